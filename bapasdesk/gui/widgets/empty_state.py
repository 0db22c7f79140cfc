"""What an empty list shows instead of nothing: what it is for, and the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from bapasdesk.gui.theme import icon


class EmptyState(QWidget):
    """`set_content` fills it; `clicked` tells that the first step was chosen."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = _label("heading")
        self._text = _label("muted")
        self.action = QPushButton()
        self.action.setProperty("primary", True)
        self.action.clicked.connect(self.clicked)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(1)
        for widget in (self._picture, self._title, self._text):
            layout.addWidget(widget)
        layout.addWidget(self.action, alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(2)

    def set_content(self, icon_name: str, title: str, text: str, action_label: str = "") -> None:
        """`icon_name` as for theme.icon; without `action_label` no button is shown."""
        self._picture.setPixmap(icon(icon_name).pixmap(40, 40))
        self._title.setText(title)
        self._text.setText(text)
        self.action.setText(action_label)
        self.action.setVisible(bool(action_label))


def _label(look: str) -> QLabel:
    label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty(look, True)
    return label
