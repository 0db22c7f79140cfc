"""What was really spent on one cost of a session, and when."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.budget import check_actual
from bapasdesk.domain.budget_rows import CostRow
from bapasdesk.domain.costs import SessionCost
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.rights import Right
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.cost_actual_dialog import Ui_CostActualDialog
from bapasdesk.gui.widgets.form_guard import FormGuard, required_date, required_money
from bapasdesk.services import budget

Actual = tuple[int | None, date | None]


class CostActualDialog(QDialog):
    """An empty amount takes the note back."""

    def __init__(self, desk: Desk, row: CostRow, cost: SessionCost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_CostActualDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        desk.gate(Right.PAY, self.ui.save_button)
        self.ui.cost_label.setText(row.name)
        self.ui.plan_label.setText(f"Rencananya {format_rupiah(row.planned)}.")
        self.ui.amount.set_value(cost.actual if cost.actual is not None else row.bound or row.planned)
        self.ui.spent_on.set_value(cost.spent_on or desk.office.today())
        self.guard = FormGuard(
            self,
            self.ui,
            ("amount", "spent_on"),
            partial(desk.run, announce=("sessions",)),
            self._typed,
            lambda typed: budget.record_actual(desk.office, cost.id, *typed),
        )
        self.guard.keep_draft(desk, cost.id)
        self.ui.amount.selectAll()

    def _typed(self) -> Actual:
        if not self.ui.amount.text().strip():
            return None, None
        amount = required_money(self.ui.amount, "amount")
        spent_on = required_date(self.ui.spent_on, "spent_on")
        check_actual(amount, spent_on, self._desk.office.today())
        return amount, spent_on
