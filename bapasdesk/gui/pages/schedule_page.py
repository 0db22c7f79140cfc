"""Jadwal: all sessions as a list, a month or a week; the calendar moves them."""

from datetime import date
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.indonesian.dates import format_month, format_range
from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.calendar import CalendarSpan
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.rows.sessions import SessionRow
from bapasdesk.domain.values import SessionStatus
from bapasdesk.gui.calendar_moves import CalendarMoves
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.import_dialog import ImportDialog
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.dialogs.session_dialog import SessionDialog
from bapasdesk.gui.forms.schedule_page import Ui_SchedulePage
from bapasdesk.gui.list_deletion import ListDeletion
from bapasdesk.gui.list_export import ListExport
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.saved_filters import SavedFilters
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import Tone, icon
from bapasdesk.gui.tones import tone_of
from bapasdesk.gui.widgets.calendar_view import CalendarMode
from bapasdesk.services import calendar, extracts, sessions
from bapasdesk.services.extracts import Extract
from bapasdesk.services.import_sessions import SESSIONS

_ALL_YEARS = "Semua tahun"
_HOW_TO_MOVE = (
    "Seret kegiatan ke hari lain, atau tekan Ctrl dan panah. Spasi: kegiatan lain pada hari itu. Enter: buka."
)
_HOW_TO_BEGIN = (
    "Belum ada kegiatan di sini. Klik dua kali pada satu hari, atau tekan Enter, untuk menjadwalkan."
)
_KINDS = frozenset({"sessions", "participants", "courses", "partners", "settings"})


def _owed(row: SessionRow) -> str:
    if row.status == SessionStatus.CANCELLED or not row.participants:
        return ""
    return f"{row.open_obligations} belum" if row.open_obligations else "tuntas"


def _owed_tone(row: SessionRow) -> Tone | None:
    if not _owed(row):
        return None
    return Tone.READY if row.open_obligations else Tone.DONE


COLUMNS: tuple[Column[SessionRow], ...] = (
    Column(
        "Tanggal", lambda row: format_range(row.starts_on, row.ends_on), lambda row: row.starts_on, width=190
    ),
    Column("Pelatihan", lambda row: row.course),
    Column("Mitra", lambda row: row.partner, spare=1),
    Column("Tempat", lambda row: row.venue, width=130, spare=3),
    Column(
        "Peserta",
        lambda row: f"{row.participants} / {row.seats}",
        lambda row: row.participants,
        align_right=True,
        width=80,
    ),
    Column(
        "Hadir", lambda row: str(row.present), lambda row: row.present, align_right=True, width=64, spare=2
    ),
    Column("Status", lambda row: label(row.status), chip=lambda row: tone_of(row.status), width=128),
    Column("Kewajiban", _owed, lambda row: row.open_obligations, chip=_owed_tone, width=110),
)


class SchedulePage(QWidget):
    title = "Jadwal"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_SchedulePage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self.dialog: QDialog | None = None
        """The dialog opened last."""
        self.model = RowTableModel[SessionRow](COLUMNS, self)
        self.ui.table.show_model(self.model, COLUMNS)
        ListDeletion(desk, self.ui.table, self.ui.delete_button, sessions.remove, "session", "sessions")
        self.ui.year.addItem(_ALL_YEARS)
        self.moves = CalendarMoves(desk, self)
        self._dress()
        self._wire()
        self._wire_calendar()
        desk.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        office, query = self._desk.office, self.ui.filter.query
        year = self._year
        self._desk.run(lambda: sessions.years(office), self._show_years)
        self._desk.run(lambda: sessions.rows(office, query, year=year), self._show)
        if not self.ui.list_button.isChecked():
            self._read_span(*self.ui.calendar.span())

    def new_item(self, starts_on: date | None = None, course_id: int = 0) -> None:
        dialog = SessionDialog(self._desk, None, self, starts_on=starts_on, course_id=course_id)
        dialog.saved.connect(lambda session_id: self._desk.open("session", session_id))
        self._open(dialog)

    def show_matching(self, text: str) -> None:
        """The list, filtered by a word."""
        self.show_list()
        self.ui.filter.setText(text)

    def show_list(self) -> None:
        self.ui.list_button.setChecked(True)
        self.ui.views.setCurrentWidget(self.ui.list_view)

    def show_calendar(self, mode: CalendarMode) -> None:
        month = mode == CalendarMode.MONTH
        (self.ui.month_button if month else self.ui.week_button).setChecked(True)
        self.ui.views.setCurrentWidget(self.ui.calendar_page)
        self.ui.calendar.set_mode(mode)
        self.ui.calendar.setFocus()

    def _dress(self) -> None:
        ui = self.ui
        ui.new_button.setIcon(icon("plus", "#FFFFFF"))
        ui.print_button.setIcon(icon("printer-outline"))
        ui.list_button.setIcon(icon("format-list-bulleted"))
        ui.month_button.setIcon(icon("calendar-month-outline"))
        ui.week_button.setIcon(icon("calendar-week-outline"))
        ui.back_button.setIcon(icon("chevron-left"))
        ui.forward_button.setIcon(icon("chevron-right"))
        ui.list_button.setChecked(True)
        ui.views.setCurrentWidget(ui.list_view)

    def _wire_calendar(self) -> None:
        ui, view = self.ui, self.ui.calendar
        ui.list_button.clicked.connect(self.show_list)
        ui.month_button.clicked.connect(lambda: self.show_calendar(CalendarMode.MONTH))
        ui.week_button.clicked.connect(lambda: self.show_calendar(CalendarMode.WEEK))
        ui.back_button.clicked.connect(lambda: view.leaf(-1))
        ui.forward_button.clicked.connect(lambda: view.leaf(1))
        ui.today_button.clicked.connect(lambda: view.go(self._desk.office.today()))
        ui.print_button.clicked.connect(self._print_month)
        view.start(self._desk.office.today())
        view.span_wanted.connect(self._read_span)
        view.opened.connect(lambda id: self._desk.open("session", id))
        view.new_wanted.connect(self.new_item)
        view.move_wanted.connect(self.moves.ask)
        QShortcut(QKeySequence.StandardKey.Print, self, self._print_month)

    def _read_span(self, first: date, last: date) -> None:
        view = self.ui.calendar
        month = view.mode == CalendarMode.MONTH
        self.ui.span_label.setText(format_month(view.day) if month else format_range(first, last))
        self._desk.run(partial(calendar.span, self._desk.office, first, last), self._show_span)

    def _show_span(self, span: CalendarSpan) -> None:
        self.ui.calendar.show_span(span)
        self.ui.hint_label.setText(_HOW_TO_MOVE if span.entries else _HOW_TO_BEGIN)

    def _print_month(self) -> None:
        day = self._desk.office.today() if self.ui.list_button.isChecked() else self.ui.calendar.day
        make = partial(calendar.month, self._desk.office, day.year, day.month)
        self._desk.run(make, self._show_month, busy="Menyiapkan jadwal bulanan …")

    def _show_month(self, paper: Paper) -> None:
        self._open(PreviewDialog(self._desk, paper, "Jadwal bulanan", self))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)

    def _wire(self) -> None:
        self._desk.gate(Right.PLAN, self.ui.new_button, self.ui.empty.action, self.ui.import_button)
        self._desk.gate(Right.EXPORT, self.ui.print_button)
        self.ui.import_button.clicked.connect(lambda: self._open(ImportDialog(self._desk, SESSIONS, self)))
        self.export = ListExport(self._desk, self, self._extract, self.ui.export_button)
        self.ui.new_button.clicked.connect(lambda: self.new_item())
        self.ui.empty.clicked.connect(lambda: self.new_item())
        self.ui.filter.query_changed.connect(lambda _: self.refresh())
        self.ui.year.activated.connect(lambda _: self.refresh())
        self.saved = SavedFilters(self._desk, "sessions", self.ui.filter, self.refresh, self.ui.year)
        self.ui.table.opened.connect(self._open_row)
        header = self.ui.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.sortIndicatorChanged.connect(self.model.sort)
        QShortcut(QKeySequence.StandardKey.New, self, self.new_item)
        QShortcut(QKeySequence.StandardKey.Find, self, self.ui.filter.setFocus)

    @property
    def _year(self) -> int | None:
        return int(self.ui.year.currentText()) if self.ui.year.currentIndex() > 0 else None

    def _extract(self) -> Extract:
        return extracts.sessions(self.ui.filter.query, year=self._year)

    def _open_row(self, row: int) -> None:
        found = self.model.row_at(row)
        if found is not None:
            self._desk.open("session", found.id)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS:
            self.refresh()

    def _show_years(self, years: tuple[int, ...]) -> None:
        chosen = self.ui.year.currentText()
        self.ui.year.clear()
        self.ui.year.addItems([_ALL_YEARS, *(str(year) for year in years)])
        self.ui.year.setCurrentText(chosen)

    def _show(self, rows: tuple[SessionRow, ...]) -> None:
        self.model.set_rows(rows)
        self.ui.count_label.setText(f"{len(rows)} kegiatan")
        self.ui.table.setVisible(bool(rows))
        self.ui.empty.setVisible(not rows)
        if self.ui.filter.query or self.ui.year.currentIndex() > 0:
            self.ui.empty.set_content(
                "magnify", "Tidak ada kegiatan yang cocok", "Ubah kata saringan atau tahunnya."
            )
        else:
            self.ui.empty.set_content(
                "calendar-month-outline",
                "Belum ada kegiatan",
                "Kegiatan adalah satu pelaksanaan pelatihan oleh mitra, pada satu hari atau lebih.",
                "Jadwalkan kegiatan pertama",
            )
