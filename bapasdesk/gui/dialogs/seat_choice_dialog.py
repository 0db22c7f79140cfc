"""Chooses participants by the reasons that speak for them: the ranked list of a session."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.ranking import RankedList, RankedRow
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import BatchReport
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.seat_weights_dialog import SeatWeightsDialog
from bapasdesk.gui.forms.seat_choice_dialog import Ui_SeatChoiceDialog
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import Tone
from bapasdesk.services import participants, seat_choice, waiting

COLUMNS: tuple[Column[RankedRow], ...] = (
    Column("No", lambda row: str(row.rank), align_right=True, width=52, sort_key=lambda row: row.rank),
    Column("Nama", lambda row: row.name, width=210),
    Column("Nilai", lambda row: str(row.score), align_right=True, width=64),
    Column("Alasan", lambda row: row.reason),
    Column(
        "Perhatian",
        lambda row: "; ".join(row.warnings),
        chip=lambda row: Tone.READY if row.warnings else None,
        width=230,
    ),
)


class SeatChoiceDialog(QDialog):
    """`enrolled` carries the BatchReport; `waiting_changed` tells that the waiting list has grown."""

    enrolled = Signal(object)
    waiting_changed = Signal(object)

    def __init__(self, desk: Desk, session_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_SeatChoiceDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._session_id = desk, session_id
        self._list = RankedList(rows=(), suitable=0, free_seats=0)
        self._asked = 0
        self.dialog: SeatWeightsDialog | None = None
        self.model = RowTableModel[RankedRow](COLUMNS, self)
        self.ui.table.show_model(self.model, COLUMNS)
        self.ui.table.setSelectionMode(self.ui.table.SelectionMode.ExtendedSelection)
        desk.gate(Right.SETTINGS, self.ui.weights_button)
        self._wire()
        self._tell()
        self._ask(self._begin)
        self.ui.filter.setFocus()

    def refresh(self) -> None:
        self._ask(self._show)

    def _wire(self) -> None:
        ui = self.ui
        ui.filter.query_changed.connect(lambda _: self.refresh())
        ui.filter.returnPressed.connect(ui.table.setFocus)
        ui.only_interested.toggled.connect(lambda _: self.refresh())
        ui.after_guidance.toggled.connect(lambda _: self.refresh())
        ui.weights_button.clicked.connect(self._change_weights)
        ui.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        ui.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        ui.table.opened.connect(lambda _: self._enrol(self._chosen()))
        ui.how_many.valueChanged.connect(lambda _: self._tell())
        ui.save_button.clicked.connect(lambda: self._enrol(self._first()))
        ui.chosen_button.clicked.connect(lambda: self._enrol(self._chosen()))
        ui.wait_button.clicked.connect(self._let_wait)
        ui.cancel_button.clicked.connect(self.reject)

    def _ask(self, show: Callable[[RankedList], None]) -> None:
        ui, office, session_id = self.ui, self._desk.office, self._session_id
        self._asked += 1
        ask = partial(
            seat_choice.ranking,
            office,
            session_id,
            ui.filter.query,
            only_interested=ui.only_interested.isChecked(),
            after_guidance=ui.after_guidance.isChecked(),
        )
        self._desk.run(ask, partial(self._came, self._asked, show), busy="Menyusun peringkat …")

    def _came(self, asked: int, show: Callable[[RankedList], None], found: RankedList) -> None:
        """An answer to an older question is not shown."""
        if asked == self._asked:
            show(found)

    def _begin(self, found: RankedList) -> None:
        """As many as there are seats are offered at first, and never more."""
        free = max(1, found.free_seats)
        self.ui.how_many.setMaximum(free)
        self.ui.how_many.setValue(free)
        self._show(found)

    def _show(self, found: RankedList) -> None:
        self._list = found
        self.model.set_rows(found.rows)
        self.ui.head_label.setText(_seats(found.free_seats))
        self.ui.found_label.setText(_found(found))
        if len(found.rows) == 1:
            self.ui.table.selectRow(0)
        self._tell()

    def _first(self) -> list[int]:
        """Those the one button enrols: nobody once the seats are gone."""
        how_many = min(self.ui.how_many.value(), self._list.free_seats)
        return [row.client_id for row in self._list.first_without_warning(how_many)]

    def _chosen(self) -> list[int]:
        rows = (self.model.row_at(number) for number in self.ui.table.selected_rows())
        return [row.client_id for row in rows if row is not None]

    def _tell(self) -> None:
        ui, chosen, first = self.ui, self._chosen(), self._first()
        ui.save_button.setText(f"&Daftarkan {len(first)} teratas")
        ui.save_button.setEnabled(bool(first))
        ui.chosen_button.setText(
            f"Daftarkan {len(chosen)} yang di&pilih" if chosen else "Daftarkan yang di&pilih"
        )
        ui.chosen_button.setEnabled(bool(chosen))
        ui.wait_button.setEnabled(bool(chosen))
        row = self.model.row_at(ui.table.currentIndex())
        ui.reason_label.setText(_told(row) if row is not None and chosen else "")

    def _enrol(self, chosen: Sequence[int]) -> None:
        if not chosen or not self._desk.allows(Right.PEOPLE):
            return
        enrol = partial(participants.enrol, self._desk.office, self._session_id, chosen)
        announce = ("participants", "waiting")
        self._desk.run(enrol, self._done, failed=self._refused, announce=announce)

    def _done(self, report: BatchReport) -> None:
        self.enrolled.emit(report)
        self.accept()

    def _let_wait(self) -> None:
        join = partial(waiting.join, self._desk.office, self._session_id, self._chosen())
        self._desk.run(join, self._joined, failed=self._refused, announce=("waiting",))

    def _joined(self, report: BatchReport) -> None:
        self.waiting_changed.emit(report)
        self.refresh()

    def _refused(self, error: BapasError) -> None:
        self.ui.form_error.show_error(str(error))

    def _change_weights(self) -> None:
        self.dialog = SeatWeightsDialog(self._desk, self)
        self.dialog.accepted.connect(self.refresh)
        open_dialog(self.dialog)


def _seats(free: int) -> str:
    if free > 0:
        return f"{free} kursi masih kosong. Yang perlu perhatian dilewati; pilih sendiri bila memang perlu."
    return "Semua kursi sudah terisi. Klien yang dipilih dapat dimasukkan ke daftar tunggu."


def _found(found: RankedList) -> str:
    if not found.rows:
        return "Tidak ada klien yang cocok. Ubah saringan, atau isi minat pada data klien."
    count = f"{found.suitable:,}".replace(",", ".")
    more = f", {len(found.rows)} teratas ditampilkan" if found.suitable > len(found.rows) else ""
    return f"{count} klien dapat ikut{more}. Nilai 0–100 menurut bobot kantor."


def _told(row: RankedRow) -> str:
    """The whole reason of the row in view; what speaks against it on a line of its own."""
    lines = [f"{row.rank}. {row.name}: {row.reason}."]
    lines += [f"Perhatikan: {'; '.join(row.warnings)}."] if row.warnings else []
    return "\n".join(lines)
