"""The line above a form that offers what was typed earlier and not saved: to go on with, or to drop."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from bapasdesk.domain.indonesian.dates import format_date


class DraftOffer(QFrame):
    taken = Signal()
    dropped = Signal()

    def __init__(self, saved_at: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        text = QLabel(
            f"Ada isian yang belum disimpan dari {format_date(saved_at.date())} pukul {saved_at:%H.%M}."
        )
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        self.take_button, self.drop_button = QPushButton("Lanjutkan isian"), QPushButton("Buang")
        for button, signal in ((self.take_button, self.taken), (self.drop_button, self.dropped)):
            button.setAutoDefault(False)
            button.clicked.connect(signal)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.addWidget(text, 1)
        layout.addWidget(self.take_button)
        layout.addWidget(self.drop_button)
