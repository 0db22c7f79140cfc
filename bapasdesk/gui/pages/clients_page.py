"""Klien: the people of the office, a hundred thousand if need be, found by typing."""

from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from bapasdesk.domain.indonesian.dates import short_date
from bapasdesk.domain.person_rules import EXPORT_WARNING
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows import ClientRow
from bapasdesk.domain.values import label
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.client_dialog import ClientDialog
from bapasdesk.gui.dialogs.demand_dialog import DemandDialog
from bapasdesk.gui.forms.clients_page import Ui_ClientsPage
from bapasdesk.gui.list_deletion import ListDeletion
from bapasdesk.gui.table_models import Column, PagedTableModel
from bapasdesk.gui.theme import icon
from bapasdesk.services import clients
from bapasdesk.services.export import export_list
from bapasdesk.services.import_clients import ImportReport, import_clients

_SHOWN_ERRORS = 10

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
        self._query = ""
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
        self.model.reload()

    def new_item(self) -> None:
        self._open(None)

    def open_item(self, id: int) -> None:
        self._open(id)

    def show_demand(self) -> None:
        """Which trainings people wait for, and who has had seats so far."""
        self.dialog = DemandDialog(self._desk, self)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def export_to(self, path: Path) -> None:
        """Writes the list as filtered; the warning comes first, for it leaves the encrypted file."""
        if self._desk.messages.confirm(EXPORT_WARNING, "Ekspor"):
            office, query = self._desk.office, self.ui.filter.query
            self._desk.run(
                lambda: export_list(office, "clients", path, query),
                lambda count: self._desk.messages.inform(f"{count} klien diekspor ke {path}."),
                busy="Mengekspor …",
            )

    def import_from(self, path: Path) -> None:
        """Looks through the whole list first and asks before anything is saved."""
        office = self._desk.office
        self._desk.run(
            lambda: import_clients(office, path),
            lambda report: self._ask_import(path, report),
            busy="Memeriksa daftar …",
        )

    def _ask_import(self, path: Path, report: ImportReport) -> None:
        if report.errors:
            shown = [f"Baris {one.row}: {one.message}" for one in report.errors[:_SHOWN_ERRORS]]
            more = len(report.errors) - len(shown)
            rest = [f"… dan {more} lagi."] if more > 0 else []
            head = (
                f"Tidak ada yang diimpor: {len(report.errors)} sel keliru. Perbaiki berkasnya, lalu ulangi."
            )
            self._desk.messages.warn("\n".join([head, "", *shown, *rest]))
            return
        question = (
            f"{report.new} klien baru, {report.updated} diperbarui, {report.unchanged} sama, "
            f"{report.duplicates} ganda dilewati. Simpan?"
        )
        if self._desk.messages.confirm(question, "Simpan"):
            office = self._desk.office
            self._desk.run(
                lambda: import_clients(office, path, apply=True),
                lambda done: self._desk.messages.inform(f"{done.new + done.updated} klien disimpan."),
                busy="Mengimpor …",
                announce=("clients",),
            )

    def _ask_export(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Ekspor daftar klien", "klien.xlsx", "Lembar kerja (*.xlsx);;CSV (*.csv)"
        )
        if chosen:
            self.export_to(Path(chosen))

    def _ask_import_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Impor daftar klien", "", "Lembar kerja (*.xlsx *.xls *.ods *.csv)"
        )
        if chosen:
            self.import_from(Path(chosen))

    def _wire(self) -> None:
        self._desk.gate(Right.PEOPLE, self.ui.new_button, self.ui.import_button)
        self._desk.gate(Right.EXPORT, self.ui.export_button)
        self.ui.new_button.clicked.connect(self.new_item)
        self.ui.import_button.clicked.connect(self._ask_import_file)
        self.ui.export_button.clicked.connect(self._ask_export)
        self.ui.demand_button.clicked.connect(self.show_demand)
        QShortcut(QKeySequence("Ctrl+E"), self, self._ask_export)
        self.ui.empty.clicked.connect(self.new_item)
        self.ui.filter.query_changed.connect(lambda _: self.refresh())
        self.ui.table.opened.connect(self._open_row)
        self.model.modelReset.connect(self._show_state)
        QShortcut(QKeySequence.StandardKey.New, self, self.new_item)
        QShortcut(QKeySequence.StandardKey.Find, self, self.ui.filter.setFocus)

    def _fetch(self, sort: str, descending: bool, offset: int, limit: int) -> tuple[ClientRow, ...]:
        """On the worker."""
        return clients.rows(
            self._desk.office, self._query, sort=sort, descending=descending, offset=offset, limit=limit
        )

    def _count(self) -> int:
        """On the worker."""
        return clients.count(self._desk.office, self._query)

    def _open_row(self, row: int) -> None:
        found = self.model.row_at(row)
        if found is not None:
            self._open(found.id)

    def _open(self, client_id: int | None) -> None:
        self.dialog = ClientDialog(self._desk, client_id, self)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"clients", "participants"}:
            self.refresh()

    def _show_state(self) -> None:
        total = self.model.rowCount()
        self.ui.count_label.setText(f"{total:,} orang".replace(",", "."))
        self.ui.table.setVisible(total > 0)
        self.ui.empty.setVisible(total == 0)
        if self._query:
            self.ui.empty.set_content("magnify", "Tidak ada klien yang cocok", "Ubah kata saringannya.")
        else:
            self.ui.empty.set_content(
                "account-group-outline",
                "Belum ada klien",
                "Catat hanya yang perlu untuk pelatihan: tanpa perkara dan tanpa putusan.",
                "Tambah klien pertama",
            )
