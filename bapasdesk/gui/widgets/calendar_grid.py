"""Where everything on a calendar lies: weeks, lanes and bars as plain rectangles, without painting.

A session is one bar for each run of neighbouring days in a week, in the same lane of that week throughout.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRect

from bapasdesk.domain.rows.calendar import CalendarEntry

DAYS = 7
HEAD = 30
"""Height of the row with the names of the weekdays."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """One run of days of a session in one week; `first` is the day of its left end."""

    entry: CalendarEntry
    first: date
    length: int
    lane: int
    rect: QRect


@dataclass(frozen=True, slots=True)
class Cell:
    """One day; `hidden` counts the sessions there was no room for."""

    day: date
    rect: QRect
    hidden: int


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def month_weeks(day: date) -> tuple[date, int]:
    """The Monday the month's calendar begins with, and how many weeks it shows."""
    first = monday_of(day.replace(day=1))
    following = (day.replace(day=28) + 4 * _DAY).replace(day=1)
    return first, -(-(following - first).days // DAYS)


class CalendarGrid:
    """Built anew for each size and content; asked for what lies under a point."""

    def __init__(
        self,
        area: QRect,
        first: date,
        weeks: int,
        entries: Sequence[CalendarEntry],
        *,
        bar_height: int,
        top_margin: int,
    ) -> None:
        self._area, self._first, self._weeks = area, first, weeks
        self._bar_height, self._top = bar_height, top_margin
        self.bars: list[Bar] = []
        self.cells: list[Cell] = []
        for week in range(weeks):
            self._lay_out_week(first + timedelta(weeks=week), week, entries)

    def cell_at(self, day: date) -> Cell | None:
        number = (day - self._first).days
        return self.cells[number] if 0 <= number < len(self.cells) else None

    def rect_of(self, week: int, column: int, length: int = 1) -> QRect:
        """The room of some days of a week; the last column takes what rounding leaves over."""
        area = self._area
        top, bottom = (HEAD + (area.height() - HEAD) * (week + n) // self._weeks for n in (0, 1))
        left, right = (area.width() * column_ // DAYS for column_ in (column, column + length))
        return QRect(area.left() + left, area.top() + top, right - left, bottom - top)

    def _lay_out_week(self, monday: date, week: int, entries: Sequence[CalendarEntry]) -> None:
        days = [monday + timedelta(days=number) for number in range(DAYS)]
        lanes = _lanes([entry for entry in entries if set(entry.days) & set(days)], days)
        most = max(0, (self.rect_of(week, 0).height() - self._top - 2) // (self._bar_height + 2))
        for entry, lane in lanes.items():
            if lane < most:
                self.bars += [self._bar(entry, run, week, lane) for run in _runs(entry, days)]
        for column, day in enumerate(days):
            hidden = sum(day in entry.days for entry, lane in lanes.items() if lane >= most)
            self.cells.append(Cell(day, self.rect_of(week, column), hidden))

    def _bar(self, entry: CalendarEntry, run: list[date], week: int, lane: int) -> Bar:
        room = self.rect_of(week, run[0].weekday(), len(run))
        top = room.top() + self._top + lane * (self._bar_height + 2)
        rect = QRect(room.left() + 3, top, room.width() - 6, self._bar_height)
        return Bar(entry, run[0], len(run), lane, rect)


def _lanes(entries: Sequence[CalendarEntry], days: Sequence[date]) -> dict[CalendarEntry, int]:
    """The lowest lane that is free on all days of a session from its first to its last in this week."""
    taken: list[set[int]] = []
    lanes: dict[CalendarEntry, int] = {}
    for entry in sorted(entries, key=lambda one: (one.days[0], -len(one.days), one.session_id)):
        columns = [number for number, day in enumerate(days) if day in entry.days]
        needed = set(range(columns[0], columns[-1] + 1))
        lane = next((number for number, used in enumerate(taken) if not used & needed), len(taken))
        if lane == len(taken):
            taken.append(set())
        taken[lane] |= needed
        lanes[entry] = lane
    return lanes


def _runs(entry: CalendarEntry, days: Sequence[date]) -> list[list[date]]:
    runs: list[list[date]] = []
    for day in (day for day in days if day in entry.days):
        if runs and runs[-1][-1] == day - _DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs
