"""The waiting list of a session, and who gave a seat up."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bapasdesk.domain.indonesian.dates import short_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import BatchReport
from bapasdesk.domain.seating_rows import DropOutRow, WaitingRow
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.waiting_tab import Ui_WaitingTab
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import Tone
from bapasdesk.services import waiting

WAITING_COLUMNS: tuple[Column[WaitingRow], ...] = (
    Column("Urutan", lambda row: str(row.place), align_right=True, width=70, sort_key=lambda row: row.place),
    Column("Nama", lambda row: row.name),
    Column("Telepon", lambda row: row.phone, width=150, spare=1),
    Column("Sejak", lambda row: short_date(row.waits_since), width=120),
    Column(
        "Perhatian",
        lambda row: row.warning,
        chip=lambda row: Tone.READY if row.warning else None,
        width=260,
        spare=2,
    ),
)
LEFT_COLUMNS: tuple[Column[DropOutRow], ...] = (
    Column("Nama", lambda row: row.name),
    Column("Alasan", lambda row: label(row.reason), width=190),
    Column("Keterangan", lambda row: row.note),
    Column("Tanggal", lambda row: short_date(row.left_on), width=120),
)


class WaitingTab(QWidget):
    """One session at a time: `show_session`. Its page tells it how many seats are free.

    `title_changed` carries how the tab is to be called: with those who wait, and seats they could have.
    """

    title = "Daftar tunggu"
    title_changed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_WaitingTab()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._session_id = desk, 0
        self._free, self._open = 0, False
        self.model = RowTableModel[WaitingRow](WAITING_COLUMNS, self)
        self.left = RowTableModel[DropOutRow](LEFT_COLUMNS, self)
        self.ui.table.show_model(self.model, WAITING_COLUMNS)
        self.ui.left_table.show_model(self.left, LEFT_COLUMNS)
        desk.gate(Right.PEOPLE, self.ui.fill_button, self.ui.leave_button)
        self.ui.fill_button.clicked.connect(self.move_up)
        self.ui.leave_button.clicked.connect(self._take_off)
        self.ui.table.removal_requested.connect(self._take_off)
        self.ui.table.opened.connect(self._open_client)
        self.ui.left_table.opened.connect(self._open_left)
        self.ui.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())

    def show_session(self, session_id: int) -> None:
        self._session_id = session_id
        office = self._desk.office
        self._desk.run(lambda: waiting.rows(office, session_id), partial(self._show, session_id))
        self._desk.run(lambda: waiting.dropped_out(office, session_id), partial(self._show_left, session_id))

    def know_seats(self, free: int, is_open: bool) -> None:
        """How many seats nobody has, and whether the session can still be changed."""
        self._free, self._open = free, is_open
        self._tell()

    def move_up(self) -> None:
        """The free seats go to those who wait, first come first."""
        move = partial(waiting.move_up, self._desk.office, self._session_id)
        self._desk.run(move, self._moved, announce=("participants", "waiting"))

    def _moved(self, report: BatchReport) -> None:
        self._desk.messages.report("Kursi diisi dari daftar tunggu", report)

    def _show(self, session_id: int, rows: Sequence[WaitingRow]) -> None:
        if session_id != self._session_id:
            return
        self.model.set_rows(rows)
        self.ui.table.setVisible(bool(rows))
        self.ui.waiting_empty.setVisible(not rows)
        self._tell()

    def _show_left(self, session_id: int, rows: Sequence[DropOutRow]) -> None:
        if session_id != self._session_id:
            return
        self.left.set_rows(rows)
        for widget in (self.ui.left_label, self.ui.left_table):
            widget.setVisible(bool(rows))
        self.ui.left_label.setText(f"Mengundurkan diri: {len(rows)} orang")

    def _chosen(self) -> list[int]:
        rows = (self.model.row_at(number) for number in self.ui.table.selected_rows())
        return [row.client_id for row in rows if row is not None]

    def _tell(self) -> None:
        ui, waits = self.ui, len(self.model.rows)
        next_ = min(max(0, self._free), waits)
        ui.fill_button.setText(f"&Isi {next_} kursi kosong" if next_ else "&Isi kursi kosong")
        ui.fill_button.setEnabled(self._open and next_ > 0)
        ui.leave_button.setEnabled(self._open and bool(self._chosen()))
        ui.state_label.setText(_state(self._free, waits) if self._open and waits else "")
        seats = f", {next_} kursi kosong" if next_ and self._open else ""
        self.title_changed.emit(f"{self.title} ({waits}{seats})" if waits else self.title)

    def _take_off(self) -> None:
        chosen = self._chosen()
        if chosen and self._open:
            leave = partial(waiting.leave, self._desk.office, self._session_id, chosen)
            self._desk.run(leave, lambda _: None, announce=("waiting",))

    def _open_client(self, row: int) -> None:
        found = self.model.row_at(row)
        if found is not None:
            self._desk.open("client", found.client_id)

    def _open_left(self, row: int) -> None:
        found = self.left.row_at(row)
        if found is not None:
            self._desk.open("client", found.client_id)


def _state(free: int, waits: int) -> str:
    if free > 0:
        return f"{free} kursi kosong, {waits} orang menunggu."
    return f"{waits} orang menunggu; semua kursi terisi."
