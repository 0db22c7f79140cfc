"""Every time a paper came out, and the very bytes of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.indonesian.dates import short_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.numbering import copy_mark
from bapasdesk.domain.rows.papers import Paper, PrintRow
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.forms.print_history_dialog import Ui_PrintHistoryDialog
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.services import prints


def _which(row: PrintRow) -> str:
    """Of a whole session's papers each number may be another copy."""
    return "" if row.copy is None else copy_mark(row.copy) or "Asli"


COLUMNS: tuple[Column[PrintRow], ...] = (
    Column(
        "Waktu",
        lambda row: f"{short_date(row.printed_at.date())} {row.printed_at:%H.%M}",
        lambda row: row.printed_at,
        width=140,
    ),
    Column("Dokumen", lambda row: label(row.kind)),
    Column("Cetakan", _which, width=105),
    Column("Cara", lambda row: label(row.channel), width=100, spare=2),
    Column("Rangkap", lambda row: str(row.copies), align_right=True, width=75),
    Column("Petugas", lambda row: row.officer, width=130),
    Column("Sidik berkas", lambda row: row.sha256[:12], tooltip=lambda row: row.sha256, width=115, spare=1),
)


class PrintHistoryDialog(QDialog):
    """`title` says of what; `read` runs on the worker."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        read: Callable[[], tuple[PrintRow, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_PrintHistoryDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self.preview: PreviewDialog | None = None
        """The archived paper shown last."""
        self.ui.heading_label.setText(title)
        self.model = RowTableModel[PrintRow](COLUMNS, self)
        self.ui.table.show_model(self.model, COLUMNS)
        self.ui.table.setSelectionMode(self.ui.table.SelectionMode.SingleSelection)
        self.ui.empty.set_content(
            "printer-outline", "Belum pernah dicetak", "Cetakan tercatat setelah keluar dari printer."
        )
        self.ui.table.opened.connect(lambda _: self._show_archived())
        self.ui.show_button.clicked.connect(self._show_archived)
        self.ui.close_button.clicked.connect(self.accept)
        desk.run(read, self._show)

    def _show(self, rows: tuple[PrintRow, ...]) -> None:
        self.model.set_rows(rows)
        self.ui.table.setVisible(bool(rows))
        self.ui.empty.setVisible(not rows)
        self.ui.show_button.setEnabled(bool(rows))
        if rows:
            self.ui.table.selectRow(0)

    def _show_archived(self) -> None:
        rows = self.ui.table.selected_rows()
        row = self.model.row_at(rows[0]) if rows else None
        if row is not None:
            office = self._desk.office
            self._desk.run(lambda: prints.archived(office, row.id), self._preview)

    def _preview(self, paper: Paper) -> None:
        self.preview = PreviewDialog(self._desk, paper, "Arsip cetak", self)
        self.preview.ui.print_button.hide()
        open_dialog(self.preview)
