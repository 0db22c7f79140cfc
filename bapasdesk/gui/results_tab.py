"""Hasil: what came of a session so far, and where feedback, answers and apprenticeships are typed in."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QWidget

from bapasdesk.domain.feedback import QUESTIONS, WANTS_TO_USE
from bapasdesk.domain.indonesian.dates import format_date, format_range
from bapasdesk.domain.labels import label
from bapasdesk.domain.outcomes import LEAST_REACHED, USES_SKILL
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import FeedbackSummary, FollowUpRow
from bapasdesk.domain.session_results import ApprenticeshipRow, ChainLink, PersonResults, SessionResults
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.apprenticeship_dialog import ApprenticeshipDialog
from bapasdesk.gui.dialogs.call_dialog import CallDialog
from bapasdesk.gui.dialogs.continuation_dialog import ContinuationDialog
from bapasdesk.gui.dialogs.feedback_dialog import FeedbackDialog
from bapasdesk.gui.forms.results_tab import Ui_ResultsTab
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.plain_text import as_plain
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import ROW_HEIGHT, Tone, icon
from bapasdesk.gui.widgets.data_table import DataTable
from bapasdesk.services import outcomes, session_results

_KINDS = frozenset({"follow_ups", "results", "participants", "sessions", "clients"})
_FIRST_MONTH = 1
"""Column of the first question; the name stands before it."""
_ROWS_SEEN = 4
"""The list keeps room for so many people, also in a low window."""
_SUGGESTIONS = 3
_NOT_DUE = "Belum ada yang jatuh tempo ditanya."
_NOT_PLANNED = "Pertanyaan dijadwalkan saat kegiatan ditutup, bagi yang hadir."

APPRENTICE_COLUMNS: tuple[Column[ApprenticeshipRow], ...] = (
    Column("Nama", lambda row: row.name),
    Column("Mitra", lambda row: row.partner),
    Column("Mulai", lambda row: format_date(row.apprenticeship.starts_on), width=150),
    Column(
        "Selesai",
        lambda row: format_date(row.apprenticeship.ends_on) if row.apprenticeship.ends_on else "berjalan",
        chip=lambda row: None if row.apprenticeship.ends_on else Tone.READY,
        width=150,
    ),
    Column("Catatan", lambda row: row.apprenticeship.note, spare=1),
)


class ResultsTab(QScrollArea):
    """`show_session` says whose results; read when the tab is in view. In a low window it scrolls."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ResultsTab()
        parts = QWidget()
        parts.setProperty("page", True)
        self.ui.setupUi(parts)  # type: ignore[no-untyped-call, unused-ignore]
        self.setWidget(parts)
        self.setWidgetResizable(True)
        self._desk, self.session_id = desk, 0
        self.results: SessionResults | None = None
        self.dialog: QDialog | None = None
        """The dialog opened last."""
        self._links: list[QPushButton] = []
        self.people = RowTableModel[PersonResults]((), self)
        self.apprentices = RowTableModel[ApprenticeshipRow](APPRENTICE_COLUMNS, self)
        self._dress()
        self._wire()
        desk.changed.connect(self._changed)

    def show_session(self, session_id: int) -> None:
        self.session_id, self.results = session_id, None
        self.refresh()

    def refresh(self) -> None:
        office, session_id = self._desk.office, self.session_id
        if session_id and self.isVisible():
            read = partial(session_results.of_session, office, session_id)
            self._desk.run(read, self._show, failed=lambda _: None)  # the page tells that it is gone

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.refresh()

    def answer(self) -> None:
        """The question under the cursor; elsewhere in the row the next open one, else the newest answer."""
        person = self._chosen()
        if person is None or self.results is None or not self._desk.allows(Right.PEOPLE):
            return
        place = self.ui.table.currentIndex().column() - _FIRST_MONTH
        months = self.results.months
        here = person.questions.get(months[place]) if 0 <= place < len(months) else None
        asked = here or person.next_question or person.newest_answer
        if asked is None:
            self._desk.messages.inform(_NOT_PLANNED)
        else:
            self._open(CallDialog(self._desk, [asked], self))

    def enter_feedback(self) -> None:
        known = self.results.feedback.sheets if self.results else 0
        self._open(FeedbackDialog(self._desk, self.session_id, known, self))

    def add_apprenticeship(self) -> None:
        person = self._chosen()
        if person is not None:
            self._open(ApprenticeshipDialog(self._desk, person.participant_id, person.name, None, self))

    def _dress(self) -> None:
        ui = self.ui
        for table in (ui.table, ui.apprentices):
            table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        ui.table.setMinimumHeight(ROW_HEIGHT * (_ROWS_SEEN + 1))
        ui.apprentices.show_model(self.apprentices, APPRENTICE_COLUMNS)
        ui.feedback_button.setIcon(icon("clipboard-text-outline"))
        ui.chain_button.setIcon(icon("link-variant"))
        ui.answer_button.setIcon(icon("phone-outline"))
        ui.apprentice_button.setIcon(icon("account-hard-hat-outline"))
        ui.empty.set_content(
            "account-group-outline", "Belum ada peserta", "Hasil tampil di sini setelah ada yang ikut."
        )

    def _wire(self) -> None:
        ui = self.ui
        self._desk.gate(Right.PEOPLE, ui.feedback_button, ui.answer_button, ui.apprentice_button)
        self._desk.gate(Right.PLAN, ui.chain_button)
        ui.feedback_button.clicked.connect(self.enter_feedback)
        ui.chain_button.clicked.connect(
            lambda: self._open(ContinuationDialog(self._desk, self.session_id, self.results, self))
        )
        ui.answer_button.clicked.connect(self.answer)
        ui.apprentice_button.clicked.connect(self.add_apprenticeship)
        ui.table.opened.connect(lambda _: self.answer())
        ui.apprentices.opened.connect(self._change_apprenticeship)
        ui.apprentices.removal_requested.connect(self._remove_apprenticeship)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS:
            self.refresh()

    def _show(self, found: SessionResults) -> None:
        if found.session_id != self.session_id:
            return
        self.results = found
        self._show_people(found)
        self._show_feedback(found.feedback)
        self._show_chain(found)
        self._show_apprentices(found.apprenticeships)

    def _show_people(self, found: SessionResults) -> None:
        ui, place = self.ui, self.ui.table.currentIndex()
        columns = self._columns(found.months)
        if [one.title for one in columns] != [one.title for one in self.people.columns]:
            self.people = RowTableModel[PersonResults](columns, self)
            ui.table.show_model(self.people, columns)
        self.people.set_rows(found.people)
        if found.people:
            row, column = max(0, place.row()), max(0, place.column())
            ui.table.setCurrentIndex(self.people.index(min(row, len(found.people) - 1), column))
        ui.table.setVisible(bool(found.people))
        ui.empty.setVisible(not found.people)
        for button in (ui.answer_button, ui.apprentice_button):
            button.setEnabled(bool(found.people))
        is_planned = any(person.questions for person in found.people)
        said = "\n".join(found.sentences.values())
        ui.sentence_label.setText(said or (_NOT_DUE if is_planned else _NOT_PLANNED))

    def _columns(self, months: Sequence[int]) -> tuple[Column[PersonResults], ...]:
        today = self._desk.office.today
        return (
            Column("Nama", lambda row: row.name),
            *(_month_column(one) for one in months),
            Column(
                "Telepon berikutnya",
                lambda row: format_date(row.next_question.next_on) if row.next_question else "–",
                lambda row: row.next_question.next_on.toordinal() if row.next_question else 0,
                width=165,
                chip=lambda row: _next_tone(row, today()),
                spare=1,
            ),
        )

    def _show_feedback(self, found: FeedbackSummary) -> None:
        ui = self.ui
        ui.feedback_label.setText(_feedback_text(found))
        few = found.suggestions[:_SUGGESTIONS]
        more = len(found.suggestions) - len(few)
        said = "  ·  ".join(f"“{one}”" for one in few) + (f"  ·  dan {more} lagi" if more else "")
        ui.suggestions_label.setText(f"Saran: {said}" if few else "")
        ui.suggestions_label.setVisible(bool(few))
        ui.suggestions_label.setToolTip(as_plain("\n".join(found.suggestions)))

    def _show_chain(self, found: SessionResults) -> None:
        for button in self._links:
            button.deleteLater()
        self._links = [self._link("Lanjutan dari", found.continues)] if found.continues else []
        self._links += [self._link("Dilanjutkan oleh", one) for one in found.continued_by]
        for button in self._links:
            self.ui.links_layout.addWidget(button)
        self.ui.chain_label.setText("Kegiatan ini tidak melanjutkan dan belum dilanjutkan kegiatan lain.")
        self.ui.chain_label.setVisible(not self._links)

    def _link(self, how: str, link: ChainLink) -> QPushButton:
        button = QPushButton(f"{how} {link.course}, {format_range(link.starts_on, link.ends_on)}")
        button.setProperty("quiet", True)
        button.setToolTip(as_plain(link.partner))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self._desk.open("session", link.session_id))
        return button

    def _show_apprentices(self, rows: Sequence[ApprenticeshipRow]) -> None:
        ui = self.ui
        self.apprentices.set_rows(rows)
        head = ui.apprentices.horizontalHeader().sizeHint().height()
        ui.apprentices.setFixedHeight(ROW_HEIGHT * min(len(rows), _ROWS_SEEN) + head + 4)
        ui.apprentices_heading.setVisible(bool(rows))
        ui.apprentices.setVisible(bool(rows))

    def _change_apprenticeship(self, number: int) -> None:
        row = self.apprentices.row_at(number)
        if row is not None:
            known = row.apprenticeship
            self._open(ApprenticeshipDialog(self._desk, known.participant_id, row.name, known, self))

    def _remove_apprenticeship(self) -> None:
        row = self.apprentices.row_at(self.ui.apprentices.currentIndex())
        if row is not None and self._desk.allows(Right.PEOPLE):
            office, known_id = self._desk.office, row.apprenticeship.id
            self._desk.run(
                lambda: outcomes.remove_apprenticeship(office, known_id),
                lambda _: None,
                announce=("results",),
            )

    def _chosen(self) -> PersonResults | None:
        return self.people.row_at(self.ui.table.currentIndex())

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)


def _month_column(months: int) -> Column[PersonResults]:
    def asked(row: PersonResults) -> FollowUpRow | None:
        return row.questions.get(months)

    return Column(
        f"{months} bulan",
        lambda row: _answer_text(asked(row)),
        width=165,
        chip=lambda row: _answer_tone(asked(row)),
        tooltip=lambda row: _answer_text(asked(row)),
    )


def _answer_text(asked: FollowUpRow | None) -> str:
    if asked is None:
        return "–"
    if asked.outcome is None:
        return f"dicoba {asked.tries} kali" if asked.tries else "belum ditanya"
    return label(asked.outcome)


def _answer_tone(asked: FollowUpRow | None) -> Tone | None:
    if asked is None:
        return None
    if asked.outcome is None:
        return Tone.READY if asked.tries else None
    return Tone.DONE if asked.outcome in USES_SKILL else Tone.OPEN


def _next_tone(row: PersonResults, today: object) -> Tone | None:
    asked = row.next_question
    return Tone.READY if asked is not None and asked.next_on <= today else None  # type: ignore[operator]


def _feedback_text(found: FeedbackSummary) -> str:
    if not found.sheets:
        return "Belum ada lembar yang diisi."
    if not found.is_shown:
        return f"{found.sheets} lembar masuk. Isinya tampil mulai {LEAST_REACHED} lembar."
    marks = [f"{words} {_mark(getattr(found, field))}" for field, words in QUESTIONS.items()]
    wants = f"{WANTS_TO_USE}: {found.wants_to_use} dari {found.sheets}"
    return f"{found.sheets} lembar, nilai 1–5: {', '.join(marks)}.\n{wants}."


def _mark(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}".replace(".", ",")
