"""How one session went, as one side sees it: a few scores and a text."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QWidget

from bapasdesk.domain.evaluation import QUESTIONS, SCORES, check_evaluation
from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.partners import Evaluation
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.partners import SessionEvaluations
from bapasdesk.domain.values import EvaluationSide
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.evaluation_dialog import Ui_EvaluationDialog
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services import evaluations


class EvaluationDialog(QDialog):
    """For one side of a session; what that side said before is shown to be changed."""

    def __init__(
        self, desk: Desk, session: SessionEvaluations, side: EvaluationSide, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_EvaluationDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._session_id, self._side, self._today = session.session_id, side, desk.office.today()
        self._known = session.of(side)
        self.setWindowTitle(label(side))
        self.ui.about_label.setText(f"{session.course}, {format_range(session.starts_on, session.ends_on)}")
        self._scores: list[QComboBox] = [getattr(self.ui, f"score_{n}") for n in range(1, 5)]
        self._ask()
        fields = (*(f"score_{n}" for n in range(1, 5)), "comment")
        run = partial(desk.run, announce=("partners", "sessions"))
        save = partial(evaluations.save, desk.office)
        desk.gate(Right.PLAN, self.ui.save_button)
        self.guard = FormGuard(self, self.ui, fields, run, self._evaluation, save)
        self.guard.keep_draft(desk, session.session_id, side.value)

    def _ask(self) -> None:
        for number, (question, field) in enumerate(zip(QUESTIONS[self._side], self._scores, strict=True)):
            words: QLabel = getattr(self.ui, f"question_{number + 1}")
            words.setText(question)
            for score, meaning in SCORES.items():
                field.addItem(f"{score}  {meaning}" if score else meaning, score)
            field.setCurrentIndex(self._known.scores[number] if self._known else 0)
            field.setAccessibleName(question)
        self.ui.comment.setPlainText(self._known.comment if self._known else "")

    def _evaluation(self) -> Evaluation:
        evaluation = Evaluation(
            id=self._known.id if self._known else 0,
            session_id=self._session_id,
            side=self._side,
            scores=tuple(field.currentData() for field in self._scores),
            comment=self.ui.comment.toPlainText().strip(),
            evaluated_on=self._today,
        )
        check_evaluation(evaluation)
        return evaluation
