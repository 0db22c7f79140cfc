"""A participant of whom only a name is known, beside the client it may be."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.rows.people import ClientRow, ParticipantRow
from bapasdesk.domain.seating_rows import Comparison, IdentityFact
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.match_dialog import Ui_MatchDialog
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.services import walk_ins

CLIENT_COLUMNS: tuple[Column[ClientRow], ...] = (
    Column("Nama", lambda row: row.name),
    Column("No. register", lambda row: row.register_number, width=150),
    Column("NIK", lambda row: row.nik_masked, width=170, spare=1),
    Column("Pelatihan", lambda row: str(row.participations or ""), align_right=True, width=90),
)
FACT_COLUMNS: tuple[Column[IdentityFact], ...] = (
    Column("", lambda row: row.name, width=150),
    Column("Yang datang", lambda row: row.walk_in or "–"),
    Column("Klien yang dipilih", lambda row: row.client or "–"),
)
_CHANGED = ("participants", "clients", "waiting")


class MatchDialog(QDialog):
    def __init__(self, desk: Desk, row: ParticipantRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_MatchDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self.setWindowTitle(f"Cocokkan – {row.name}")
        self._desk, self._walk_in_id = desk, row.client_id
        self.model = RowTableModel[ClientRow](CLIENT_COLUMNS, self)
        self.facts = RowTableModel[IdentityFact](FACT_COLUMNS, self)
        self.ui.table.show_model(self.model, CLIENT_COLUMNS)
        self.ui.table.setSelectionMode(self.ui.table.SelectionMode.SingleSelection)
        self.ui.facts_table.show_model(self.facts, FACT_COLUMNS)
        self.ui.facts_table.setSelectionMode(self.ui.table.SelectionMode.NoSelection)
        self._wire()
        self._show_comparison(Comparison(facts=()), None)
        self.ui.filter.setText(row.name.split()[0])
        self._search()

    def _wire(self) -> None:
        ui = self.ui
        ui.filter.query_changed.connect(lambda _: self._search())
        ui.filter.returnPressed.connect(ui.table.setFocus)
        ui.table.selectionModel().selectionChanged.connect(lambda *_: self._compare())
        ui.save_button.clicked.connect(self._match)
        ui.keep_button.clicked.connect(self._keep)
        ui.cancel_button.clicked.connect(self.reject)

    def _search(self) -> None:
        office, query = self._desk.office, self.ui.filter.query
        self._desk.run(lambda: walk_ins.candidates(office, query), self._show_clients)

    def _show_clients(self, rows: Sequence[ClientRow]) -> None:
        """Whoever was chosen stays chosen; the only one found is."""
        chosen = self._chosen()
        self.model.set_rows(rows)
        places = [place for place, row in enumerate(rows) if row.id == chosen or len(rows) == 1]
        if places:
            self.ui.table.selectRow(places[0])
        self._compare()

    def _chosen(self) -> int | None:
        rows = self.ui.table.selected_rows()
        found = self.model.row_at(rows[0]) if rows else None
        return found.id if found else None

    def _compare(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            self._show_comparison(Comparison(facts=()), None)
            return
        compare = partial(walk_ins.compare, self._desk.office, self._walk_in_id, chosen)
        self._desk.run(compare, lambda found: self._show_comparison(found, chosen), failed=self._refused)

    def _show_comparison(self, found: Comparison, client_id: int | None) -> None:
        if client_id != self._chosen():
            return
        self.facts.set_rows(found.facts)
        self.ui.facts_table.setVisible(bool(found.facts))
        self.ui.warning_label.setText(found.refusal)
        self.ui.save_button.setEnabled(client_id is not None and not found.refusal)

    def _match(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            match = partial(walk_ins.match, self._desk.office, self._walk_in_id, chosen)
            self._desk.run(match, self._matched, failed=self._refused, announce=_CHANGED)

    def _matched(self, name: str) -> None:
        self._desk.messages.inform(f"Peserta dicocokkan dengan {name}.")
        self.accept()

    def _keep(self) -> None:
        keep = partial(walk_ins.keep_as_client, self._desk.office, self._walk_in_id)
        self._desk.run(keep, lambda _: self.accept(), failed=self._refused, announce=_CHANGED)

    def _refused(self, error: BapasError) -> None:
        self.ui.form_error.show_error(str(error))
