"""The papers of a session in three columns: how each stands, and a button."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bapasdesk.domain.labels import label
from bapasdesk.domain.rows.papers import PaperState
from bapasdesk.domain.values import PaperKind
from bapasdesk.gui.plain_text import as_plain
from bapasdesk.gui.theme import icon

_GROUPS = (
    (
        "Surat",
        (
            PaperKind.INVITATION,
            PaperKind.PARTNER_INVITATION,
            PaperKind.AGREEMENT,
            PaperKind.THANK_YOU,
        ),
    ),
    (
        "Hari pelatihan",
        (
            PaperKind.ATTENDANCE_SHEET,
            PaperKind.ATTENDANCE_SHEET_CLEAN,
            PaperKind.ATTENDANCE_SHEET_STAFF,
            PaperKind.CERTIFICATES,
            PaperKind.SOUVENIR_LIST,
        ),
    ),
    (
        "Pertanggungjawaban",
        (
            PaperKind.RECEIPTS,
            PaperKind.PAYMENT_LIST,
            PaperKind.OFFICIAL_RECORD,
            PaperKind.REPORT,
            PaperKind.SETTLEMENT,
        ),
    ),
)


class PaperList(QScrollArea):
    """The signals carry the kind of the paper whose button was pressed. In a low window the list scrolls."""

    chosen = Signal(object)
    writing_requested = Signal(object)
    void_requested = Signal(object, int)
    """Kind and id of an issued letter, record or report."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[PaperKind, _PaperRow] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._columns = QWidget()
        self.setWidget(self._columns)
        layout = QHBoxLayout(self._columns)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for title, kinds in _GROUPS:
            layout.addWidget(self._group(title, kinds), 1)

    def sizeHint(self) -> QSize:
        """All rows, as long as the window has room for them."""
        return self._columns.sizeHint()

    def show_states(self, states: Sequence[PaperState]) -> None:
        for state in states:
            self._rows[state.kind].show_state(state)

    def button(self, kind: PaperKind) -> QPushButton:
        return self._rows[kind].button

    def void_button(self, kind: PaperKind) -> QToolButton:
        return self._rows[kind].void_button

    def state_text(self, kind: PaperKind) -> str:
        return self._rows[kind].state.text()

    def _pressed(self, kind: PaperKind) -> None:
        signal = self.writing_requested if self._rows[kind].is_unwritten else self.chosen
        signal.emit(kind)

    def _void(self, kind: PaperKind) -> None:
        self.void_requested.emit(kind, self._rows[kind].paper_id)

    def _group(self, title: str, kinds: Sequence[PaperKind]) -> QFrame:
        card = QFrame()
        card.setProperty("card", True)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(10, 8, 8, 8)
        layout.setSpacing(2)
        layout.addWidget(_label(title, "muted"))
        for kind in kinds:
            row = self._rows[kind] = _PaperRow(kind)
            row.button.clicked.connect(partial(self._pressed, kind))
            row.void_button.clicked.connect(partial(self._void, kind))
            layout.addWidget(row)
        layout.addStretch(1)
        return card


class _PaperRow(QWidget):
    def __init__(self, kind: PaperKind) -> None:
        super().__init__()
        self.is_unwritten, self.paper_id = False, 0
        self._word = label(kind).lower()
        self.state = _label("", "muted")
        name = _label(label(kind), "strong")
        name.setToolTip(label(kind))
        self.button = QPushButton("Lihat")
        self.void_button = QToolButton()
        self.void_button.setIcon(icon("close"))
        self.void_button.setToolTip("Batalkan dokumen ini…")
        self.void_button.setAccessibleName(f"Batalkan {self._word}")
        self.void_button.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        for text in (name, self.state):
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            texts.addWidget(text)
        layout.addLayout(texts, 1)
        layout.addWidget(self.void_button)
        layout.addWidget(self.button)

    def show_state(self, state: PaperState) -> None:
        self.state.setText(state.detail)
        self.state.setToolTip(as_plain(state.detail))
        self.button.setEnabled(state.is_ready)
        self.is_unwritten, self.paper_id = state.is_unwritten, state.paper_id
        self.button.setText("Tulis…" if state.is_unwritten else "Lihat")
        verb = "Tulis" if state.is_unwritten else "Lihat"
        self.button.setAccessibleName(f"{verb} {self._word}")
        self.void_button.setVisible(bool(state.paper_id))


def _label(text: str, look: str) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty(look, True)
    return made
