"""Waiting until the window has done what it began."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bapasdesk.gui.desk import Desk

LONGEST_MS = 20_000
_ROUNDS = 4
"""An answer may ask the next question, and a closed dialog make its page read again."""
_PAUSE_MS = 2
_TYPED_MS = 180
"""Longer than a filter waits for the next letter."""


def settle(desk: Desk) -> None:
    for _ in range(_ROUNDS):
        QTest.qWait(_PAUSE_MS)
        desk.beside.jobs.wait_until_idle(LONGEST_MS)
        desk.jobs.wait_until_idle(LONGEST_MS)


def settle_typed(desk: Desk) -> None:
    """The same where something was typed that is looked up a moment later."""
    QTest.qWait(_TYPED_MS)
    settle(desk)


def click(desk: Desk, button: Any) -> None:
    assert button.isEnabled(), button.objectName()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(desk)


def texts(table: Any, column: int = 0) -> list[str]:
    """What a column of a list shows."""
    model = table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]
