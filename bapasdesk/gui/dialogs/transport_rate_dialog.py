"""The transport money of one person and day, from a date on."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.checks import check_rate
from bapasdesk.domain.records.office import TransportRate
from bapasdesk.domain.rights import Right
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.transport_rate_dialog import Ui_TransportRateDialog
from bapasdesk.gui.widgets.form_guard import FormGuard, required_date, required_money
from bapasdesk.services import settings


class TransportRateDialog(QDialog):
    """A new rate, or `known` to be changed; receipts already issued keep theirs."""

    def __init__(self, desk: Desk, known: TransportRate | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_TransportRateDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._id = known.id if known else 0
        self.ui.valid_from.set_value(known.valid_from if known else desk.office.today())
        self.ui.amount.set_value(known.amount if known else None)
        self.ui.legal_basis.setText(known.legal_basis if known else "")
        desk.gate(Right.SETTINGS, self.ui.save_button)
        self.guard = FormGuard(
            self,
            self.ui,
            ("valid_from", "amount", "legal_basis"),
            partial(desk.run, announce=("settings",)),
            self._rate,
            lambda rate: settings.save_transport_rate(desk.office, rate),
        )
        self.guard.keep_draft(desk, self._id)

    def _rate(self) -> TransportRate:
        rate = TransportRate(
            id=self._id,
            valid_from=required_date(self.ui.valid_from, "valid_from"),
            amount=required_money(self.ui.amount, "amount"),
            legal_basis=self.ui.legal_basis.text().strip(),
        )
        check_rate(rate)
        return rate
