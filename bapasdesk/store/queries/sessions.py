"""Lists of sessions, with how many sat in them and what is still owed."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, distinct, func, select

from bapasdesk.domain.rows.sessions import SessionRow
from bapasdesk.domain.values import AttendanceStatus, ObligationKind, ObligationState
from bapasdesk.store.queries.matching import matches
from bapasdesk.store.tables.participants import attendance, obligation, participant
from bapasdesk.store.tables.partners import partner
from bapasdesk.store.tables.sessions import course, session
from bapasdesk.store.unit_of_work import UnitOfWork

UNDONE = (ObligationState.OPEN, ObligationState.READY)
IS_UNDONE = obligation.c.state.in_(bindparam("undone", UNDONE, expanding=True, literal_execute=True))
"""Its words stand in the statement itself: an index of the undone alone is used only if SQLite sees them."""


def session_rows(
    work: UnitOfWork, text: str = "", *, year: int | None = None, limit: int | None = None
) -> tuple[SessionRow, ...]:
    """Sessions newest first; `year` is the year they start in."""
    query = _sessions().order_by(session.c.starts_on.desc(), session.c.id.desc()).limit(limit)
    if year is not None:
        query = query.where(session.c.starts_on.between(date(year, 1, 1), date(year, 12, 31)))
    if text.strip():
        query = query.where(matches("session", session.c.id, course.c.name, text))
    return _read(work, query)


def sessions_touching(work: UnitOfWork, first: date, last: date) -> tuple[SessionRow, ...]:
    """Sessions with a day between two dates, soonest first."""
    query = _sessions().where(session.c.starts_on <= last, session.c.ends_on >= first)
    return _read(work, query.order_by(session.c.starts_on, session.c.id))


def planned_after(work: UnitOfWork, day: date, limit: int) -> tuple[SessionRow, ...]:
    query = _sessions().where(session.c.starts_on > day, session.c.status == "planned")
    return _read(work, query.order_by(session.c.starts_on, session.c.id).limit(limit))


def sessions_owing(work: UnitOfWork, until: date) -> list[tuple[SessionRow, dict[ObligationKind, int]]]:
    """Sessions begun by a day that still owe something, oldest first, with what they owe by kind."""
    owed: dict[int, dict[ObligationKind, int]] = {}
    counts = (
        select(participant.c.session_id, obligation.c.kind, func.count().label("undone"))
        .join(participant, participant.c.id == obligation.c.participant_id)
        .join(session, session.c.id == participant.c.session_id)
        .where(IS_UNDONE, session.c.starts_on <= until, session.c.status != "cancelled")
        .group_by(participant.c.session_id, obligation.c.kind)
    )
    for row in work.connection.execute(counts):
        owed.setdefault(row.session_id, {})[row.kind] = row.undone
    query = _sessions().where(session.c.id.in_(list(owed))).order_by(session.c.starts_on, session.c.id)
    return [(row, owed[row.id]) for row in _read(work, query)]


def session_years(work: UnitOfWork) -> tuple[int, ...]:
    """Years in which a session starts, newest first."""
    year = func.substr(session.c.starts_on, 1, 4)
    return tuple(
        int(row[0]) for row in work.connection.execute(select(year).distinct().order_by(year.desc()))
    )


def _sessions() -> Select[Any]:
    return (
        select(
            session.c.id,
            course.c.name.label("course"),
            partner.c.name.label("partner"),
            session.c.starts_on,
            session.c.ends_on,
            session.c.venue,
            session.c.status,
            session.c.seats,
            _participants().label("participants"),
            _present().label("present"),
            _undone().label("open_obligations"),
        )
        .join(course, course.c.id == session.c.course_id)
        .join(partner, partner.c.id == session.c.partner_id)
    )


def _participants() -> ColumnElement[int]:
    return select(func.count()).where(participant.c.session_id == session.c.id).scalar_subquery()


def _present() -> ColumnElement[int]:
    there = (
        select(func.count(distinct(participant.c.id)))
        .select_from(participant)
        .join(attendance, attendance.c.participant_id == participant.c.id)
        .where(participant.c.session_id == session.c.id, attendance.c.status == AttendanceStatus.PRESENT)
    )
    return there.scalar_subquery()


def _undone() -> ColumnElement[int]:
    owed = (
        select(func.count())
        .select_from(participant)
        .join(obligation, obligation.c.participant_id == participant.c.id)
        .where(participant.c.session_id == session.c.id, IS_UNDONE)
    )
    return owed.scalar_subquery()


def _read(work: UnitOfWork, query: Select[Any]) -> tuple[SessionRow, ...]:
    return tuple(SessionRow(**row._mapping) for row in work.connection.execute(query))
