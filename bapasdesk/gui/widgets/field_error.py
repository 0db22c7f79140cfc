"""The line under a field that says what is wrong with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class FieldError(QLabel):
    """Takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("error", True)
        self.hide()

    def show_error(self, text: str) -> None:
        """Empty text hides the line."""
        self.setText(text)
        self.setVisible(bool(text))

    def clear(self) -> None:
        self.show_error("")
