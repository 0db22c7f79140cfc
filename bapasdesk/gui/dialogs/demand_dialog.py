"""The way round: which trainings people wait for, and who has had seats so far."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.indonesian.dates import short_date
from bapasdesk.domain.rights import Right
from bapasdesk.domain.seating_rows import SHARE_GROUPS, CourseDemand, ShareGroup, ShareRow
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.demand_dialog import Ui_DemandDialog
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import Tone
from bapasdesk.services import demand

DEMAND_COLUMNS: tuple[Column[CourseDemand], ...] = (
    Column("Pelatihan", lambda row: row.course),
    Column(
        "Menunggu",
        lambda row: f"{row.waiting} klien",
        sort_key=lambda row: row.waiting,
        align_right=True,
        width=110,
    ),
    Column(
        "Belum pernah",
        lambda row: str(row.never),
        sort_key=lambda row: row.never,
        align_right=True,
        width=125,
        tooltip=lambda row: f"{row.never} di antaranya belum pernah dapat kursi pelatihan apa pun",
        spare=2,
    ),
    Column("Terlama sejak", lambda row: _day(row.longest_since), width=110, spare=1),
    Column(
        "Mitra",
        lambda row: f"{row.partners} mitra" if row.partners else "belum ada",
        chip=lambda row: None if row.partners else Tone.READY,
        width=110,
    ),
    Column("Kegiatan berikutnya", lambda row: _day(row.next_on) or "–", width=160),
)
SHARE_COLUMNS: tuple[Column[ShareRow], ...] = (
    Column("Nama", lambda row: row.name),
    Column("Kursi", lambda row: str(row.seats), sort_key=lambda row: row.seats, align_right=True, width=80),
    Column("Terakhir", lambda row: _day(row.last_on) or "–", width=120),
    Column("Minat", lambda row: row.interests),
)


class DemandDialog(QDialog):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_DemandDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._has_looked = False
        self.demand = RowTableModel[CourseDemand](DEMAND_COLUMNS, self)
        self.share = RowTableModel[ShareRow](SHARE_COLUMNS, self)
        self.ui.demand_table.show_model(self.demand, DEMAND_COLUMNS)
        self.ui.demand_table.setSelectionMode(self.ui.demand_table.SelectionMode.SingleSelection)
        self.ui.share_table.show_model(self.share, SHARE_COLUMNS)
        for group in ShareGroup:
            self.ui.group.addItem(SHARE_GROUPS[group], group)
        self._dress()
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: demand.by_course(office), self._show_demand)
        self._desk.run(lambda: demand.shares(office), self._show_shares)
        self._read_group()

    def _dress(self) -> None:
        self.ui.demand_empty.set_content(
            "school-outline",
            "Belum ada yang menunggu",
            "Catat pelatihan yang diinginkan pada data klien, tab Minat dan waktu.",
        )
        self.ui.share_empty.set_content(
            "account-group-outline", "Tidak ada klien di kelompok ini", "Pilih kelompok yang lain."
        )

    def _wire(self) -> None:
        ui = self.ui
        self._desk.gate(Right.PLAN, ui.plan_button)
        ui.demand_table.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        ui.demand_table.opened.connect(lambda _: self._plan())
        ui.share_table.opened.connect(self._open_client)
        ui.plan_button.clicked.connect(self._plan)
        ui.partners_button.clicked.connect(lambda: self._leave_for("partners", 0))
        ui.group.currentIndexChanged.connect(lambda _: self._read_group())
        ui.close_button.clicked.connect(self.accept)

    def _show_demand(self, rows: Sequence[CourseDemand]) -> None:
        ui = self.ui
        self.demand.set_rows(rows)
        for widget in (ui.demand_table, ui.demand_label, ui.plan_button, ui.partners_button):
            widget.setVisible(bool(rows))
        ui.demand_empty.setVisible(not rows)
        ui.demand_label.setText(
            "Klien dalam masa bimbingan yang menginginkan pelatihan dan belum pernah mengikutinya. "
            "Rencanakan kegiatannya, atau bawa angkanya kepada calon mitra."
        )
        if rows:
            ui.demand_table.selectRow(0)
        self._tell()

    def _show_shares(self, counts: Mapping[ShareGroup, int]) -> None:
        filled = [group for group in ShareGroup if counts[group]]
        if filled and not self._has_looked:
            self.ui.group.setCurrentIndex(self.ui.group.findData(filled[0]))
        self._has_looked = True
        self.ui.share_label.setText(
            "Klien dalam masa bimbingan menurut banyaknya kursi yang pernah didapat. Belum pernah: "
            f"{counts[ShareGroup.NEVER]} ({counts[ShareGroup.ASKED_NEVER]} di antaranya berminat), "
            f"sekali: {counts[ShareGroup.ONCE]}, dua kali: {counts[ShareGroup.TWICE]}, "
            f"tiga kali atau lebih: {counts[ShareGroup.OFTEN]}."
        )

    def _read_group(self) -> None:
        office, group = self._desk.office, ShareGroup(self.ui.group.currentData())
        self._desk.run(lambda: demand.share_rows(office, group), self._show_group)

    def _show_group(self, rows: Sequence[ShareRow]) -> None:
        self.share.set_rows(rows)
        self.ui.share_table.setVisible(bool(rows))
        self.ui.share_empty.setVisible(not rows)

    def _chosen(self) -> CourseDemand | None:
        rows = self.ui.demand_table.selected_rows()
        return self.demand.row_at(rows[0]) if rows else None

    def _tell(self) -> None:
        self.ui.plan_button.setEnabled(self._chosen() is not None)

    def _plan(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self._desk.allows(Right.PLAN):
            self._leave_for("plan-course", chosen.course_id)

    def _open_client(self, row: int) -> None:
        found = self.share.row_at(row)
        if found is not None:
            self._leave_for("client", found.client_id)

    def _leave_for(self, kind: str, id: int) -> None:
        self.accept()
        self._desk.open(kind, id)


def _day(day: date | None) -> str:
    return short_date(day) if day else ""
