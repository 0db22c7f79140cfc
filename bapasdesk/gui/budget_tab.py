"""Anggaran on the session page: plan against actual, line by line, and what the budget lines have left."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.budget import BudgetLine
from bapasdesk.domain.budget_rows import CostRow, SessionBudget
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.rights import Right
from bapasdesk.domain.values import SessionStatus
from bapasdesk.errors import BapasError, NotFound
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.cost_actual_dialog import CostActualDialog
from bapasdesk.gui.dialogs.costs_dialog import CostPlan, CostsDialog
from bapasdesk.gui.forms.budget_tab import Ui_BudgetTab
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.services import budget

_KINDS = frozenset({"budget", "sessions", "participants"})
_OVER = (SessionStatus.CLOSED, SessionStatus.CANCELLED)
COLUMNS: tuple[Column[CostRow], ...] = (
    Column("Biaya", lambda row: row.name),
    Column("Mata anggaran", lambda row: row.code or "–", width=170, spare=1),
    Column("Rencana", lambda row: format_rupiah(row.planned), lambda row: row.planned, True, 130),
    Column("Terikat", lambda row: format_rupiah(row.bound), lambda row: row.bound, True, 130),
    Column(
        "Realisasi",
        lambda row: "–" if row.paid is None else format_rupiah(row.paid),
        lambda row: row.paid or 0,
        True,
        130,
    ),
)


class BudgetTab(QWidget):
    """`show_session` names the session; it then keeps itself up to date."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_BudgetTab()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._session_id = 0
        self.found: SessionBudget | None = None
        """What is in view."""
        self.dialog: QDialog | None = None
        """The dialog opened last."""
        self.model = RowTableModel[CostRow](COLUMNS, self)
        ui = self.ui
        ui.table.show_model(self.model, COLUMNS)
        ui.table.setSelectionMode(ui.table.SelectionMode.SingleSelection)
        desk.gate(Right.PLAN, ui.plan_button)
        desk.gate(Right.PAY, ui.actual_button)
        ui.plan_button.clicked.connect(self.open_plan)
        ui.actual_button.clicked.connect(self.open_actual)
        ui.table.opened.connect(lambda _: self.open_actual())
        ui.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        desk.changed.connect(self._changed)

    def show_session(self, session_id: int) -> None:
        self._session_id, self.found = session_id, None
        self.refresh()

    def refresh(self) -> None:
        """Read only while it is in view: most who open a session come for its people."""
        if self._session_id and self.isVisible():
            read = partial(budget.of_session, self._desk.office, self._session_id)
            self._desk.run(read, self._show, failed=self._gone)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def open_plan(self) -> None:
        if self.found is not None:
            office = self._desk.office
            self._desk.run(
                partial(budget.room, office, self._session_id), lambda room: self._plan(room.lines)
            )

    def open_actual(self) -> None:
        row = self._chosen()
        if row is not None and row.cost is not None and self._desk.allows(Right.PAY):
            self._open(CostActualDialog(self._desk, row, row.cost, self))

    def _plan(self, lines: Sequence[BudgetLine]) -> None:
        if self.found is None:
            return
        money, office = self.found.money, self._desk.office
        save = partial(budget.save_costs, office, money.session_id)
        plan = CostPlan(money.costs, lines, money.planned_people, money.days, money.session_id)
        dialog = CostsDialog(self._desk, plan, save, self)
        dialog.chosen.connect(lambda _: self._desk.announce("sessions"))
        self._open(dialog)

    def _show(self, found: SessionBudget) -> None:
        if found.money.session_id != self._session_id:
            return
        self.found = found
        self.model.set_rows(found.rows)
        self.ui.sentence.setText(_sentence(found))
        self.ui.lines_note.setText(_lines(found))
        self.ui.plan_button.setEnabled(found.summary.status not in _OVER)
        self._enable()

    def _gone(self, error: BapasError) -> None:
        """The page itself says when its session was deleted."""
        if not isinstance(error, NotFound):
            self._desk.messages.error(str(error))

    def _chosen(self) -> CostRow | None:
        chosen = self.ui.table.selected_rows()
        return self.model.row_at(chosen[0]) if chosen else None

    def _enable(self) -> None:
        row = self._chosen()
        self.ui.actual_button.setEnabled(row is not None and row.cost is not None)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS:
            self.refresh()


def _sentence(found: SessionBudget) -> str:
    one = found.summary
    said = (
        f"Rencana {format_rupiah(one.planned)}, terikat {format_rupiah(one.bound)}, "
        f"terbayar {format_rupiah(one.paid)}."
    )
    if one.per_participant is None:
        return said
    return f"{said} Biaya per peserta yang hadir {format_rupiah(one.per_participant)}."


def _lines(found: SessionBudget) -> str:
    if not found.lines:
        return "Kegiatan ini belum dibebankan pada mata anggaran; pilih lewat Ubah kegiatan."
    return "   ·   ".join(
        f"{row.line.code} tahun {row.line.year}: sisa {format_rupiah(row.left)} dari "
        f"{format_rupiah(row.line.amount)}"
        for row in found.lines
    )
