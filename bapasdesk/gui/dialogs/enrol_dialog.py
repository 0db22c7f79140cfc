"""Chooses clients for a session: typed search, many at once, with what to look at before they are added."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.planning import same_name
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import BatchReport, ClientRow
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.client_dialog import ClientDialog
from bapasdesk.gui.forms.enrol_dialog import Ui_EnrolDialog
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.services import catch_up, participants, walk_ins

SHOWN = 200
COLUMNS: tuple[Column[ClientRow], ...] = (
    Column("Nama", lambda row: row.name),
    Column("Jenis", lambda row: label(row.kind), width=100, spare=1),
    Column("No. register", lambda row: row.register_number, width=140),
    Column("Program", lambda row: row.program, width=190),
    Column("Pelatihan", lambda row: str(row.participations or ""), align_right=True, width=80),
)


class EnrolDialog(QDialog):
    """`enrolled` carries the BatchReport."""

    enrolled = Signal(object)

    def __init__(self, desk: Desk, session_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_EnrolDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._session_id = desk, session_id
        self.dialog: ClientDialog | None = None
        self.model = RowTableModel[ClientRow](COLUMNS, self)
        self.ui.table.show_model(self.model, COLUMNS)
        self.ui.table.setSelectionMode(self.ui.table.SelectionMode.ExtendedSelection)
        self._wire()
        self.refresh()
        self._tell()
        self._waiting: Sequence[int] = ()
        self._ask_who_waits()
        self.ui.filter.setFocus()

    def refresh(self) -> None:
        office, session_id, query = self._desk.office, self._session_id, self.ui.filter.query
        self._desk.run(lambda: participants.candidates(office, session_id, query, SHOWN), self._show)

    def _wire(self) -> None:
        ui = self.ui
        ui.filter.query_changed.connect(lambda _: self.refresh())
        ui.filter.returnPressed.connect(ui.table.setFocus)
        ui.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        ui.table.opened.connect(lambda _: self._enrol(self._selected()))
        ui.save_button.clicked.connect(lambda: self._enrol(self._selected()))
        self._desk.gate(Right.PEOPLE, ui.save_button)
        ui.cancel_button.clicked.connect(self.reject)
        ui.new_client_button.clicked.connect(self._new_client)
        ui.filter.textChanged.connect(lambda text: ui.walk_in_button.setEnabled(bool(text.strip())))
        ui.walk_in_button.setEnabled(False)
        ui.walk_in_button.clicked.connect(self._seat_walk_in)

    def _show(self, rows: Sequence[ClientRow]) -> None:
        self.model.set_rows(rows)
        more = " pertama; ketik nama untuk mempersempit" if len(rows) == SHOWN else ""
        self.ui.found_label.setText(
            f"{len(rows)} klien{more}. Pilih beberapa sekaligus dengan Ctrl atau Shift."
            if rows
            else "Tidak ada klien yang cocok."
        )
        meant = self._meant(rows)
        if meant is not None:
            self.ui.table.selectRow(meant)
        self._tell()

    def _meant(self, rows: Sequence[ClientRow]) -> int | None:
        """The only one found, or the only one of exactly the name typed; None if there is a choice."""
        typed = same_name(self.ui.filter.query)
        exact = [number for number, row in enumerate(rows) if same_name(row.name) == typed]
        return 0 if len(rows) == 1 else exact[0] if len(exact) == 1 else None

    def _selected(self) -> list[int]:
        rows = (self.model.row_at(number) for number in self.ui.table.selected_rows())
        return [row.id for row in rows if row is not None]

    def _tell(self) -> None:
        chosen = self._selected()
        self.ui.save_button.setEnabled(bool(chosen))
        self.ui.save_button.setText(f"Tambahkan {len(chosen)} peserta" if chosen else "Tambahkan")
        office, session_id = self._desk.office, self._session_id
        self.ui.warning_label.clear()
        if chosen:
            self._desk.run(lambda: participants.warnings(office, session_id, chosen), self._show_warnings)

    def _show_warnings(self, found: Sequence[str]) -> None:
        self.ui.warning_label.setText("\n".join(f"Perhatikan: {one}" for one in found[:4]))

    def _ask_who_waits(self) -> None:
        """For a catch-up session: those who missed the one it makes up for."""
        office, session_id = self._desk.office, self._session_id
        self.ui.absent_button.hide()
        self.ui.absent_button.clicked.connect(lambda: self._enrol(self._waiting))
        self._desk.run(lambda: catch_up.waiting(office, session_id), self._offer_waiting)

    def _offer_waiting(self, waiting: Sequence[int]) -> None:
        self._waiting = waiting
        self.ui.absent_button.setText(f"Tambahkan {len(waiting)} yang dahulu tidak hadir")
        self.ui.absent_button.setVisible(bool(waiting))

    def _enrol(self, chosen: Sequence[int]) -> None:
        office, session_id = self._desk.office, self._session_id
        if chosen:
            self.ui.save_button.setEnabled(False)
            enrol = partial(participants.enrol, office, session_id, chosen)
            self._desk.run(enrol, self._done, failed=self._refused, announce=("participants",))

    def _seat_walk_in(self) -> None:
        """Whoever came is seated with the name typed; who it is, is found out later."""
        office, session_id, name = self._desk.office, self._session_id, self.ui.filter.text().strip()
        seat = partial(walk_ins.seat, office, session_id, name)
        done = BatchReport(done=(name,), skipped=())
        self._desk.run(
            seat, lambda _: self._done(done), failed=self._refused, announce=("participants", "clients")
        )

    def _done(self, report: BatchReport) -> None:
        self.enrolled.emit(report)
        self.accept()

    def _refused(self, error: BapasError) -> None:
        self.ui.form_error.show_error(str(error))
        self._tell()

    def _new_client(self) -> None:
        self.dialog = ClientDialog(self._desk, None, self)
        self.dialog.ui.full_name.setText(self.ui.filter.query)
        self.dialog.saved.connect(lambda _: self._find_new())
        open_dialog(self.dialog)

    def _find_new(self) -> None:
        """The one just entered is what is looked for next."""
        if self.dialog is not None:
            self.ui.filter.setText(self.dialog.ui.full_name.text())
        self.refresh()
