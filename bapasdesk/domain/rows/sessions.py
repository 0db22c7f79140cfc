"""Rows of courses and sessions."""

from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.records.sessions import Course, Session, SessionDay
from bapasdesk.domain.values import CourseLevel, SessionStatus


@dataclass(frozen=True, slots=True)
class Topic:
    """One line of what a course or a session teaches, as it stands on the back of a certificate."""

    title: str
    lesson_hours: int
    instructor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRow:
    id: int
    name: str
    level: CourseLevel
    lesson_hours: int
    days_to_income: int | None
    start_up_cost: int | None
    partners: tuple[str, ...]
    sessions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """A session in a list. `present` counts participants who were there on at least one day."""

    id: int
    course: str
    partner: str
    starts_on: date
    ends_on: date
    venue: str
    status: SessionStatus
    seats: int
    participants: int
    present: int
    open_obligations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDetail:
    session: Session
    course: Course
    partner: Partner
    days: tuple[SessionDay, ...]
