"""Waiting until the window has done what it began, without a word about how long that takes."""

from PySide6.QtTest import QTest

from bapasdesk.gui.desk import Desk

LONGEST_MS = 20_000
_ROUNDS = 3
"""An answer may ask the next question, and a closed dialog make its page read again."""
_PAUSE_MS = 10


def settle(desk: Desk) -> None:
    for _ in range(_ROUNDS):
        QTest.qWait(_PAUSE_MS)
        desk.beside.jobs.wait_until_idle(LONGEST_MS)
        desk.jobs.wait_until_idle(LONGEST_MS)
