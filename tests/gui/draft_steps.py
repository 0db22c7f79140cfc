"""How a form loses and gets back what was typed, for the tests of drafts."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bapasdesk.gui.desk import Desk
from tests.gui.settling import settle

OpenForm = Callable[..., Any]
"""The fixture `open_form`: a dialog's class and what it takes after the desk."""


def cut_off(desk: Desk, dialog: Any) -> None:
    """As the lock does it: what is typed is kept, and the form goes without a word."""
    desk.leaving.emit()
    desk.jobs.wait_until_idle(10_000)
    dialog.hide()


def take_offer(desk: Desk, dialog: Any) -> None:
    offer = dialog.guard.draft.offer
    assert offer is not None and offer.isVisible()
    QTest.mouseClick(offer.take_button, Qt.MouseButton.LeftButton)
    settle(desk)
    assert dialog.guard.draft.offer is None
