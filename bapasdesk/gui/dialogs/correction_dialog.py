"""A correction of a receipt that is already paid: how much more, or how much back, and why."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.rules import check_reason
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.correction_dialog import Ui_CorrectionDialog
from bapasdesk.gui.widgets.form_guard import FormGuard, required_money
from bapasdesk.services import corrections

_DIRECTIONS = (("Dibayar lagi kepada peserta", 1), ("Dikembalikan oleh peserta", -1))


class CorrectionDialog(QDialog):
    """For the paid receipt of `payment_id`; the paid row itself never changes."""

    def __init__(self, desk: Desk, payment_id: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_CorrectionDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self.setWindowTitle(f"Koreksi pembayaran – {name}")
        for text, sign in _DIRECTIONS:
            self.ui.direction.addItem(text, sign)
        self.guard = FormGuard(
            self,
            self.ui,
            ("direction", "amount", "reason"),
            partial(desk.run, announce=("participants", "sessions", "numbers")),
            self._typed,
            lambda typed: corrections.correct(desk.office, payment_id, *typed),
        )
        self.guard.keep_draft(desk, payment_id)

    def _typed(self) -> tuple[int, str]:
        amount = required_money(self.ui.amount, "amount")
        if not amount:
            raise InvalidInput("Isi jumlah koreksinya.", "amount")
        sign: int = self.ui.direction.currentData()
        return sign * amount, check_reason(self.ui.reason.text())
