"""The text of a letter, record or report, edited by an officer before it is issued."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.domain.values import PaperKind, SeriesKind
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.paper_text_dialog import Ui_PaperTextDialog
from bapasdesk.gui.widgets.form_guard import FormGuard, required_date
from bapasdesk.services import agreement_letters, ledger, session_papers
from bapasdesk.services.office import Office
from bapasdesk.services.session_papers import SERIES, PaperDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What is written: how it is drafted and issued, and which kinds of news it makes."""

    kind: PaperKind
    about: int
    """Id of the session or agreement."""
    series: SeriesKind
    draft: Callable[[Office], PaperDraft]
    issue: Callable[[Office, PaperDraft], int]
    changes: tuple[str, ...]


def of_session(session_id: int, kind: PaperKind) -> Writing:
    return Writing(
        kind=kind,
        about=session_id,
        series=SERIES[kind],
        draft=lambda office: session_papers.draft(office, session_id, kind),
        issue=lambda office, written: session_papers.issue(office, session_id, kind, written),
        changes=("participants", "numbers"),
    )


def of_agreement(agreement_id: int) -> Writing:
    """The letter that asks for its renewal."""
    return Writing(
        kind=PaperKind.RENEWAL,
        about=agreement_id,
        series=SeriesKind.LETTER,
        draft=lambda office: agreement_letters.draft(office, agreement_id),
        issue=lambda office, written: agreement_letters.issue(office, agreement_id, written),
        changes=("partners", "numbers"),
    )


class PaperTextDialog(QDialog):
    """Accepted once the paper is issued; until then no number is taken."""

    def __init__(self, desk: Desk, writing: Writing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PaperTextDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._writing = desk, writing
        self.setWindowTitle(label(writing.kind))
        desk.gate(Right.PAPERS, self.ui.save_button)
        self.guard = FormGuard(
            self,
            self.ui,
            ("dated_on", "number", "subject", "body"),
            partial(desk.run, announce=writing.changes),
            self._typed,
            lambda typed: writing.issue(desk.office, typed),
        )
        self.guard.keep_draft(desk, writing.about, writing.kind.value)
        self.ui.restore_button.clicked.connect(self._read)
        self.ui.dated_on.textChanged.connect(self._show_next_number)
        self._read()

    def _read(self) -> None:
        office, writing = self._desk.office, self._writing
        self._desk.run(lambda: writing.draft(office), self._fill)

    def _fill(self, draft: PaperDraft) -> None:
        self.ui.dated_on.set_value(draft.dated_on)
        self.ui.subject.setText(draft.subject)
        self.ui.body.setPlainText(draft.body)
        self.guard.check()

    def _show_next_number(self) -> None:
        """What the paper will be numbered unless another number is typed."""
        on = self.ui.dated_on.value()
        if self._writing.kind == PaperKind.AGREEMENT:
            self.ui.number.setPlaceholderText("kosong: konsep tanpa nomor")
        elif on is not None:
            office, series = self._desk.office, self._writing.series
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
