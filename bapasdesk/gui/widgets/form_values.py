"""Reads and writes what stands in the fields of any form, by their names in the form's design."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

_KINDS = (QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QAbstractButton, QTableWidget, QListWidget)
"""In the order of writing: what a choice or a date brings with it is there before it is ticked."""


class FormValues(Protocol):
    """What the person can lose: by name, as JSON knows it."""

    def values(self) -> dict[str, Any]: ...

    def set_values(self, values: dict[str, Any]) -> None: ...


@dataclass(frozen=True, slots=True)
class FieldValues:
    """What stands in every named field of a form. Passphrases are never among them."""

    form: QWidget

    def values(self) -> dict[str, Any]:
        return {field.objectName(): _value(field) for field in fields(self.form)}

    def set_values(self, values: dict[str, Any]) -> None:
        """Names the form does not know (any more) are passed over."""
        for field in fields(self.form):
            if field.objectName() in values:
                _set_value(field, values[field.objectName()])


def fields(form: QWidget) -> Iterator[QWidget]:
    """Every field of a form that has a name, in the order in which they are to be written.

    Not those of a window that was opened from it, such as a preview.
    """
    for kind in _KINDS:
        own = (field for field in form.findChildren(kind) if field.window() is form.window())
        yield from (field for field in own if _is_field(field))


def show_beginnings(form: QWidget) -> None:
    """A text longer than its line shows how it begins, also when it is filled in later by a job.

    In the first line, where one begins to type, the cursor stays at the end.
    """
    for line in form.findChildren(QLineEdit)[1:]:
        _show_beginning(line)
        line.textChanged.connect(partial(_show_beginning, line))


def _show_beginning(line: QLineEdit, _: str = "") -> None:
    """Not where somebody is typing."""
    if not line.isModified():
        line.setCursorPosition(0)


def _is_field(field: QWidget) -> bool:
    if not field.objectName() or isinstance(field.parent(), QComboBox | QAbstractSpinBox):
        return False
    if isinstance(field, QLineEdit):
        return field.echoMode() == QLineEdit.EchoMode.Normal and not field.isReadOnly()
    return not isinstance(field, QAbstractButton) or field.isCheckable()


def _value(field: QWidget) -> Any:
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QSpinBox):
        return field.value()
    if isinstance(field, QAbstractButton):
        return field.isChecked()
    if isinstance(field, QTableWidget):
        columns = range(field.columnCount())
        return [[_cell(field, row, column) for column in columns] for row in range(field.rowCount())]
    assert isinstance(field, QListWidget)
    return {item.text(): item.checkState() == Qt.CheckState.Checked for item in _items(field)}


def _set_value(field: QWidget, value: Any) -> None:
    if isinstance(field, QLineEdit):
        field.setText(value)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(value)
    elif isinstance(field, QComboBox):
        field.setCurrentText(value)
    elif isinstance(field, QSpinBox):
        field.setValue(value)
    elif isinstance(field, QAbstractButton):
        field.setChecked(value)
    elif isinstance(field, QTableWidget):
        _set_rows(field, value)
    elif isinstance(field, QListWidget):
        for item in _items(field):
            if item.text() in value:
                ticked = value[item.text()]
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)


def _set_rows(table: QTableWidget, rows: list[list[str]]) -> None:
    table.setRowCount(len(rows))
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.setItem(row, column, QTableWidgetItem(text))


def _cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return item.text() if item else ""


def _items(field: QListWidget) -> list[Any]:
    """Only those that can be ticked."""
    items = [field.item(number) for number in range(field.count())]
    return [item for item in items if item.data(Qt.ItemDataRole.CheckStateRole) is not None]
