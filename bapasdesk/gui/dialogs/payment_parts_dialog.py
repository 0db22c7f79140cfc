"""What a session pays besides transport money, each part with its rate a day and its tax."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.checks import check_component
from bapasdesk.domain.records.money import SessionComponent
from bapasdesk.domain.rights import Right
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.payment_parts_dialog import Ui_PaymentPartsDialog
from bapasdesk.gui.widgets.form_guard import FormGuard, required_money
from bapasdesk.services import payment_parts

_ROWS = (1, 2)
_FIELDS = tuple(f"{field}_{row}" for row in _ROWS for field in ("name", "rate", "tax_percent"))


class PaymentPartsDialog(QDialog):
    """Two lines are enough: with more, nobody finds the amount to sign for."""

    def __init__(self, desk: Desk, session_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PaymentPartsDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._session_id = session_id
        desk.gate(Right.PLAN, self.ui.save_button)
        self.guard = FormGuard(
            self,
            self.ui,
            _FIELDS,
            partial(desk.run, announce=("participants", "sessions")),
            self._typed,
            lambda typed: payment_parts.save_components(desk.office, session_id, typed),
        )
        self.guard.keep_draft(desk, session_id)
        desk.run(lambda: payment_parts.components(desk.office, session_id), self._fill)

    def _fill(self, known: tuple[SessionComponent, ...]) -> None:
        for row, one in zip(_ROWS, known, strict=False):
            getattr(self.ui, f"name_{row}").setText(one.name)
            getattr(self.ui, f"rate_{row}").set_value(one.rate)
            getattr(self.ui, f"tax_percent_{row}").setValue(one.tax_percent)
        self.guard.check()

    def _typed(self) -> list[SessionComponent]:
        parts = [part for row in _ROWS if (part := self._row(row)) is not None]
        if len({part.name.casefold() for part in parts}) < len(parts):
            raise InvalidInput("Sebutan ini sudah dipakai di atas.", "name_2")
        return parts

    def _row(self, row: int) -> SessionComponent | None:
        name = getattr(self.ui, f"name_{row}").text().strip()
        rate = getattr(self.ui, f"rate_{row}")
        if not name and not rate.text().strip():
            return None
        part = SessionComponent(
            session_id=self._session_id,
            name=name,
            rate=required_money(rate, f"rate_{row}"),
            tax_percent=getattr(self.ui, f"tax_percent_{row}").value(),
        )
        try:
            check_component(part)
        except InvalidInput as error:
            raise InvalidInput(str(error), f"{error.field}_{row}") from error
        return part
