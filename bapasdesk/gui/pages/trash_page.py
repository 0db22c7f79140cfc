"""Keranjang sampah: what was deleted in the last thirty days, to be restored or removed for good."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from bapasdesk.domain.rows.people import BatchReport
from bapasdesk.domain.rows.trail import TrashRow
from bapasdesk.domain.trash import KEPT_DAYS
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.trash_page import Ui_TrashPage
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import icon
from bapasdesk.services import trash

COLUMNS: tuple[Column[TrashRow], ...] = (
    Column("Jenis", lambda row: row.kind, width=140),
    Column("Nama", lambda row: row.title),
    Column("Dihapus", lambda row: f"{row.deleted_at:%d-%m-%Y %H.%M}", lambda row: row.deleted_at, width=150),
    Column("Oleh", lambda row: row.officer, width=160, spare=1),
    Column(
        "Tersimpan",
        lambda row: f"{row.days_left} hari lagi",
        lambda row: row.days_left,
        align_right=True,
        width=120,
    ),
)
_CHANGED = ("partners", "courses", "sessions", "clients", "participants", "settings")


class TrashPage(QWidget):
    title = "Keranjang Sampah"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_TrashPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self.model = RowTableModel[TrashRow](COLUMNS, self)
        self._dress()
        self._wire()
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: trash.rows(office), self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _dress(self) -> None:
        ui = self.ui
        ui.table.show_model(self.model, COLUMNS)
        ui.table.setSelectionMode(ui.table.SelectionMode.ExtendedSelection)
        ui.table.setSortingEnabled(True)
        ui.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
        ui.restore_button.setIcon(icon("restore", "#FFFFFF"))
        ui.empty.set_content(
            "trash-can-outline",
            "Keranjang sampah kosong",
            f"Yang dihapus dapat dipulihkan dari sini selama {KEPT_DAYS} hari, lalu benar-benar hilang. "
            "Dokumen bernomor dan uang tidak pernah dihapus, hanya dibatalkan dengan alasan.",
        )

    def _wire(self) -> None:
        ui = self.ui
        ui.restore_button.clicked.connect(self.restore_chosen)
        ui.empty_button.clicked.connect(self.empty_chosen)
        ui.table.opened.connect(lambda _: self.restore_chosen())
        ui.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.model.modelReset.connect(self._enable)
        ui.table.removal_requested.connect(self.empty_chosen)

    def restore_chosen(self) -> None:
        office, ids = self._desk.office, self._chosen()
        if ids:
            self._desk.run(
                lambda: trash.restore(office, ids), self._restored, busy="Memulihkan …", announce=_CHANGED
            )

    def empty_chosen(self) -> None:
        office, ids = self._desk.office, self._chosen()
        question = f"Hapus {len(ids)} data ini untuk selamanya? Sesudah itu tidak dapat dipulihkan lagi."
        if ids and self._desk.messages.confirm(question, "Hapus selamanya"):
            self._desk.run(
                lambda: trash.empty(office, ids),
                lambda count: self._desk.messages.inform(f"{count} data dihapus untuk selamanya."),
                announce=("trash",),
            )

    def _restored(self, report: BatchReport) -> None:
        self._desk.messages.report("Dipulihkan", report, "data")

    def _chosen(self) -> list[int]:
        rows = (self.model.row_at(number) for number in self.ui.table.selected_rows())
        return [row.id for row in rows if row is not None]

    def _enable(self) -> None:
        chosen = bool(self.ui.table.selected_rows())
        self.ui.restore_button.setEnabled(chosen)
        self.ui.empty_button.setEnabled(chosen)

    def _show(self, rows: tuple[TrashRow, ...]) -> None:
        self.model.set_rows(rows)
        self.ui.count_label.setText(f"{len(rows)} data" if rows else "")
        for widget in (self.ui.table, self.ui.restore_button, self.ui.empty_button):
            widget.setVisible(bool(rows))
        self.ui.empty.setVisible(not rows)
