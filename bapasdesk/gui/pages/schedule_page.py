"""Jadwal: all sessions, newest first."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows import SessionRow
from bapasdesk.domain.values import SessionStatus, label
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.session_dialog import SessionDialog
from bapasdesk.gui.forms.schedule_page import Ui_SchedulePage
from bapasdesk.gui.list_deletion import ListDeletion
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import Tone, icon, tone_of
from bapasdesk.services import sessions

_ALL_YEARS = "Semua tahun"
_KINDS = frozenset({"sessions", "participants", "courses", "partners"})


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
        self.dialog: SessionDialog | None = None
        """The dialog opened last."""
        self.model = RowTableModel[SessionRow](COLUMNS, self)
        self.ui.table.show_model(self.model, COLUMNS)
        ListDeletion(desk, self.ui.table, self.ui.delete_button, sessions.remove, "kegiatan", "sessions")
        self.ui.new_button.setIcon(icon("plus", "#FFFFFF"))
        self.ui.year.addItem(_ALL_YEARS)
        self._wire()
        desk.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        office, query = self._desk.office, self.ui.filter.query
        year = int(self.ui.year.currentText()) if self.ui.year.currentIndex() > 0 else None
        self._desk.run(lambda: sessions.years(office), self._show_years)
        self._desk.run(lambda: sessions.rows(office, query, year=year), self._show)

    def new_item(self) -> None:
        self.dialog = SessionDialog(self._desk, None, self)
        self.dialog.saved.connect(lambda session_id: self._desk.open("session", session_id))
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _wire(self) -> None:
        self._desk.gate(Right.PLAN, self.ui.new_button)
        self.ui.new_button.clicked.connect(self.new_item)
        self.ui.empty.clicked.connect(self.new_item)
        self.ui.filter.query_changed.connect(lambda _: self.refresh())
        self.ui.year.activated.connect(lambda _: self.refresh())
        self.ui.table.opened.connect(self._open_row)
        header = self.ui.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.sortIndicatorChanged.connect(self.model.sort)
        QShortcut(QKeySequence.StandardKey.New, self, self.new_item)
        QShortcut(QKeySequence.StandardKey.Find, self, self.ui.filter.setFocus)

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
        self.ui.count_label.setText(f"{len(rows)} kegiatan" if rows else "")
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
