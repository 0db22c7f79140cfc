"""What a session is to cost besides transport money: a line for each kind, the price alone is enough."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from bapasdesk.domain.budget import BudgetLine, check_cost
from bapasdesk.domain.costs import CostBasis, CostKind, SessionCost
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.costs_dialog import Ui_CostsDialog
from bapasdesk.gui.widgets.form_guard import FormGuard, connect_change, required_money

_PARTS = ("note", "rate", "quantity", "basis", "line")
_FIELDS = tuple(f"{part}_{kind.value}" for kind in CostKind for part in _PARTS)
_USUAL_BASIS = {
    CostKind.SOUVENIR: CostBasis.PERSON,
    CostKind.MEALS: CostBasis.PERSON_DAY,
    CostKind.HONORARIUM: CostBasis.DAY,
    CostKind.MATERIAL: CostBasis.PERSON,
    CostKind.VENUE: CostBasis.DAY,
    CostKind.PRINTING: CostBasis.ONCE,
    CostKind.OTHER: CostBasis.ONCE,
}


@dataclass(frozen=True)
class CostPlan:
    """What is known when the dialog opens; `session_id` is 0 for a session not yet saved."""

    known: Sequence[SessionCost]
    lines: Sequence[BudgetLine]
    people: int
    days: int
    session_id: int = 0


class CostsDialog(QDialog):
    """`save` runs on the worker; `chosen` then carries the costs, also for a session not yet saved."""

    chosen = Signal(object)

    def __init__(
        self,
        desk: Desk,
        plan: CostPlan,
        save: Callable[[tuple[SessionCost, ...]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_CostsDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        desk.gate(Right.PLAN, self.ui.save_button)
        self._plan = plan
        self._costs: tuple[SessionCost, ...] = ()
        for kind in CostKind:
            self._fill_choices(kind, plan.lines)
        for one in plan.known:
            self._fill(one)
        self.guard = FormGuard(self, self.ui, _FIELDS, desk.run, self._typed, save)
        self.guard.keep_draft(desk, plan.session_id)
        for field in _FIELDS:
            connect_change(getattr(self.ui, field), self._tell)
        self._tell()

    def accept(self) -> None:
        self._costs = self._typed()
        super().accept()
        self.chosen.emit(self._costs)

    def _fill_choices(self, kind: CostKind, lines: Sequence[BudgetLine]) -> None:
        basis: QComboBox = getattr(self.ui, f"basis_{kind.value}")
        line: QComboBox = getattr(self.ui, f"line_{kind.value}")
        for one in CostBasis:
            basis.addItem(label(one))
        basis.setCurrentIndex(list(CostBasis).index(_USUAL_BASIS[kind]))
        line.addItem("seperti kegiatannya", None)
        for known in lines:
            line.addItem(f"{known.code}, {known.year}", known.id)
        line.setMinimumContentsLength(16)

    def _fill(self, one: SessionCost) -> None:
        ui, kind = self.ui, one.kind.value
        getattr(ui, f"note_{kind}").setText(one.note)
        getattr(ui, f"rate_{kind}").set_value(one.rate)
        getattr(ui, f"quantity_{kind}").setValue(one.quantity)
        getattr(ui, f"basis_{kind}").setCurrentIndex(list(CostBasis).index(one.basis))
        line = getattr(ui, f"line_{kind}")
        line.setCurrentIndex(max(0, line.findData(one.budget_line_id)))

    def _typed(self) -> tuple[SessionCost, ...]:
        return tuple(cost for kind in CostKind if (cost := self._row(kind)) is not None)

    def _row(self, kind: CostKind) -> SessionCost | None:
        ui, name = self.ui, kind.value
        rate, note = getattr(ui, f"rate_{name}"), getattr(ui, f"note_{name}").text().strip()
        if not rate.text().strip() and not note:
            return None
        cost = SessionCost(
            kind=kind,
            note=note,
            rate=required_money(rate, f"rate_{name}"),
            quantity=getattr(ui, f"quantity_{name}").value(),
            basis=list(CostBasis)[getattr(ui, f"basis_{name}").currentIndex()],
            budget_line_id=getattr(ui, f"line_{name}").currentData(),
        )
        try:
            check_cost(cost)
        except InvalidInput as error:
            raise InvalidInput(str(error), f"{error.field}_{name}") from error
        return cost

    def _tell(self) -> None:
        try:
            costs = self._typed()
        except InvalidInput:
            self.ui.sum_label.clear()
            return
        people, days = self._plan.people, self._plan.days
        total = sum(one.planned(people, days) for one in costs)
        self.ui.sum_label.setText(f"Rencana {format_rupiah(total)} untuk {people} peserta, {days} hari.")
