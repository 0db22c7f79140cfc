"""A line above the page that asks for something and can be put off; one notice at a time, in their order."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from bapasdesk.gui.theme import colours, icon


@dataclass(frozen=True)
class Notice:
    """`key` names it, so that it can be withdrawn; `action` runs when its button is clicked."""

    key: str
    text: str
    button: str
    action: Callable[[], object]
    icon: str = "alert-circle-outline"


class NoticeBar(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: list[Notice] = []
        self._picture, self.label = QLabel(), QLabel()
        self.action_button, self.later_button = QPushButton(), QPushButton("Nanti")
        self._build()
        self.action_button.clicked.connect(self._act)
        self.later_button.clicked.connect(lambda: self.withdraw(self._notices[0].key))
        self.hide()

    @property
    def keys(self) -> tuple[str, ...]:
        """What waits to be seen, the one in view first."""
        return tuple(notice.key for notice in self._notices)

    def add(self, notice: Notice) -> None:
        """In the place of one with the same key, else behind the others."""
        self._notices = [known for known in self._notices if known.key != notice.key] + [notice]
        self._show_first()

    def withdraw(self, key: str) -> None:
        """Takes away the notice of that key, or those whose key begins so when it ends in a colon."""
        gone = (lambda known: known.startswith(key)) if key.endswith(":") else key.__eq__
        self._notices = [notice for notice in self._notices if not gone(notice.key)]
        self._show_first()

    def _act(self) -> None:
        notice = self._notices[0]
        self.withdraw(notice.key)
        notice.action()

    def _show_first(self) -> None:
        self.setVisible(bool(self._notices))
        if self._notices:
            first = self._notices[0]
            self._picture.setPixmap(icon(first.icon, colours().ready).pixmap(22, 22))
            self.label.setText(first.text)
            self.action_button.setText(first.button)

    def _build(self) -> None:
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action_button.setProperty("primary", True)
        self.later_button.setProperty("quiet", True)
        card = QFrame()
        card.setProperty("card", True)
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        for widget in (self._picture, self.label, self.action_button, self.later_button):
            row.addWidget(widget)
        row.setStretch(1, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(24, 10, 24, 0)
        outside.addWidget(card)
