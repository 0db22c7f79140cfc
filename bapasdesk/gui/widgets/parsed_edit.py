"""A line that holds a value typed in many ways and written out in one: the base of date and money fields."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from bapasdesk.errors import InvalidInput
from bapasdesk.gui.widgets.mark_invalid import mark_invalid

T = TypeVar("T")


class ParsedEdit(QLineEdit, Generic[T]):
    """`value()` is None while empty or wrong; `problem()` then says what is wrong.

    `parse` raises InvalidInput for what it cannot read; `form` writes a value as it will be printed.
    """

    value_changed = Signal()

    def __init__(
        self, parse: Callable[[str], T], form: Callable[[T], str], example: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._parse, self._form = parse, form
        self.setPlaceholderText(f"misalnya {example}")
        self.textChanged.connect(self._typed)
        self.editingFinished.connect(self._write_out)

    def value(self) -> T | None:
        try:
            return self._parse(self.text()) if self.text().strip() else None
        except InvalidInput:
            return None

    def set_value(self, value: T | None) -> None:
        self.setText("" if value is None else self._form(value))

    def problem(self) -> str:
        """Empty when the line is empty or can be read; whether it may be empty is the form's affair."""
        try:
            if self.text().strip():
                self._parse(self.text())
        except InvalidInput as error:
            return str(error)
        return ""

    def _typed(self) -> None:
        mark_invalid(self, bool(self.problem()))
        self.value_changed.emit()

    def _write_out(self) -> None:
        value = self.value()
        if value is not None and self.text() != self._form(value):
            self.set_value(value)
