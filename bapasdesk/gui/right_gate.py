"""Keeps a button off while the officer at the desk may not use it, whatever its page does meanwhile.

The services refuse anyway; this only spares people the click.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right

Allows = Callable[[Right], bool]


def why_not(right: Right) -> str:
    """What is said where the officer's roles are not enough."""
    return f"Peran Anda tidak mengizinkan langkah ini ({label(right)})."


def add_step(menu: QMenu, allows: Allows, right: Right, text: str, step: Callable[[], object]) -> QAction:
    """An entry of a menu made anew each time it opens; grey, with the reason, without the right."""
    action = menu.addAction(text, step)
    if not allows(right):
        action.setEnabled(False)
        action.setToolTip(why_not(right))
        menu.setToolTipsVisible(True)
    return action


class RightGate(QObject):
    """Watches one widget; `refresh` after roles have changed."""

    def __init__(self, widget: QWidget, allowed: Callable[[], bool], why_not: str) -> None:
        super().__init__(widget)
        self._widget, self._allowed, self._why_not = widget, allowed, why_not
        self._tip = widget.toolTip()
        self._wanted = not widget.testAttribute(Qt.WidgetAttribute.WA_ForceDisabled)
        self._shut = False
        widget.installEventFilter(self)
        self.refresh()

    def refresh(self) -> None:
        if self._allowed() != self._shut:
            return
        self._shut = not self._shut
        self._widget.setToolTip(self._why_not if self._shut else self._tip)
        self._widget.setEnabled(self._wanted and not self._shut)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange and self._shut and self._widget.isEnabled():
            self._wanted = True
            self._widget.setEnabled(False)
        return super().eventFilter(watched, event)
