"""A line of the office's budget: its year, its code, and how much there is."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.budget import BudgetLine, check_line
from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.domain.values import ReceiptForm
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.budget_line_dialog import Ui_BudgetLineDialog
from bapasdesk.gui.widgets.form_guard import FormGuard, required_money
from bapasdesk.services import budget


class BudgetLineDialog(QDialog):
    """A new line of `year`, or `known` to be changed."""

    def __init__(
        self, desk: Desk, known: BudgetLine | None, year: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_BudgetLineDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        desk.gate(Right.SETTINGS, self.ui.save_button)
        self._id = known.id if known else 0
        for form in ReceiptForm:
            self.ui.receipt_form.addItem(label(form))
        self.ui.year.setValue(known.year if known else year)
        if known is not None:
            self._fill(known)
        self.guard = FormGuard(
            self,
            self.ui,
            ("year", "code", "name", "amount", "receipt_form"),
            partial(desk.run, announce=("budget",)),
            self._typed,
            lambda line: budget.save_line(desk.office, line),
        )
        self.guard.keep_draft(desk, self._id)
        self.ui.code.setFocus()

    def _fill(self, known: BudgetLine) -> None:
        self.ui.code.setText(known.code)
        self.ui.name.setText(known.name)
        self.ui.amount.set_value(known.amount)
        self.ui.receipt_form.setCurrentIndex(list(ReceiptForm).index(known.receipt_form))

    def _typed(self) -> BudgetLine:
        ui = self.ui
        line = BudgetLine(
            id=self._id,
            year=ui.year.value(),
            code=ui.code.text().strip(),
            name=ui.name.text().strip(),
            amount=required_money(ui.amount, "amount") if ui.name.text().strip() else 0,
            receipt_form=list(ReceiptForm)[ui.receipt_form.currentIndex()],
        )
        check_line(line)
        return line
