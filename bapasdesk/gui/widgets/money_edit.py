"""A field for whole rupiah that takes 150000, 150.000 and Rp 150.000,- alike."""

from PySide6.QtWidgets import QWidget

from bapasdesk.domain.indonesian.money import format_rupiah, parse_rupiah
from bapasdesk.gui.widgets.parsed_edit import ParsedEdit


class MoneyEdit(ParsedEdit[int]):
    """`value()` in whole rupiah."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parse_rupiah, format_rupiah, "150.000", parent)
