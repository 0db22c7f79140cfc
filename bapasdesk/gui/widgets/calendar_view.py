"""A month or a week of sessions, drawn by the program; sessions are moved by mouse or keyboard."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from bapasdesk.domain.indonesian.dates import format_days, format_long_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.rows.calendar import CalendarEntry, CalendarSpan
from bapasdesk.domain.values import SessionStatus
from bapasdesk.gui.widgets.calendar_grid import CalendarGrid, monday_of, month_weeks
from bapasdesk.gui.widgets.calendar_painter import BAR, WEEK_BAR, CalendarPainter

MOVABLE = (SessionStatus.PLANNED, SessionStatus.HELD)
_STEPS = {
    Qt.Key.Key_Left: timedelta(days=-1),
    Qt.Key.Key_Right: timedelta(days=1),
    Qt.Key.Key_Up: timedelta(weeks=-1),
    Qt.Key.Key_Down: timedelta(weeks=1),
}


class CalendarMode(StrEnum):
    MONTH = "month"
    WEEK = "week"


class CalendarView(QWidget):
    """Tells what is asked of it; what it shows comes by `show_span` after `span_wanted`."""

    span_wanted = Signal(date, date)
    opened = Signal(int)
    new_wanted = Signal(date)
    move_wanted = Signal(int, date)
    """A session and the day it is to begin on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mode = CalendarMode.MONTH
        self.day = date(2000, 1, 1)
        self._today = self.day
        self._entries: tuple[CalendarEntry, ...] = ()
        self._closed: dict[date, str] = {}
        self._chosen = 0
        self._pressed: tuple[QPoint, int, date] | None = None
        self._target: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(False)
        self.setMinimumSize(560, 360)
        self.setAccessibleName("Kalender kegiatan")
        self._lay_out()

    def start(self, today: date) -> None:
        """Once, before anything else."""
        self._today = today
        self.go(today)

    def go(self, day: date) -> None:
        """Puts the cursor on a day and asks for the weeks around it."""
        self.day = day
        self._choose_first_here()
        self.span_wanted.emit(*self.span())
        self._lay_out()

    def set_mode(self, mode: CalendarMode) -> None:
        self.mode = mode
        self.go(self.day)

    def span(self) -> tuple[date, date]:
        """First and last day in view."""
        first, weeks = self._weeks()
        return first, first + timedelta(weeks=weeks, days=-1)

    def leaf(self, by: int) -> None:
        """A month or week on (1) or back (-1)."""
        if self.mode == CalendarMode.WEEK:
            self.go(self.day + timedelta(weeks=by))
            return
        month = self.day.year * 12 + self.day.month - 1 + by
        self.go(date(month // 12, month % 12 + 1, min(self.day.day, 28)))

    def show_span(self, span: CalendarSpan) -> None:
        if (span.first, span.last) != self.span():
            return  # somebody has leafed on meanwhile
        self._entries, self._closed = span.entries, dict(span.closed)
        self._lay_out()
        if self.chosen() is None:
            self._choose_first_here()
        self._describe()

    def chosen(self) -> CalendarEntry | None:
        """The session under the cursor."""
        return next((one for one in self._entries if one.session_id == self._chosen), None)

    def bar_rect(self, session_id: int) -> QRect:
        """Where a session's first bar lies; empty if it is not in view."""
        bars = (bar.rect for bar in self._grid.bars if bar.entry.session_id == session_id)
        return next(bars, QRect())

    def day_rect(self, day: date) -> QRect:
        cell = self._grid.cell_at(day)
        return cell.rect if cell else QRect()

    def sizeHint(self) -> QSize:
        return QSize(960, 560)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        drawing = CalendarPainter(painter, self.rect(), self._closed, self._today)
        month = self.day.month if self.mode == CalendarMode.MONTH else 0
        drawing.draw_heads(self._grid)
        for cell in self._grid.cells:
            drawing.draw_cell(
                cell,
                outside=bool(month) and cell.day.month != month,
                cursor=self.hasFocus() and cell.day == self.day,
                target=cell.day == self._target,
            )
        for bar in self._grid.bars:
            chosen = bar.entry.session_id == self._chosen and self.day in bar.entry.days
            drawing.draw_bar(bar, chosen=chosen, tall=self.mode == CalendarMode.WEEK)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in _STEPS and held & Qt.KeyboardModifier.ControlModifier:
            self._ask_to_move_chosen(_STEPS[key])
        elif key in _STEPS:
            self._step(self.day + _STEPS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.leaf(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.go(self._today)
        elif key == Qt.Key.Key_Space:
            self._choose_next_here()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_here()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        day, entry = self._day_at(at), self._entry_at(at)
        if day is None:
            return
        self.day, self._chosen = day, entry.session_id if entry else 0
        self._pressed = (at, self._chosen, day) if entry and entry.status in MOVABLE else None
        if entry is None:
            self._choose_first_here()
        self._describe()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        at = event.position().toPoint()
        start, _, _ = self._pressed
        if self._target or (at - start).manhattanLength() >= QApplication.startDragDistance():
            self._target = self._day_at(at)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, target = self._pressed, self._target
        self._pressed = self._target = None
        self.unsetCursor()
        self.update()
        if pressed is not None and target is not None:
            _, session_id, grabbed = pressed
            self._ask_to_move(session_id, target - grabbed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        day, entry = self._day_at(at), self._entry_at(at)
        if entry is not None:
            self.opened.emit(entry.session_id)
        elif day is not None:
            self.new_wanted.emit(day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self.leaf(-1 if event.angleDelta().y() > 0 else 1)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            entry, day = self._entry_at(event.pos()), self._day_at(event.pos())
            text = told(entry) if entry else self._closed.get(day, "") if day else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _weeks(self) -> tuple[date, int]:
        return month_weeks(self.day) if self.mode == CalendarMode.MONTH else (monday_of(self.day), 1)

    def _lay_out(self) -> None:
        first, weeks = self._weeks()
        bar = WEEK_BAR if self.mode == CalendarMode.WEEK else BAR
        line = self.fontMetrics().height()
        area = self.rect().adjusted(0, 0, -1, -1)
        self._grid = CalendarGrid(
            area, first, weeks, self._entries, bar_height=bar * line // BAR, top_margin=line + 10
        )
        self.update()

    def _step(self, day: date) -> None:
        first, last = self.span()
        outside = not first <= day <= last
        if outside or (self.mode == CalendarMode.MONTH and day.month != self.day.month):
            self.go(day)
            return
        self.day = day
        self._choose_first_here()
        self._describe()

    def _here(self) -> list[CalendarEntry]:
        return [entry for entry in self._entries if self.day in entry.days]

    def _choose_first_here(self) -> None:
        here = self._here()
        if self._chosen not in [entry.session_id for entry in here]:
            self._chosen = here[0].session_id if here else 0

    def _choose_next_here(self) -> None:
        ids = [entry.session_id for entry in self._here()]
        if ids:
            place = ids.index(self._chosen) + 1 if self._chosen in ids else 0
            self._chosen = ids[place % len(ids)]
            self._describe()

    def _open_here(self) -> None:
        if self.chosen() is not None:
            self.opened.emit(self._chosen)
        else:
            self.new_wanted.emit(self.day)

    def _ask_to_move_chosen(self, by: timedelta) -> None:
        entry = self.chosen()
        if entry is not None and entry.status in MOVABLE:
            self._ask_to_move(entry.session_id, by)

    def _ask_to_move(self, session_id: int, by: timedelta) -> None:
        entry = next((one for one in self._entries if one.session_id == session_id), None)
        if entry is not None and by:
            self.move_wanted.emit(session_id, entry.days[0] + by)

    def _day_at(self, at: QPoint) -> date | None:
        return next((cell.day for cell in self._grid.cells if cell.rect.contains(at)), None)

    def _entry_at(self, at: QPoint) -> CalendarEntry | None:
        return next((bar.entry for bar in self._grid.bars if bar.rect.contains(at)), None)

    def _describe(self) -> None:
        """What a screen reader says of the cursor."""
        here = self._here()
        lines = [format_long_date(self.day), *self._closed.get(self.day, "").splitlines()]
        lines += [f"{len(here)} kegiatan"] if here else ["tidak ada kegiatan"]
        entry = self.chosen()
        lines += [told(entry)] if entry in here and entry else []
        self.setAccessibleDescription(". ".join(lines))
        self.update()


def told(entry: CalendarEntry) -> str:
    """A session in lines, with what is to be looked at."""
    lines = [entry.course, entry.partner, format_days(entry.days), entry.venue]
    lines += [f"{entry.participants} dari {entry.seats} kursi, {label(entry.status).lower()}"]
    lines += ["Kegiatan pengganti"] if entry.makes_up else []
    lines += ["Bagian dari rangkaian mingguan"] if entry.in_series else []
    return "\n".join([line for line in lines if line] + _marked(entry.warnings))


def _marked(warnings: Sequence[str]) -> list[str]:
    return [f"Perhatikan: {text}" for text in warnings]
