"""The box above a list: what is typed filters it, a moment after the last key or at once."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from bapasdesk.gui.theme import icon

PAUSE_MS = 150


class FilterBox(QLineEdit):
    """`query_changed` carries the stripped text, once typing pauses; Esc empties the box.

    Down leads to its list.
    """

    query_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self.addAction(icon("magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(lambda: self.query_changed.emit(self.query))
        self.textChanged.connect(lambda: self._pause.start())

    def filter_at_once(self) -> None:
        """For a list that is read page by page and drops what is asked while it still reads."""
        self._pause.setInterval(0)

    @property
    def query(self) -> str:
        return self.text().strip()

    def setPlaceholderText(self, text: str) -> None:
        """What is to be typed is also what a screen reader calls the box."""
        super().setPlaceholderText(text)
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self._go_to_list()
        else:
            super().keyPressEvent(event)

    def _go_to_list(self) -> None:
        """The first list in view beside the box, however deep the two are laid out."""
        around = self.parentWidget()
        while around is not None:
            for found in around.findChildren(QAbstractItemView):
                if found.isVisible():
                    found.setFocus(Qt.FocusReason.ShortcutFocusReason)
                    if not found.currentIndex().isValid() and found.model() is not None:
                        found.setCurrentIndex(found.model().index(0, 0))
                    return
            around = around.parentWidget()
