"""Jejak: who did, saw, printed or took out what, and when; a million entries, read page by page."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.rows.trail import TrailFilter, TrailRow
from bapasdesk.domain.trail import TrailKind
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.forms.trail_page import Ui_TrailPage
from bapasdesk.gui.list_export import ListExport
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.saved_filters import SavedFilters
from bapasdesk.gui.table_models import Column, PagedTableModel
from bapasdesk.gui.theme import icon
from bapasdesk.services import audit, extracts

COLUMNS: tuple[Column[TrailRow], ...] = (
    Column("Waktu", lambda row: f"{row.at:%d-%m-%Y %H.%M.%S}", width=160),
    Column("Petugas", lambda row: row.officer, width=150),
    Column("Tindakan", lambda row: row.action, width=220),
    Column("Tentang", lambda row: row.about, width=200, spare=1),
    Column("Keterangan", lambda row: row.detail),
)
EVERYBODY, EVERYTHING = "Semua petugas", "Semua jenis"
TYPING_PAUSE_MS = 150


class TrailPage(QWidget):
    title = "Jejak"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_TrailPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._wanted = TrailFilter()
        self.dialog: QDialog | None = None
        """The dialog opened last."""
        self.model = PagedTableModel[TrailRow](desk, COLUMNS, self._fetch, self._count, parent=self)
        self.ui.table.show_model(self.model, COLUMNS)
        self.ui.kind.addItems([EVERYTHING, *(label(kind) for kind in TrailKind)])
        self.ui.officer.addItem(EVERYBODY)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._filter)
        self._wire()
        desk.run(lambda: audit.officers(desk.office), self.ui.officer.addItems)
        self.refresh()

    def refresh(self) -> None:
        office = self._desk.office
        self.model.reload()
        self._desk.run(lambda: audit.head(office), self._show_head)

    def wanted(self) -> TrailFilter:
        """What is chosen above the table; a date that is none counts as not given."""
        ui = self.ui
        kind = ui.kind.currentIndex()
        return TrailFilter(
            officer=ui.officer.currentText() if ui.officer.currentIndex() > 0 else "",
            kind=list(TrailKind)[kind - 1] if kind > 0 else None,
            since=ui.since.value(),
            until=ui.until.value(),
            text=ui.filter.query,
        )

    def _wire(self) -> None:
        ui = self.ui
        ui.back_button.setIcon(icon("arrow-left"))
        ui.print_button.setIcon(icon("printer-outline"))
        ui.back_button.clicked.connect(lambda: self._desk.open("settings"))
        ui.print_button.clicked.connect(self._print)
        ui.verify_button.clicked.connect(self._verify)
        ui.filter.query_changed.connect(lambda _: self._filter())
        for box in (ui.kind, ui.officer):
            box.activated.connect(lambda _: self._filter())
        for day in (ui.since, ui.until):
            day.value_changed.connect(self._pause.start)
        others = (ui.kind, ui.officer, ui.since, ui.until)
        self.saved = SavedFilters(self._desk, "trail", ui.filter, self._filter, *others)
        self.model.counted.connect(self._show_state)
        QShortcut(QKeySequence.StandardKey.Find, self, ui.filter.setFocus)
        QShortcut(QKeySequence.StandardKey.Print, self, self._print)
        self._desk.gate(Right.AUDIT, ui.print_button, ui.verify_button)
        self.export = ListExport(self._desk, self, lambda: extracts.trail(self.wanted()), ui.export_button)

    def _filter(self) -> None:
        wanted = self.wanted()
        if wanted != self._wanted:
            self._wanted = wanted
            self.model.reload()

    def _fetch(self, sort: str, descending: bool, offset: int, limit: int) -> tuple[TrailRow, ...]:
        """On the worker."""
        return audit.rows(self._desk.office, self._wanted, offset=offset, limit=limit)

    def _count(self) -> int:
        """On the worker."""
        return audit.count(self._desk.office, self._wanted)

    def _show_state(self) -> None:
        total = self.model.rowCount()
        self.ui.count_label.setText(f"{total:,} baris".replace(",", "."))
        self.ui.table.setVisible(total > 0)
        self.ui.empty.setVisible(total == 0)
        self.ui.empty.set_content("history", "Tidak ada jejak yang cocok", "Ubah saringan di atas.")

    def _show_head(self, seal: str) -> None:
        self.ui.head_label.setText(f"Segel terakhir: {seal}")

    def _print(self) -> None:
        office, wanted = self._desk.office, self.wanted()
        self._desk.run(lambda: audit.print_trail(office, wanted), self._preview, busy="Menyiapkan jejak")

    def _preview(self, paper: Paper) -> None:
        self.dialog = PreviewDialog(self._desk, paper, self.title, self)
        open_dialog(self.dialog)

    def _verify(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: audit.verify(office), self._verified, busy="Memeriksa segel jejak")

    def _verified(self, problem: str) -> None:
        if problem:
            self._desk.messages.error(f"{problem} Pulihkan dari cadangan, lalu laporkan kepada pimpinan.")
        else:
            self._desk.messages.inform("Jejak utuh: setiap segel cocok dengan baris sebelumnya.")
