"""The one search box of the window: suggestions while typing, Enter opens."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from bapasdesk.domain.rows.search import SearchHit
from bapasdesk.gui.plain_text import as_plain
from bapasdesk.gui.theme import colours, icon

PAUSE_MS = 150
_KINDS = {
    "client": ("Klien", "account-group-outline"),
    "partner": ("Mitra", "handshake-outline"),
    "session": ("Kegiatan", "calendar-month-outline"),
    "certificate": ("Sertifikat", "certificate-outline"),
    "receipt": ("Kuitansi", "receipt-text-outline"),
    "letter": ("Surat dan koreksi", "file-document-outline"),
    "number": ("Buku nomor", "book-open-variant"),
    "code": ("Kode sertifikat", "shield-check-outline"),
    "course": ("Pelatihan", "school-outline"),
    "agreement": ("Perjanjian", "file-sign"),
    "venue": ("Tempat", "map-marker-outline"),
    "trainer": ("Instruktur", "account-outline"),
    "officer": ("Petugas", "shield-account-outline"),
    "page": ("Halaman", "arrow-right"),
    "action": ("Langkah", "plus"),
    "help": ("Bantuan", "help-circle-outline"),
}
"""Each kind's word and picture; hits of a kind stand together under it."""
_GROUP_ROLE = int(Qt.ItemDataRole.UserRole)
_CAPTION_HEIGHT = 22
Found = Callable[[tuple[SearchHit, ...]], None]


class SearchBox(QLineEdit):
    """`search_with` gives it the search; `chosen` carries the hit that was picked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self.addAction(icon("magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self._search: Callable[[str, Found], None] | None = None
        self._opens_when_found = False
        self._hits: tuple[SearchHit, ...] = ()
        self._asked = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._typed)

    def search_with(self, search: Callable[[str, Found], None], window: QWidget) -> None:
        """`search(text, found)` answers later through `found`; the list floats above `window`."""
        self._search = search
        self.suggestions = QListWidget(window)
        self.suggestions.setObjectName("suggestions")
        self.suggestions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.suggestions.setItemDelegate(_GroupDelegate(self.suggestions))
        self.suggestions.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.suggestions.setAccessibleName("Hasil pencarian")
        self.suggestions.itemClicked.connect(self._pick)
        self.suggestions.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step and self.suggestions.isVisible():
            row = self.suggestions.currentRow() + step
            self.suggestions.setCurrentRow(max(0, min(row, self.suggestions.count() - 1)))
            self.suggestions.scrollToItem(self.suggestions.currentItem())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_current()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.suggestions.hide()

    def _typed(self) -> None:
        self._opens_when_found = False
        if self.text().strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._asked = ""
            self.suggestions.hide()

    def _ask(self) -> None:
        text = self.text().strip()
        if text and self._search is not None:
            self._asked = text
            self._search(text, lambda hits: self._show(text, hits))

    def _show(self, text: str, hits: tuple[SearchHit, ...]) -> None:
        if text != self._asked or text != self.text().strip():
            return
        self._hits = hits
        self._fill(hits)
        if self._opens_when_found and hits:
            self._pick(self.suggestions.item(0))

    def _fill(self, hits: Sequence[SearchHit]) -> None:
        self.suggestions.clear()
        before = ""
        for hit in hits:
            word, picture = _KINDS[hit.kind]
            parts = [part for part in (hit.title, hit.detail) if part]
            item = QListWidgetItem(icon(picture), "   ·   ".join(parts), self.suggestions)
            item.setToolTip(as_plain(item.text()))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{word}: {item.text()}")
            item.setData(_GROUP_ROLE, "" if word == before else word)
            before = word
        if not hits:
            nothing = QListWidgetItem(f"Tidak ada yang cocok dengan “{self._asked}”", self.suggestions)
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        else:
            self.suggestions.setCurrentRow(0)
        self._place()

    def _place(self) -> None:
        window = self.suggestions.parentWidget() or self
        corner = self.mapTo(window, QPoint(0, self.height() + 4))
        width = min(max(self.width(), 620), window.width() - corner.x() - 16)
        rows = sum(self.suggestions.sizeHintForRow(row) for row in range(self.suggestions.count())) + 12
        height = min(rows, window.height() - corner.y() - 16)
        self.suggestions.setGeometry(QRect(corner.x(), corner.y(), width, height))
        self.suggestions.raise_()
        self.suggestions.show()

    def _open_current(self) -> None:
        """Enter may come before the answer: then the best hit is opened as soon as it is there."""
        if self.suggestions.isVisible() and self._asked == self.text().strip():
            self._pick(self.suggestions.currentItem())
        elif self.text().strip():
            self._pause.stop()
            self._ask()
            self._opens_when_found = True

    def _pick(self, item: QListWidgetItem | None) -> None:
        row = self.suggestions.row(item) if item is not None else -1
        if 0 <= row < len(self._hits):
            hit = self._hits[row]
            self._leave()
            self.chosen.emit(hit)

    def _leave(self) -> None:
        self.clear()
        self.suggestions.hide()


class _GroupDelegate(QStyledItemDelegate):
    """Writes the kind's word above the first hit of a kind, so that arrows pass over no line in vain."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return hint + QSize(0, _CAPTION_HEIGHT) if index.data(_GROUP_ROLE) else hint

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        group = index.data(_GROUP_ROLE)
        below = QStyleOptionViewItem(option)
        if group:
            caption = QRect(option.rect)
            caption.setHeight(_CAPTION_HEIGHT)
            below.rect = option.rect.adjusted(0, _CAPTION_HEIGHT, 0, 0)
            _paint_caption(painter, option, caption.adjusted(10, 2, -10, 0), str(group))
        super().paint(painter, below, index)


def _paint_caption(painter: QPainter, option: QStyleOptionViewItem, place: QRect, text: str) -> None:
    font = QFont(option.font)
    font.setWeight(QFont.Weight.DemiBold)
    font.setPixelSize(12)
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(colours(option.palette).muted))
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()
