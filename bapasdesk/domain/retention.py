"""Which automatic copies may go: many recent ones stay, then fewer and fewer over a year.

Nothing here asks the PC what day it is: order is the sequence number, and time is what the copies say, as
far as it agrees with that order. A flat clock battery must never cost the office its good copies.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

ALL_WITHIN = timedelta(days=2)
MOST_RECENT = 100
"""Recent copies kept at the most, should the clock stand still."""
ALWAYS = 10
"""Newest copies by sequence number that stay whatever the clock said."""
MOST_MISDATED = 30


class Copy(Protocol):
    """A verified copy."""

    @property
    def sequence(self) -> int: ...

    @property
    def created_at(self) -> datetime: ...


C = TypeVar("C", bound=Copy)


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month


STAGES: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = ((12, _day), (10, _week), (9, _month))
"""After the recent ones: the newest of each of so many days, then of weeks, then of months."""


def copies_to_remove(copies: Iterable[C]) -> list[C]:
    """The copies to remove, oldest first. The newest ones by sequence number never are."""
    ordered = sorted(copies, key=lambda copy: copy.sequence)
    believed = _in_order_of_time(ordered)
    misdated = [place for place in range(len(ordered)) if place not in set(believed)]
    keep = {*range(len(ordered))[-ALWAYS:], *misdated[-MOST_MISDATED:]}
    kept = _thinned([ordered[place].created_at for place in reversed(believed)])
    keep |= {believed[len(believed) - 1 - place] for place in kept}
    return [copy for place, copy in enumerate(ordered) if place not in keep]


def _thinned(moments: Sequence[datetime]) -> list[int]:
    """Places of the moments (newest first) to keep."""
    recent = sum(moments[0] - moment < ALL_WITHIN for moment in moments[:MOST_RECENT])
    kept = list(range(recent))
    rest = iter(range(recent, len(moments)))
    for most, period in STAGES:
        left = most
        while left and (place := next(rest, None)) is not None:
            if period(moments[place]) != period(moments[kept[-1]]):
                kept.append(place)
                left -= 1
    return kept


def _in_order_of_time(ordered: Sequence[Copy]) -> list[int]:
    """Places of the longest run of copies whose dates never go back; the others' dates are not believed.

    Patience sorting: `ends[n]` is the place with the earliest date that ends a run of n + 1 copies.
    """
    ends: list[int] = []
    before: list[int | None] = []
    for place, copy in enumerate(ordered):
        length = bisect_right(ends, copy.created_at, key=lambda end: ordered[end].created_at)
        before.append(ends[length - 1] if length else None)
        ends[length : length + 1] = [place]
    run: list[int] = []
    at = ends[-1] if ends else None
    while at is not None:
        run.append(at)
        at = before[at]
    return run[::-1]
