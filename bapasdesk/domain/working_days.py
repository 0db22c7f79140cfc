"""Which days the office works: public holidays by the calendar of Indonesia, and its own closed days."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

_DAY = timedelta(days=1)
_SATURDAY = 5
_FURTHEST = 366
"""Days; further than a year no next working day is looked for."""

Closed = Mapping[date, str]
"""Closed days with their names; weekends are closed without being named."""


@cache
def public_holidays(year: int) -> Closed:
    """National holidays with their Indonesian names; moon-dated ones beyond the known years are estimates."""
    return _decreed(year, "public")


@cache
def joint_leave(year: int) -> Closed:
    """Cuti bersama as decreed, where the package knows it already; a proposal for the office's own table."""
    return _decreed(year, "government")


def _decreed(year: int, category: str) -> Closed:
    from holidays import country_holidays  # late: no calendar is on the screen when the office is opened

    found = country_holidays("ID", years=year, language="id", categories=(category,))
    return {day: str(name) for day, name in sorted(found.items()) if day.year == year}


def closed_between(first: date, last: date, own: Closed) -> dict[date, str]:
    """Holidays and the office's own closed days from `first` to `last`; both names where both fall."""
    named = [public_holidays(year) for year in range(first.year, last.year + 1)]
    found: dict[date, list[str]] = {}
    for days in (*named, own):
        for day, name in days.items():
            if first <= day <= last and name not in found.setdefault(day, []):
                found[day].append(name)
    return {day: ", ".join(names) for day, names in sorted(found.items())}


def is_open(day: date, closed: Closed) -> bool:
    return day.weekday() < _SATURDAY and day not in closed


def next_open(day: date, closed: Closed) -> date:
    """The day itself or the first working day after it; the day itself if a whole year is closed."""
    found = day
    for _ in range(_FURTHEST):
        if is_open(found, closed):
            return found
        found += _DAY
    return day


def working_days(first: date, last: date, closed: Closed) -> list[date]:
    """The working days from `first` to `last`, both included."""
    count = (last - first).days + 1
    return [day for day in (first + _DAY * number for number in range(count)) if is_open(day, closed)]


def moved_days(days: Sequence[date], to: date, closed: Closed) -> list[date]:
    """The days of a session that is to begin on `to`: as many, as many working days apart as before.

    The first day is taken as asked, closed or not; those after it skip weekends and closed days.
    """
    moved = [to]
    for before, after in pairwise(sorted(days)):
        steps = max(1, len(working_days(before + _DAY, after, closed)))
        day = moved[-1]
        for _ in range(steps):
            day = next_open(day + _DAY, closed)
        moved.append(day)
    return moved


def weekly(days: Iterable[date], times: int, closed: Closed) -> list[list[date]]:
    """The days of `times` sessions, a week apart; one on a closed day moves to the next open one."""
    first = sorted(days)
    runs = [first]
    for number in range(1, times):
        to = next_open(first[0] + timedelta(weeks=number), closed)
        runs.append(moved_days(first, to, closed))
    return runs
