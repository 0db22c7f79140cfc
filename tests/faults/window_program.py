"""The window's program object, in a child."""

import os

from PySide6.QtWidgets import QApplication


def window_program() -> QApplication:
    """Without what the screenless platform says of every window."""
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"
    return QApplication([])
