"""A correction of a receipt that is already paid: how much more, how much or which days back, and why."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from bapasdesk.domain.indonesian.dates import format_date, format_long_date
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.records.money import PaymentCorrection
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rules import check_reason
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.correction_dialog import Ui_CorrectionDialog
from bapasdesk.gui.widgets.form_guard import FormGuard, grow_to_fit, required_money
from bapasdesk.services import corrections

PAY_MORE, GIVE_BACK, GIVE_BACK_DAYS = range(3)
_DIRECTIONS = (
    "Dibayar lagi kepada peserta",
    "Dikembalikan oleh peserta",
    "Hari dibayar padahal tidak hadir: dikembalikan",
)


class CorrectionDialog(QDialog):
    """For the paid receipt of `payment_id`; the paid row itself never changes."""

    def __init__(self, desk: Desk, payment_id: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_CorrectionDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._payment_id = desk, payment_id
        self.setWindowTitle(f"Koreksi pembayaran – {name}")
        self.ui.direction.addItems(_DIRECTIONS)
        self._show_days(False)  # before the guard makes room for what is in view
        desk.gate(Right.PAY, self.ui.save_button)
        self.guard = FormGuard(
            self,
            self.ui,
            ("direction", "amount", "reason"),
            partial(desk.run, announce=("participants", "sessions", "numbers")),
            self._typed,
            lambda correct: correct(),
        )
        self.ui.direction.currentIndexChanged.connect(self._ask_for)
        self.ui.days.itemChanged.connect(lambda _: self._sum_up())
        self._ask_for(PAY_MORE)
        self.ui.earlier_note.hide()
        desk.run(lambda: corrections.of_payment(desk.office, payment_id), self._show_earlier)
        desk.run(lambda: corrections.days_paid(desk.office, payment_id), self._list_days)
        self.guard.keep_draft(desk, payment_id)

    def _show_earlier(self, known: Sequence[tuple[str, PaymentCorrection]]) -> None:
        """What was put right before, so that nobody does it twice."""
        lines = (f"{number}, {_words(one)}" for number, one in known)
        self.ui.earlier_note.setText("\n".join(("Koreksi sebelumnya:", *lines)))
        self.ui.earlier_note.setVisible(bool(known))
        grow_to_fit(self)

    def _list_days(self, days: Sequence[tuple[date, int]]) -> None:
        with QSignalBlocker(self.ui.days):
            for day, amount in days:
                item = QListWidgetItem(format_long_date(day))
                item.setData(Qt.ItemDataRole.UserRole, (day, amount))
                item.setCheckState(Qt.CheckState.Unchecked)
                self.ui.days.addItem(item)

    def _ask_for(self, direction: int) -> None:
        """Days are chosen only to be given back, and then say the amount by themselves."""
        by_days = direction == GIVE_BACK_DAYS
        self._show_days(by_days)
        self.ui.amount.setReadOnly(by_days)
        self._sum_up()

    def _show_days(self, shown: bool) -> None:
        for widget in (self.ui.label_days, self.ui.days):
            widget.setVisible(shown)

    def _sum_up(self) -> None:
        if self.ui.direction.currentIndex() == GIVE_BACK_DAYS:
            self.ui.amount.set_value(sum(amount for _, amount in self._chosen()))
        self.guard.check()

    def _chosen(self) -> list[tuple[date, int]]:
        items = [self.ui.days.item(number) for number in range(self.ui.days.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        return [item.data(Qt.ItemDataRole.UserRole) for item in ticked]

    def _typed(self) -> Callable[[], int]:
        """What is to be done once the officer agrees."""
        direction, office = self.ui.direction.currentIndex(), self._desk.office
        days = [day for day, _ in self._chosen()]
        if direction == GIVE_BACK_DAYS and not days:
            raise InvalidInput("Centang hari yang uangnya dikembalikan.", "amount")
        amount = required_money(self.ui.amount, "amount")
        if not amount:
            raise InvalidInput("Isi jumlah koreksinya.", "amount")
        reason = check_reason(self.ui.reason.text())
        if direction == GIVE_BACK_DAYS:
            return partial(corrections.give_back_days, office, self._payment_id, days, reason)
        signed = amount if direction == PAY_MORE else -amount
        return partial(corrections.correct, office, self._payment_id, signed, reason)


def _words(one: PaymentCorrection) -> str:
    what = "dibayar lagi" if one.amount > 0 else "dikembalikan"
    return f"{format_date(one.corrected_on)}: {what} {format_rupiah(abs(one.amount))}, {one.reason}"
