"""Klien: the people of the office, a hundred thousand if need be, found by typing."""

from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.indonesian.dates import short_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import ClientRow
from bapasdesk.domain.saved_filter import ClientChoice
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.client_dialog import ClientDialog
from bapasdesk.gui.dialogs.demand_dialog import DemandDialog
from bapasdesk.gui.dialogs.import_dialog import ImportDialog
from bapasdesk.gui.forms.clients_page import Ui_ClientsPage
from bapasdesk.gui.list_deletion import ListDeletion
from bapasdesk.gui.list_export import ListExport
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.saved_filters import SavedFilters
from bapasdesk.gui.table_models import Column, PagedTableModel
from bapasdesk.gui.theme import icon
from bapasdesk.services import clients, extracts
from bapasdesk.services.extracts import Extract
from bapasdesk.services.import_clients import CLIENTS

COLUMNS: tuple[Column[ClientRow], ...] = (
    Column("Nama", lambda row: row.name, sort_name="name"),
    Column("Jenis", lambda row: label(row.kind), width=110, spare=3),
    Column("No. register", lambda row: row.register_number, width=140, sort_name="register_number"),
    Column("NIK", lambda row: row.nik_masked, width=160, spare=2),
    Column("Program", lambda row: row.program, sort_name="program"),
    Column(
        "Akhir bimbingan",
        lambda row: short_date(row.guidance_end) if row.guidance_end else "",
        width=130,
        sort_name="guidance_end",
    ),
    Column("Pelatihan", lambda row: str(row.participations or ""), align_right=True, width=90, spare=1),
)


class ClientsPage(QWidget):
    title = "Klien"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ClientsPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self.dialog: QDialog | None = None
        """The dialog opened last."""
        self._query, self._choice = "", ClientChoice.ALL
        self.ui.choice.addItems([label(one) for one in ClientChoice])
        self.model = PagedTableModel[ClientRow](
            desk, COLUMNS, self._fetch, self._count, sort="name", parent=self
        )
        self.ui.table.show_model(self.model, COLUMNS)
        ListDeletion(desk, self.ui.table, self.ui.delete_button, clients.remove, "client", "clients")
        self.ui.table.horizontalHeader().setSortIndicatorShown(True)
        self.ui.table.horizontalHeader().sortIndicatorChanged.connect(self.model.sort)
        self.ui.table.horizontalHeader().setSectionsClickable(True)
        self.ui.new_button.setIcon(icon("plus", "#FFFFFF"))
        self._wire()
        desk.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        self._query = self.ui.filter.query
        self._choice = list(ClientChoice)[self.ui.choice.currentIndex()]
        self.model.reload()

    def new_item(self) -> None:
        self._open(None)

    def open_item(self, id: int) -> None:
        self._open(id)

    def open_history(self) -> None:
        """Everything that happened with the one client chosen."""
        chosen = self.ui.table.selected_rows()
        found = self.model.row_at(chosen[0]) if len(chosen) == 1 else None
        if found is not None:
            self._desk.open("history", found.id)

    def show_demand(self) -> None:
        """Which trainings people wait for, and who has had seats so far."""
        self._show_dialog(DemandDialog(self._desk, self))

    def import_from(self, path: Path | None = None) -> None:
        """The steps that bring a list in, beginning with a file if one is given."""
        dialog = ImportDialog(self._desk, CLIENTS, self)
        self._show_dialog(dialog)
        if path is not None:
            dialog.choose(path)

    def _wire(self) -> None:
        self._desk.gate(Right.PEOPLE, self.ui.new_button, self.ui.import_button, self.ui.empty.action)
        self.ui.new_button.clicked.connect(self.new_item)
        self.ui.import_button.clicked.connect(lambda: self.import_from())
        self.ui.history_button.clicked.connect(self.open_history)
        QShortcut(QKeySequence("Ctrl+H"), self, self.open_history)
        self.ui.table.selectionModel().selectionChanged.connect(lambda *_: self._enable_history())
        self._enable_history()
        self.ui.demand_button.clicked.connect(self.show_demand)
        self.export = ListExport(self._desk, self, self._extract, self.ui.export_button)
        self.ui.empty.clicked.connect(self.new_item)
        self.ui.filter.filter_at_once()
        self.ui.filter.query_changed.connect(lambda _: self.refresh())
        self.ui.choice.activated.connect(lambda _: self.refresh())
        self.saved = SavedFilters(self._desk, "clients", self.ui.filter, self.refresh, self.ui.choice)
        self.ui.table.opened.connect(self._open_row)
        self.model.counted.connect(self._show_state)
        QShortcut(QKeySequence.StandardKey.New, self, self.new_item)
        QShortcut(QKeySequence.StandardKey.Find, self, self.ui.filter.setFocus)

    def _enable_history(self) -> None:
        self.ui.history_button.setEnabled(len(self.ui.table.selected_rows()) == 1)

    def _extract(self) -> Extract:
        sort, descending = self.model.order
        return extracts.clients(self.ui.filter.query, sort=sort, descending=descending, choice=self._choice)

    def _fetch(self, sort: str, descending: bool, offset: int, limit: int) -> tuple[ClientRow, ...]:
        """On the worker."""
        return clients.rows(
            self._desk.office,
            self._query,
            sort=sort,
            descending=descending,
            offset=offset,
            limit=limit,
            choice=self._choice,
        )

    def _count(self) -> int:
        """On the worker."""
        return clients.count(self._desk.office, self._query, self._choice)

    def _open_row(self, row: int) -> None:
        found = self.model.row_at(row)
        if found is not None:
            self._open(found.id)

    def _open(self, client_id: int | None) -> None:
        self._show_dialog(ClientDialog(self._desk, client_id, self))

    def _show_dialog(self, dialog: QDialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"clients", "participants"}:
            self.refresh()

    def _show_state(self) -> None:
        total = self.model.rowCount()
        self.ui.count_label.setText(f"{total:,} orang".replace(",", "."))
        self.ui.table.setVisible(total > 0)
        self.ui.empty.setVisible(total == 0)
        if self._query or self._choice != ClientChoice.ALL:
            self.ui.empty.set_content("magnify", "Tidak ada klien yang cocok", "Ubah kata saringannya.")
        else:
            self.ui.empty.set_content(
                "account-group-outline",
                "Belum ada klien",
                "Catat hanya yang perlu untuk pelatihan: tanpa perkara dan tanpa putusan.",
                "Tambah klien pertama",
            )
