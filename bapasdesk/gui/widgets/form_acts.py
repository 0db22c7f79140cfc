"""Tells when the person changes a field, and not the program that fills it."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSpinBox,
    QTableWidget,
    QWidget,
)


def connect_act(field: QWidget, slot: Callable[[], None]) -> None:
    """Calls `slot` after the person has typed, chosen or ticked something in the field."""
    if isinstance(field, QLineEdit):
        field.textEdited.connect(lambda _: slot())
    elif isinstance(field, QComboBox):
        field.activated.connect(lambda _: slot())
        line = field.lineEdit()
        if line is not None:
            line.textEdited.connect(lambda _: slot())
    elif isinstance(field, QPlainTextEdit):
        field.textChanged.connect(lambda: _if_in_focus(field, slot))
    elif isinstance(field, QSpinBox):
        field.valueChanged.connect(lambda _: _if_in_focus(field, slot))
    elif isinstance(field, QListWidget | QTableWidget):
        field.itemChanged.connect(lambda _: _if_in_focus(field, slot))


def _if_in_focus(field: QWidget, slot: Callable[[], None]) -> None:
    """These tell of every change alike; the person's come from where the keys go."""
    focus = QApplication.focusWidget()
    if focus is not None and (focus is field or field.isAncestorOf(focus)):
        slot()
