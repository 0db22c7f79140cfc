"""Paints a state as a chip: its word on a rounded ground, so it is read and not only seen."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bapasdesk.gui.table_models import CHIP_ROLE
from bapasdesk.gui.theme import Tone, colours

PADDING = 9
HEIGHT = 22
MARGIN = 8


class ChipDelegate(QStyledItemDelegate):
    """For a whole table: cells whose CHIP_ROLE gives a Tone become chips, all others stay plain text."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tone = index.data(CHIP_ROLE)
        if tone is None:
            super().paint(painter, option, index)
            return
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        self._paint_ground(painter, option, index)
        if text:
            _paint_chip(painter, option, text, Tone(tone))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        extra = 2 * (PADDING + MARGIN) if index.data(CHIP_ROLE) is not None else 0
        return QSize(hint.width() + extra, max(hint.height(), HEIGHT + 6))

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Selection, hover and focus as the style paints them, without the text."""
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        view = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, view)


def _paint_chip(painter: QPainter, option: QStyleOptionViewItem, text: str, tone: Tone) -> None:
    font, metrics = _chip_font(option.font.key())
    cell = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, cell.width() - 2 * PADDING)
    width = max(metrics.horizontalAdvance(text) + 2 * PADDING, HEIGHT)
    top = cell.top() + (cell.height() - HEIGHT) / 2
    chip = QRectF(cell.left(), top, width, HEIGHT)
    ink, ground = colours(option.palette).chip(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(chip, HEIGHT / 2, HEIGHT / 2)
    painter.setPen(ink)
    painter.setFont(font)
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


@lru_cache(maxsize=8)
def _chip_font(key: str) -> tuple[QFont, QFontMetrics]:
    """The semibold of a font, and its measures."""
    font = QFont()
    font.fromString(key)
    font.setWeight(QFont.Weight.DemiBold)
    return font, QFontMetrics(font)
