"""The text of a letter, record or report, edited by an officer before it is issued."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.domain.values import PaperKind
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.paper_text_dialog import Ui_PaperTextDialog
from bapasdesk.gui.widgets.form_guard import FormGuard, required_date
from bapasdesk.services import ledger, session_papers
from bapasdesk.services.session_papers import SERIES, PaperDraft


class PaperTextDialog(QDialog):
    """Accepted once the paper is issued; until then no number is taken."""

    def __init__(self, desk: Desk, session_id: int, kind: PaperKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PaperTextDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._session_id, self._kind = desk, session_id, kind
        self.setWindowTitle(label(kind))
        desk.gate(Right.PAPERS, self.ui.save_button)
        self.guard = FormGuard(
            self,
            self.ui,
            ("dated_on", "number", "subject", "body"),
            partial(desk.run, announce=("participants", "numbers")),
            self._typed,
            lambda typed: session_papers.issue(desk.office, session_id, kind, typed),
        )
        self.guard.keep_draft(desk, session_id, kind.value)
        self.ui.restore_button.clicked.connect(self._read)
        self.ui.dated_on.textChanged.connect(self._show_next_number)
        self._read()

    def _read(self) -> None:
        office, session_id, kind = self._desk.office, self._session_id, self._kind
        self._desk.run(lambda: session_papers.draft(office, session_id, kind), self._fill)

    def _fill(self, draft: PaperDraft) -> None:
        self.ui.dated_on.set_value(draft.dated_on)
        self.ui.subject.setText(draft.subject)
        self.ui.body.setPlainText(draft.body)
        self.guard.check()

    def _show_next_number(self) -> None:
        """What the paper will be numbered unless another number is typed."""
        on = self.ui.dated_on.value()
        if self._kind == PaperKind.AGREEMENT:
            self.ui.number.setPlaceholderText("kosong: konsep tanpa nomor")
        elif on is not None:
            office, series = self._desk.office, SERIES[self._kind]
            self._desk.run(
                lambda: ledger.next_number(office, series, on),
                lambda number: self.ui.number.setPlaceholderText(f"kosong: {number}"),
                failed=_say_nothing,
            )

    def _typed(self) -> PaperDraft:
        written = PaperDraft(
            dated_on=required_date(self.ui.dated_on, "dated_on"),
            number=self.ui.number.text().strip(),
            subject=self.ui.subject.text().strip(),
            body=self.ui.body.toPlainText(),
        )
        session_papers.check_draft(written)
        return written


def _say_nothing(error: BapasError) -> None:
    """A hint that cannot be given is no trouble; issuing will say what is wrong."""
