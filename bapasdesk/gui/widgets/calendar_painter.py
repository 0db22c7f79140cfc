"""How days and sessions of the calendar look."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from bapasdesk.domain.labels import label
from bapasdesk.domain.values import SessionStatus
from bapasdesk.gui.theme import colours
from bapasdesk.gui.tones import tone_of
from bapasdesk.gui.widgets.calendar_grid import DAYS, HEAD, Bar, CalendarGrid, Cell

BAR = 20
WEEK_BAR = 62
"""Pixels of a bar at the usual text size: one line in a month, three in a week."""
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_SATURDAY = 5
_PADDING = 6
_STRIPE = 4
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CalendarPainter:
    """Paints one view; a state is told by its word or sign, never by colour alone."""

    def __init__(self, painter: QPainter, area: QRect, closed: Mapping[date, str], today: date) -> None:
        self._painter, self._closed, self._today = painter, closed, today
        self._scheme = colours()
        self._font = QFont(painter.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, QColor(self._scheme.card))

    def draw_heads(self, grid: CalendarGrid) -> None:
        for column in range(DAYS):
            below = grid.rect_of(0, column)
            rect = QRect(below.left(), below.top() - HEAD, below.width(), HEAD)
            self._text(rect, _WEEKDAYS[column], self._scheme.muted, bold=True, align=_CENTRE)

    def draw_cell(self, cell: Cell, *, outside: bool, cursor: bool, target: bool) -> None:
        scheme, painter, rect = self._scheme, self._painter, cell.rect
        closed = cell.day.weekday() >= _SATURDAY or cell.day in self._closed
        ground = scheme.selected if target else scheme.ground if closed or outside else scheme.card
        painter.fillRect(rect, QColor(ground))
        painter.setPen(QColor(scheme.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        if cursor:
            painter.setPen(QPen(QColor(scheme.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        head = QRect(rect.left() + _PADDING, rect.top() + 4, rect.width() - 2 * _PADDING, self._line())
        if cell.hidden:
            more = f"+{cell.hidden} lagi"
            self._text(head, more, scheme.link, bold=True, align=_RIGHT)
            head.setRight(head.right() - QFontMetrics(self._font).horizontalAdvance(more) - 4)
        self._draw_number(cell.day, head, outside)

    def draw_bar(self, bar: Bar, *, chosen: bool, tall: bool) -> None:
        scheme, painter, entry, rect = self._scheme, self._painter, bar.entry, bar.rect
        ink, ground = scheme.chip(tone_of(entry.status))
        painter.setPen(QPen(QColor(scheme.accent if chosen else ground), 2 if chosen else 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 4, 4)
        painter.fillRect(QRect(rect.left() + 1, rect.top() + 2, _STRIPE - 1, rect.height() - 3), ink)
        inside = rect.adjusted(_PADDING + _STRIPE - 2, 1, -_PADDING, -1)
        lines = [f"{_sign(bar)}{entry.course}"]
        if tall:
            lines += [entry.partner, f"{entry.participants}/{entry.seats}  {label(entry.status)}"]
        height = inside.height() // len(lines)
        for number, line in enumerate(lines):
            room = QRect(inside.left(), inside.top() + number * height, inside.width(), height)
            self._text(room, line, ink.name(), bold=number == 0)

    def _draw_number(self, day: date, head: QRect, outside: bool) -> None:
        scheme, number = self._scheme, str(day.day)
        width = QFontMetrics(self._font).horizontalAdvance("00") + 8
        if day == self._today:
            circle = QRect(head.left() - 4, head.top() - 1, width, head.height() + 2)
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(scheme.accent))
            self._painter.drawRoundedRect(circle, 8, 8)
            self._text(circle, number, scheme.on_accent, bold=True, align=_CENTRE)
        else:
            self._text(head, number, scheme.muted if outside else scheme.text, bold=not outside)
        name = self._closed.get(day, "")
        if name:
            rest = head.adjusted(width + 2, 0, 0, 0)
            self._text(rest, name, scheme.muted if outside else scheme.danger, align=_RIGHT)

    def _text(
        self,
        rect: QRect,
        text: str,
        colour: str,
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        font = QFont(self._font)
        font.setPointSizeF(self._font.pointSizeF() - 0.8)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        self._painter.drawText(rect, align, shown)

    def _line(self) -> int:
        return QFontMetrics(self._font).height()


def _sign(bar: Bar) -> str:
    """Before the name: something to look at, over and done, or a catch-up session."""
    entry = bar.entry
    if entry.warnings:
        return "⚠ "
    if entry.status == SessionStatus.CLOSED:
        return "✓ "
    return "↻ " if entry.makes_up else ""
