"""Seats given up, for the report."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from bapasdesk.domain.seating import DropOutReason
from bapasdesk.domain.values import SessionStatus
from bapasdesk.store.tables.participants import participant
from bapasdesk.store.tables.seating import drop_out
from bapasdesk.store.tables.sessions import course, session
from bapasdesk.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class DropOutCount:
    """How many gave a seat of a session up for one reason."""

    session_id: int
    course: str
    starts_on: date
    ends_on: date
    reason: DropOutReason
    people: int
    still_listed: int
    """Of them, who had been there on some day and so stays among the participants."""
    participants: int
    """All lines on the session's sheet."""


def drop_outs_between(work: UnitOfWork, first: date, last: date) -> tuple[DropOutCount, ...]:
    """By session and reason, for sessions not called off that start between two days, oldest first."""
    listed = (
        select(func.count())
        .where(
            participant.c.session_id == drop_out.c.session_id, participant.c.client_id == drop_out.c.client_id
        )
        .correlate(drop_out)
        .scalar_subquery()
    )
    seats = select(func.count()).where(participant.c.session_id == session.c.id).correlate(session)
    query = (
        select(
            session.c.id.label("session_id"),
            course.c.name.label("course"),
            session.c.starts_on,
            session.c.ends_on,
            drop_out.c.reason,
            func.count().label("people"),
            func.sum(listed).label("still_listed"),
            seats.scalar_subquery().label("participants"),
        )
        .join(session, session.c.id == drop_out.c.session_id)
        .join(course, course.c.id == session.c.course_id)
        .where(session.c.status != SessionStatus.CANCELLED, session.c.starts_on.between(first, last))
        .group_by(session.c.id, drop_out.c.reason)
        .order_by(session.c.starts_on, session.c.id, func.count().desc(), drop_out.c.reason)
    )
    return tuple(DropOutCount(**row._mapping) for row in work.connection.execute(query))
