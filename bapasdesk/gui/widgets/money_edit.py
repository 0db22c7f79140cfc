"""A field for whole rupiah that takes 150000, 150.000 and Rp 150.000,- alike."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from bapasdesk.domain.indonesian.money import format_rupiah, parse_rupiah
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.widgets.mark_invalid import mark_invalid


class MoneyEdit(QLineEdit):
    """`value()` in whole rupiah, None while empty or wrong; `problem()` then says what is wrong."""

    value_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("misalnya 150.000")
        self.textChanged.connect(self._typed)
        self.editingFinished.connect(self._write_out)

    def value(self) -> int | None:
        try:
            return parse_rupiah(self.text()) if self.text().strip() else None
        except InvalidInput:
            return None

    def set_value(self, value: int | None) -> None:
        self.setText("" if value is None else format_rupiah(value))

    def problem(self) -> str:
        """Empty when the field is empty or holds money."""
        try:
            if self.text().strip():
                parse_rupiah(self.text())
        except InvalidInput as error:
            return str(error)
        return ""

    def _typed(self) -> None:
        mark_invalid(self, bool(self.problem()))
        self.value_changed.emit()

    def _write_out(self) -> None:
        value = self.value()
        if value is not None and self.text() != format_rupiah(value):
            self.set_value(value)
