"""The session page, where a training day is worked off: participants, papers, history, the next step."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QToolButton, QWidget

from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import BatchReport, ParticipantRow
from bapasdesk.domain.rows.sessions import SessionDetail
from bapasdesk.domain.rows.trail import AuditRow
from bapasdesk.domain.session_steps import NextStep, next_step, step_label, who_waits
from bapasdesk.domain.values import (
    RIGHT_TO_PRINT,
    SESSION_PAPERS,
    ObligationKind,
    PaperKind,
    PaperSize,
    SessionStatus,
)
from bapasdesk.errors import BapasError, NotFound
from bapasdesk.gui.attendance_typing import OVER, AttendanceTyping
from bapasdesk.gui.budget_tab import BudgetTab
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.enrol_dialog import EnrolDialog
from bapasdesk.gui.dialogs.seat_choice_dialog import SeatChoiceDialog
from bapasdesk.gui.dialogs.session_dialog import SessionDialog
from bapasdesk.gui.dialogs.topics_dialog import TopicsDialog
from bapasdesk.gui.forms.session_page import Ui_SessionPage
from bapasdesk.gui.list_export import ListExport
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.plain_text import as_plain
from bapasdesk.gui.results_tab import ResultsTab
from bapasdesk.gui.right_gate import why_not
from bapasdesk.gui.session_actions import SessionActions
from bapasdesk.gui.session_columns import HISTORY_COLUMNS, NUMBER_COLUMNS, Issued
from bapasdesk.gui.session_head import SessionHead
from bapasdesk.gui.session_menu import MakeExtract, add_exports, participants_menu, session_menu
from bapasdesk.gui.table_models import RowTableModel
from bapasdesk.gui.theme import icon
from bapasdesk.gui.waiting_tab import WaitingTab
from bapasdesk.gui.widgets.participant_model import FIRST_DAY
from bapasdesk.services import certificates, extracts, participants, payments, planning, sessions
from bapasdesk.services.extracts import Extract
from bapasdesk.services.office import Office
from bapasdesk.services.paper_states import paper_states

_KINDS = frozenset({"participants", "sessions", "clients", "courses", "partners", "waiting"})


class SessionPage(QWidget):
    title = "Kegiatan"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_SessionPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._detail: SessionDetail | None = None
        self.dialog: QDialog | None = None
        """The dialog opened last."""
        self.session_id = 0
        self.actions_ = SessionActions(desk, self)
        self.head = SessionHead(self.ui)
        self.budget = BudgetTab(desk)
        self.ui.tabs.insertTab(self.ui.tabs.indexOf(self.ui.history_tab), self.budget, "Anggaran")
        self.numbers = RowTableModel[Issued](NUMBER_COLUMNS, self)
        self.history = RowTableModel[AuditRow](HISTORY_COLUMNS, self)
        self.results = ResultsTab(desk, self)
        self.ui.tabs.insertTab(self.ui.tabs.indexOf(self.ui.history_tab), self.results, "Hasil")
        self.waiting = WaitingTab(desk, self)
        self.ui.tabs.insertTab(self.ui.tabs.indexOf(self.ui.documents_tab), self.waiting, WaitingTab.title)
        self.waiting.title_changed.connect(self._name_waiting_tab)
        self.attendance = AttendanceTyping(desk, self.ui.table, self.ui.row_code)
        self.attendance.refused.connect(self.refresh)
        self._dress()
        self._wire()
        desk.changed.connect(self._changed)

    @property
    def rows(self) -> tuple[ParticipantRow, ...]:
        return self.ui.table.participants.rows

    def show_session(self, session_id: int) -> None:
        if session_id != self.session_id:
            self.attendance.save()
            self.session_id = self.actions_.session_id = session_id
            self.results.show_session(session_id)
            self.ui.tabs.setCurrentIndex(0)
            self.budget.show_session(session_id)
        self.refresh()

    def refresh(self) -> None:
        office, session_id = self._desk.office, self.session_id
        if session_id:
            gone = self._gone
            self._desk.run(lambda: _read(office, session_id), partial(self._show, session_id), failed=gone)
            self._desk.run(lambda: paper_states(office, session_id), self.ui.papers.show_states, failed=gone)
            warnings = partial(planning.session_warnings, office, session_id)
            self._desk.run(warnings, self.head.show_warnings, failed=gone)
            self.waiting.show_session(session_id)
            self._desk.run(lambda: _issued(office, session_id), self._show_numbers)
            self._desk.run(lambda: sessions.history(office, session_id), self.history.set_rows)

    def _dress(self) -> None:
        ui = self.ui
        ui.numbers_table.show_model(self.numbers, NUMBER_COLUMNS)
        ui.history_table.show_model(self.history, HISTORY_COLUMNS)
        ui.paper_size.addItem("Sesuai pengaturan", None)
        for size in PaperSize:
            ui.paper_size.addItem(label(size), size)
        ui.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        ui.back_button.setIcon(icon("chevron-left"))
        ui.enrol_button.setIcon(icon("account-plus-outline"))
        ui.choose_button.setIcon(icon("format-list-numbered"))
        ui.hint_label.setText(
            "Kehadiran: H hadir, I izin, S sakit, A alpa, K tidak hadir karena pihak kami. "
            "Spasi atau klik sekali lagi memajukan kewajiban; klik kanan untuk yang lain."
        )
        ui.hint_label.setWordWrap(True)
        ui.empty.set_content(
            "account-group-outline",
            "Belum ada peserta",
            "Daftarkan klien yang akan ikut, lalu cetak daftar hadirnya.",
            "Tambah peserta",
        )

    def _wire(self) -> None:
        ui, actions = self.ui, self.actions_
        self._desk.gate(Right.PEOPLE, ui.enrol_button, ui.choose_button, ui.fill_button, ui.waive_button)
        self._desk.gate(Right.PEOPLE, ui.empty.action)
        self._desk.gate(Right.PLAN, ui.close_button)
        self._desk.gate(Right.PAPERS, ui.roster_button)
        for kind in SESSION_PAPERS:
            self._desk.gate(RIGHT_TO_PRINT[kind], ui.papers.button(kind))
            self._desk.gate(Right.VOID, ui.papers.void_button(kind))
        self._desk.roles_changed.connect(self.refresh)
        ui.back_button.clicked.connect(lambda: self._desk.open("schedule"))
        ui.next_button.clicked.connect(self._take_step)
        ui.close_button.clicked.connect(actions.close_session)
        ui.enrol_button.clicked.connect(self.enrol)
        ui.choose_button.clicked.connect(self.choose)
        ui.empty.clicked.connect(self.enrol)
        ui.fill_button.clicked.connect(self.attendance.fill_present)
        ui.waive_button.clicked.connect(actions.waive_not_entitled)
        ui.table.advanced.connect(self._advance)
        ui.table.opened.connect(self._open_client)
        ui.table.removed.connect(lambda: actions.remove(self._chosen()))
        actions.session_removed.connect(lambda: self._desk.open("schedule"))
        ui.table.customContextMenuRequested.connect(self._show_menu)
        ui.papers.chosen.connect(self._show_paper)
        ui.papers.writing_requested.connect(actions.write_paper)
        ui.papers.void_requested.connect(actions.void_paper)
        ui.roster_button.clicked.connect(actions.show_roster)
        self.export = ListExport(self._desk, self, self._extract, None)
        QShortcut(QKeySequence.StandardKey.New, self, self.enrol)
        QShortcut(QKeySequence("Ctrl+Shift+N"), self, self.choose)
        QShortcut(QKeySequence("Ctrl+G"), self, ui.row_code.setFocus)
        QShortcut(QKeySequence("Ctrl+Shift+I"), self, actions.import_attendance)
        QShortcut(QKeySequence.StandardKey.Print, self, self._print_here)

    def _name_waiting_tab(self, title: str) -> None:
        self.ui.tabs.setTabText(self.ui.tabs.indexOf(self.waiting), title)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS:
            self.refresh()

    def _gone(self, error: BapasError) -> None:
        """A session deleted meanwhile is no longer shown; whoever looks at it is led back to the list."""
        if not isinstance(error, NotFound):
            self._desk.messages.error(str(error))
            return
        was_shown, self.session_id = self.session_id, 0
        self.actions_.session_id, self._detail = 0, None
        self.attendance.show_session(None)
        if was_shown and self.isVisible():
            self._desk.messages.inform(str(error))
            self._desk.open("schedule")

    def _show(self, asked_for: int, found: tuple[SessionDetail, tuple[ParticipantRow, ...]]) -> None:
        if asked_for != self.session_id or self.attendance.is_unsaved:
            return  # what is still being typed is saved and read again in a moment
        detail, rows = found
        self._detail = detail
        self.attendance.show_session(detail)
        table = self.ui.table
        table.participants.show(rows, detail.days, detail.session.lesson_hours)
        if rows and not table.currentIndex().isValid():
            table.go_to(0, FIRST_DAY)
        table.setVisible(bool(rows))
        self.ui.hint_label.setVisible(bool(rows))
        self.ui.empty.setVisible(not rows)
        self.head.show(detail, rows)
        self._show_step(detail, rows)

    def _show_step(self, detail: SessionDetail, rows: Sequence[ParticipantRow]) -> None:
        ui = self.ui
        open_ = detail.session.status not in OVER
        self._step = next_step(detail.session, rows, self._desk.office.today())
        right = self.actions_.right_for(self._step)
        ui.next_button.setText(step_label(self._step))
        ui.next_button.setEnabled(self._desk.allows(right))
        ui.next_button.setToolTip("" if self._desk.allows(right) else why_not(right))
        ui.next_button.setVisible(self._step not in (NextStep.NONE, NextStep.CLOSE))
        waiting = who_waits(rows)
        ui.close_button.setVisible(open_)
        ui.close_button.setEnabled(bool(rows) and not waiting)
        ui.close_button.setProperty("primary", self._step == NextStep.CLOSE)
        ui.close_button.style().polish(ui.close_button)
        ui.close_button.setToolTip(
            as_plain("\n".join(["Masih menunggu:", *waiting] if waiting else ["Semua kewajiban tuntas"]))
        )
        for button in (ui.enrol_button, ui.choose_button, ui.fill_button, ui.waive_button):
            button.setEnabled(open_)
        self.waiting.know_seats(detail.session.seats - len(rows), open_)
        self._make_menu(detail.session.status)

    def _make_menu(self, status: SessionStatus) -> None:
        menu = session_menu(self, self.actions_, status, self._change_session, self._change_topics)
        add_exports(menu, self._desk.allows, self._export)
        self.ui.more_button.setMenu(menu)

    def _show_numbers(self, issued: Sequence[Issued]) -> None:
        self.numbers.set_rows(issued)
        self.ui.numbers_table.setVisible(bool(issued))
        self.ui.numbers_empty.setVisible(not issued)

    def _extract(self, make: MakeExtract | None = None) -> Extract | None:
        """The waiting list where that is in view, the participants otherwise."""
        if self._detail is None:
            return None
        in_view = self.ui.tabs.currentWidget() is self.waiting
        make = make or (extracts.waiting_list if in_view else extracts.seats)
        session = self._detail.session
        dates = format_range(session.starts_on, session.ends_on)
        return make(session.id, f"{self._detail.course.name}, {dates}")

    def _export(self, make: MakeExtract) -> None:
        found = self._extract(make)
        if found is not None:
            self.export.show(found)

    def enrol(self) -> None:
        if self._detail is None or self._detail.session.status in OVER or not self._desk.allows(Right.PEOPLE):
            return
        dialog = EnrolDialog(self._desk, self.session_id, self)
        dialog.enrolled.connect(self._enrolled)
        self._open(dialog)

    def choose(self) -> None:
        """The ranked list of those who could get a seat."""
        if self._detail is None or self._detail.session.status in OVER:
            return
        dialog = SeatChoiceDialog(self._desk, self.session_id, self)
        dialog.enrolled.connect(self._enrolled)
        dialog.waiting_changed.connect(partial(self._desk.messages.report, "Masuk daftar tunggu"))
        self._open(dialog)

    def _enrolled(self, report: BatchReport) -> None:
        self._desk.messages.report("Peserta ditambahkan", report)

    def _change_session(self) -> None:
        self._open(SessionDialog(self._desk, self.session_id, self))

    def _change_topics(self) -> None:
        if self._detail is not None:
            self._open(TopicsDialog(self._desk, self.session_id, self._detail.course.id, self))

    def _open_client(self, row: int) -> None:
        found = self.ui.table.participants.row_at(row)
        if found is not None:
            self.actions_.open_client(found)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)

    def _take_step(self) -> None:
        if self._step == NextStep.ENROL:
            self.enrol()
        elif self._step == NextStep.ATTENDANCE:
            self.ui.tabs.setCurrentIndex(0)
            self.attendance.go_to_first_blank()
        else:
            self.actions_.take_step(self._step, self.rows)

    def _chosen(self) -> list[ParticipantRow]:
        rows = (self.ui.table.participants.row_at(number) for number in self.ui.table.chosen_rows())
        return [row for row in rows if row is not None]

    def _advance(self, kind: ObligationKind) -> None:
        chosen = self._chosen()
        if chosen and kind == ObligationKind.CERTIFICATE and chosen[0].certificate_id is None:
            self.actions_.issue_certificates([row.id for row in chosen])
        elif chosen and kind == ObligationKind.TRANSPORT and chosen[0].payment_id is None:
            self.actions_.prepare_receipts([row.id for row in chosen])
        elif chosen:
            self.actions_.advance([row.id for row in chosen], kind)

    def _show_paper(self, kind: PaperKind) -> None:
        self.actions_.show_paper(kind, size=self.ui.paper_size.currentData())

    def _print_here(self) -> None:
        """Ctrl+P: the paper of the column the cursor is in, the attendance sheet otherwise."""
        kind = self.ui.table.participants.kind_of(self.ui.table.currentIndex().column())
        papers = {
            ObligationKind.CERTIFICATE: PaperKind.CERTIFICATES,
            ObligationKind.TRANSPORT: PaperKind.RECEIPTS,
        }
        paper = papers.get(kind, PaperKind.ATTENDANCE_SHEET) if kind else PaperKind.ATTENDANCE_SHEET
        self._show_paper(paper)

    def _show_menu(self, at: QPoint) -> None:
        chosen = self._chosen()
        if not chosen or self._detail is None:
            return
        menu = participants_menu(self, self.actions_, chosen, self._advance)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.ui.table.viewport().mapToGlobal(at))


def _read(office: Office, session_id: int) -> tuple[SessionDetail, tuple[ParticipantRow, ...]]:
    """On the worker."""
    return sessions.get(office, session_id), participants.rows(office, session_id)


def _issued(office: Office, session_id: int) -> tuple[Issued, ...]:
    """On the worker: every number of the session, void ones too."""
    return (
        *certificates.rows(office, session_id=session_id, limit=None),
        *payments.rows(office, session_id=session_id, limit=None),
    )
