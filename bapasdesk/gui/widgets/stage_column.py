"""One column of the board: the cards of the partners that stand at one stage."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from bapasdesk.domain.indonesian.dates import short_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.pipeline import is_overdue
from bapasdesk.domain.rows.partners import PartnerRow
from bapasdesk.domain.values import PartnerStage
from bapasdesk.gui.theme import colours

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
LATE_ROLE = ROW_ROLE + 1
_PADDING = 7
_MOST_LINES = (3, 2)
"""Of the name, and of what stands under it."""
_WRAP = int(Qt.TextFlag.TextWordWrap)


class StageColumn(QListWidget):
    """Tells what is asked of its cards: opened, shifted (Ctrl+arrow), stepped (arrow), dragged, dropped."""

    opened = Signal(int)
    shifted = Signal(object, int)
    stepped = Signal(PartnerStage, int)
    dragged = Signal(object, QPoint)
    dropped = Signal(object, QPoint)
    menu_requested = Signal(object, QPoint)

    def __init__(self, stage: PartnerStage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self._pressed: QPoint | None = None
        self._dragging = False
        self._is_target = False
        self.setItemDelegate(_CardDelegate(self))
        self.setAccessibleName(f"Tahap {label(stage)}")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)  # so that a scroll bar, which makes the cards narrower, lays them out anew
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setSpacing(2)
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(ROW_ROLE).id))

    def show_rows(self, rows: Sequence[PartnerRow], today: date) -> None:
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.name)
            item.setData(ROW_ROLE, row)
            item.setData(LATE_ROLE, is_overdue(row.next_on, today))
            item.setToolTip(_tip(row))
            self.addItem(item)

    def chosen(self) -> PartnerRow | None:
        item = self.currentItem()
        return item.data(ROW_ROLE) if item else None

    def choose(self, partner_id: int) -> bool:
        for number in range(self.count()):
            if self.item(number).data(ROW_ROLE).id == partner_id:
                self.setCurrentRow(number)
                return True
        return False

    def take_focus(self) -> None:
        self.setCurrentRow(max(0, self.currentRow()))
        self.setFocus()

    def set_target(self, on: bool) -> None:
        """Shows that a card may be let go here."""
        if on != self._is_target:
            self._is_target = on
            self.setStyleSheet(f"QListWidget {{ background: {colours().selected}; }}" if on else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sides = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        row, by = self.chosen(), sides.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if row is not None:
                self.shifted.emit(row, by)
        elif by:
            self.stepped.emit(self.stage, by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(row.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.chosen()
        if row is not None:
            self.menu_requested.emit(row, event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        on_card = self.itemAt(event.position().toPoint()) is not None
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if on_card and left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.chosen()
        if self._pressed is None or row is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if self._dragging or far >= QApplication.startDragDistance():
            self._dragging = True
            self.dragged.emit(row, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self.chosen()
        was_dragging, self._pressed, self._dragging = self._dragging, None, False
        if was_dragging and row is not None:
            self.dropped.emit(row, event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)


class _CardDelegate(QStyledItemDelegate):
    """A card: the name in full, and under it what is due or why it was refused."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = option.widget
        width = view.viewport().width() - 4 if isinstance(view, QListWidget) else 120
        row = index.data(ROW_ROLE)
        texts = zip(_fonts(option), (row.name, _second_line(row)), _MOST_LINES, strict=True)
        heights = (_height(font, text, width - 2 * _PADDING, lines) for font, text, lines in texts)
        return QSize(width, sum(heights) + 2 * _PADDING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        scheme, row = colours(), index.data(ROW_ROLE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(scheme.accent if focused or chosen else scheme.line))
        painter.setBrush(QColor(scheme.selected if chosen else scheme.ground))
        painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -2), 6, 6)
        inside = option.rect.adjusted(_PADDING, _PADDING - 2, -_PADDING + 2, -_PADDING)
        inks = (scheme.text, scheme.danger if index.data(LATE_ROLE) else scheme.muted)
        texts = zip(_fonts(option), (row.name, _second_line(row)), _MOST_LINES, inks, strict=True)
        for font, text, lines, ink in texts:
            inside.setHeight(_height(font, text, inside.width(), lines))
            painter.setFont(font)
            painter.setPen(QColor(ink))
            painter.drawText(inside, _WRAP, text)
            inside.moveTop(inside.bottom() + 1)
        painter.restore()


def _fonts(option: QStyleOptionViewItem) -> tuple[QFont, QFont]:
    """For the name and for what stands under it."""
    name, small = QFont(option.font), QFont(option.font)
    name.setWeight(QFont.Weight.DemiBold)
    for font in (name, small):
        font.setPointSizeF(option.font.pointSizeF() - 1)
    return name, small


def _height(font: QFont, text: str, width: int, most_lines: int) -> int:
    metrics = QFontMetrics(font)
    needed = metrics.boundingRect(QRect(0, 0, width, 1000), _WRAP, text).height()
    return min(needed, most_lines * metrics.lineSpacing())


def _second_line(row: PartnerRow) -> str:
    if row.next_on is not None:
        return f"Hubungi {short_date(row.next_on)}"
    return label(row.reason) or label(row.kind)


def _tip(row: PartnerRow) -> str:
    lines = [row.name, label(row.kind)]
    lines += [label(row.reason)] if row.reason else []
    lines += [f"Hubungi lagi {short_date(row.next_on)}"] if row.next_on else []
    return "\n".join(lines)
