"""A spin box whose number begins where the text of the other fields begins."""

from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

_INDENT = 10
"""Pixels; the padding of a style sheet does not reach the line inside a spin box."""


class SpinBox(QSpinBox):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        indent(self)


def indent(box: QAbstractSpinBox) -> None:
    box.lineEdit().setTextMargins(_INDENT, 0, 0, 0)
