"""Rows of the calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.values import SessionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A session on the calendar; `warnings` only while it is planned."""

    session_id: int
    course: str
    partner: str
    venue: str
    days: tuple[date, ...]
    status: SessionStatus
    participants: int
    seats: int
    in_series: bool
    makes_up: bool
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSpan:
    """What a calendar shows from `first` to `last`; `closed` names holidays and the office's closed days."""

    first: date
    last: date
    entries: tuple[CalendarEntry, ...]
    closed: Mapping[date, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedSession:
    """A session somebody missed a day of, or that was called off: another one can make up for it."""

    session_id: int
    starts_on: date
    ends_on: date
    absent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One session with the days it is to have."""

    session_id: int
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePlan:
    """What moving a session would do: the days of each session moved, and what to look at then."""

    moves: tuple[Move, ...]
    warnings: tuple[str, ...]
