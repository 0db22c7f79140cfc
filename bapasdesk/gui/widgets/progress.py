"""A bar of how far long work has come."""

from PySide6.QtWidgets import QProgressBar

_STEPS = 1_000
"""A bar counts in whole steps of a 32-bit number, and a backup has more bytes than that."""


def show_progress(bar: QProgressBar, done: int, of: int) -> None:
    """`of` may be 0 as long as nothing is known yet."""
    bar.setRange(0, _STEPS)
    bar.setValue(_STEPS * done // max(of, 1))
