"""How much each reason counts when seats are given: the office's own choice."""

from functools import partial

from PySide6.QtWidgets import QDialog, QSpinBox, QWidget

from bapasdesk.domain.seating import SeatWeights, check_weights, weight_values
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.seat_weights_dialog import Ui_SeatWeightsDialog
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services import seat_choice

_FIELDS = tuple(weight_values(SeatWeights()))


class SeatWeightsDialog(QDialog):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_SeatWeightsDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._fill(SeatWeights())
        run = partial(desk.run, announce=("seat_weights",))
        save = partial(seat_choice.save_weights, desk.office)
        self.guard = FormGuard(self, self.ui, _FIELDS, run, self._weights, save)
        self.guard.keep_draft(desk)
        self.ui.usual_button.clicked.connect(lambda: self._fill(SeatWeights()))
        desk.run(lambda: seat_choice.weights(desk.office), self._fill)

    @property
    def _boxes(self) -> dict[str, QSpinBox]:
        return {name: getattr(self.ui, name) for name in _FIELDS}

    def _fill(self, known: SeatWeights) -> None:
        for name, value in weight_values(known).items():
            self._boxes[name].setValue(value)

    def _weights(self) -> SeatWeights:
        typed = SeatWeights(**{name: box.value() for name, box in self._boxes.items()})
        check_weights(typed)
        return typed
