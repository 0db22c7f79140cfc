"""One day on which the office is closed beyond the public holidays."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.checks import check_closed_day
from bapasdesk.domain.records.office import ClosedDay
from bapasdesk.domain.rights import Right
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.closed_day_dialog import Ui_ClosedDayDialog
from bapasdesk.gui.widgets.form_guard import FormGuard, required_date
from bapasdesk.services import venues


class ClosedDayDialog(QDialog):
    """A new closed day, or `known` to be changed."""

    def __init__(self, desk: Desk, known: ClosedDay | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ClosedDayDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._id = known.id if known else 0
        if known:
            self.ui.closed_on.set_value(known.closed_on)
            self.ui.name.setText(known.name)
        run = partial(desk.run, announce=("settings",))
        save = partial(venues.save_closed_day, desk.office)
        desk.gate(Right.SETTINGS, self.ui.save_button)
        self.guard = FormGuard(self, self.ui, ("closed_on", "name"), run, self._day, save)
        self.guard.keep_draft(desk, self._id)

    def _day(self) -> ClosedDay:
        day = ClosedDay(
            id=self._id,
            closed_on=required_date(self.ui.closed_on, "closed_on"),
            name=self.ui.name.text().strip(),
        )
        check_closed_day(day)
        return day
