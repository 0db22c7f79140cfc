"""Kewajiban data pribadi: whose data is kept too long, what a person asks for, what to do after a leak."""

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.indonesian.dates import short_date
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import RetentionRow
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.breach_dialog import BreachDialog
from bapasdesk.gui.dialogs.person_duties_dialog import PersonDutiesDialog
from bapasdesk.gui.forms.duties_page import Ui_DutiesPage
from bapasdesk.gui.list_export import ListExport
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import icon
from bapasdesk.services import extracts, protection

COLUMNS: tuple[Column[RetentionRow], ...] = (
    Column("Nama", lambda row: row.name),
    Column("Disimpan sampai", lambda row: short_date(row.kept_until), lambda row: row.kept_until, width=180),
)


class DutiesPage(QWidget):
    title = "Kewajiban data pribadi"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_DutiesPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self.dialog: QDialog | None = None
        """The dialog opened last."""
        self.model = RowTableModel[RetentionRow](COLUMNS, self)
        self.ui.table.show_model(self.model, COLUMNS)
        self.ui.empty.set_content(
            "shield-check-outline",
            "Tidak ada data yang melewati jangka simpan",
            "Jangka simpan diatur di Pengaturan, atau per klien lewat tombol Hak atas data di formulirnya.",
        )
        self._wire()
        desk.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: protection.due(office), self._show)

    def _wire(self) -> None:
        ui, desk = self.ui, self._desk
        ui.back_button.setIcon(icon("arrow-left"))
        ui.back_button.clicked.connect(lambda: desk.open("settings"))
        ui.person_button.clicked.connect(lambda: desk.open("clients"))
        ui.person_button.setToolTip("Buka klien itu, lalu tombol Hak atas data")
        ui.breach_button.clicked.connect(lambda: self._open(BreachDialog(desk, self)))
        ui.table.opened.connect(self._open_row)
        desk.gate(Right.DUTIES, ui.breach_button)
        self.export = ListExport(desk, self, extracts.retention, ui.export_button)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"clients", "settings"}:
            self.refresh()

    def _show(self, rows: tuple[RetentionRow, ...]) -> None:
        self.model.set_rows(rows)
        self.ui.table.setVisible(bool(rows))
        self.ui.empty.setVisible(not rows)

    def _open_row(self, number: int) -> None:
        row = self.model.row_at(number)
        if row is not None:
            self._open(PersonDutiesDialog(self._desk, row.client_id, self))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)
