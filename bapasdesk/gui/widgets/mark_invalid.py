"""Gives a field the red frame of a wrong value, or takes it away."""

from PySide6.QtWidgets import QWidget


def mark_invalid(field: QWidget, invalid: bool) -> None:
    """Re-dresses only on a change: dressing costs more than typing a letter should."""
    if bool(field.property("invalid")) != invalid:
        field.setProperty("invalid", invalid)
        field.style().unpolish(field)
        field.style().polish(field)
