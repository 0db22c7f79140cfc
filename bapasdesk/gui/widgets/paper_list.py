"""The papers of a session in columns, before and after the training: how each stands, and a button."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from bapasdesk.domain.rows import PaperState
from bapasdesk.domain.values import PaperKind, label
from bapasdesk.gui.plain_text import as_plain

_GROUPS = (
    (
        "Sebelum pelatihan",
        (
            PaperKind.ATTENDANCE_SHEET,
            PaperKind.ATTENDANCE_SHEET_CLEAN,
            PaperKind.ATTENDANCE_SHEET_STAFF,
        ),
    ),
    ("Untuk peserta", (PaperKind.CERTIFICATES, PaperKind.RECEIPTS, PaperKind.PAYMENT_LIST)),
)


class PaperList(QWidget):
    """`chosen` carries the kind of the paper whose button was pressed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[PaperKind, _PaperRow] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for title, kinds in _GROUPS:
            layout.addWidget(self._group(title, kinds), 1)

    def show_states(self, states: Sequence[PaperState]) -> None:
        for state in states:
            self._rows[state.kind].show_state(state)

    def button(self, kind: PaperKind) -> QPushButton:
        return self._rows[kind].button

    def state_text(self, kind: PaperKind) -> str:
        return self._rows[kind].state.text()

    def _group(self, title: str, kinds: Sequence[PaperKind]) -> QFrame:
        card = QFrame()
        card.setProperty("card", True)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(14, 8, 10, 8)
        layout.setSpacing(2)
        layout.addWidget(_label(title, "muted"))
        for kind in kinds:
            row = self._rows[kind] = _PaperRow(kind)
            row.button.clicked.connect(partial(self.chosen.emit, kind))
            layout.addWidget(row)
        layout.addStretch(1)
        return card


class _PaperRow(QWidget):
    def __init__(self, kind: PaperKind) -> None:
        super().__init__()
        self.state = _label("", "muted")
        name = _label(label(kind), "strong")
        name.setToolTip(label(kind))
        self.button = QPushButton("Lihat")
        self.button.setAccessibleName(f"Lihat {label(kind).lower()}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 3)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        for text in (name, self.state):
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            texts.addWidget(text)
        layout.addLayout(texts, 1)
        layout.addWidget(self.button)

    def show_state(self, state: PaperState) -> None:
        self.state.setText(state.detail)
        self.state.setToolTip(as_plain(state.detail))
        self.button.setEnabled(state.is_ready)


def _label(text: str, look: str) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty(look, True)
    return made
