"""The yearly figures: sessions, participations and persons."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, distinct, func, select

from bapasdesk.domain.rows.recap import HeldSession, Recap, RecapRow
from bapasdesk.domain.values import AttendanceStatus, SessionStatus
from bapasdesk.store.queries.payments import corrections, gross_amount
from bapasdesk.store.tables.certificates import certificate
from bapasdesk.store.tables.money import transport_payment
from bapasdesk.store.tables.participants import attendance, participant
from bapasdesk.store.tables.partners import partner
from bapasdesk.store.tables.sessions import course, session
from bapasdesk.store.unit_of_work import UnitOfWork


def recap(work: UnitOfWork, year: int | None) -> Recap:
    """Sessions held or closed that start in a year (None: in all years), oldest first."""
    if year is None:
        return recap_between(work, date.min, date.max)
    return replace(recap_between(work, date(year, 1, 1), date(year, 12, 31)), year=year)


def recap_between(work: UnitOfWork, first: date, last: date) -> Recap:
    """Sessions held or closed that start between two days, oldest first."""
    rows = tuple(RecapRow(**row._mapping) for row in work.connection.execute(_held(_rows(), first, last)))
    return Recap(
        year=None,
        sessions=len(rows),
        participations=sum(row.participations for row in rows),
        persons=persons_between(work, first, last),
        rows=rows,
    )


def held_between(work: UnitOfWork, first: date, last: date) -> tuple[HeldSession, ...]:
    """Sessions held or closed that start between two days, oldest first: no attendance, papers or money."""
    seats = select(func.count()).select_from(participant).where(participant.c.session_id == session.c.id)
    query = (
        select(
            course.c.name.label("course"),
            session.c.starts_on,
            session.c.ends_on,
            seats.scalar_subquery().label("participations"),
        )
        .join(course, course.c.id == session.c.course_id)
        .order_by(session.c.starts_on, session.c.id)
    )
    return tuple(HeldSession(**row._mapping) for row in work.connection.execute(_held(query, first, last)))


def persons_between(work: UnitOfWork, first: date, last: date) -> int:
    """How many different people had a seat in those sessions."""
    seats = select(func.count(distinct(participant.c.client_id))).join(
        session, session.c.id == participant.c.session_id
    )
    return int(work.connection.execute(_held(seats, first, last)).scalar_one())


def _held(query: Select[Any], first: date, last: date) -> Select[Any]:
    return query.where(
        session.c.status.in_([SessionStatus.HELD, SessionStatus.CLOSED]),
        session.c.starts_on.between(first, last),
    )


def _rows() -> Select[Any]:
    mine = participant.c.session_id == session.c.id
    seats = select(func.count()).select_from(participant).where(mine)
    present = (
        select(func.count(distinct(participant.c.id)))
        .select_from(participant)
        .join(attendance, attendance.c.participant_id == participant.c.id)
        .where(mine, attendance.c.status == AttendanceStatus.PRESENT)
    )
    certificates = (
        select(func.count())
        .select_from(participant)
        .join(certificate, certificate.c.participant_id == participant.c.id)
        .where(mine, certificate.c.is_void.is_(False))
    )
    return (
        select(
            session.c.id.label("session_id"),
            course.c.name.label("course"),
            partner.c.name.label("partner"),
            session.c.starts_on,
            session.c.ends_on,
            seats.scalar_subquery().label("participations"),
            present.scalar_subquery().label("present"),
            certificates.scalar_subquery().label("certificates"),
            _paid(mine).label("transport_paid"),
        )
        .join(course, course.c.id == session.c.course_id)
        .join(partner, partner.c.id == session.c.partner_id)
        .order_by(session.c.starts_on, session.c.id)
    )


def _paid(mine: ColumnElement[bool]) -> ColumnElement[int]:
    """Rupiah really paid to the participants of a session, corrections included."""
    paid: Select[Any] = (
        select(func.coalesce(func.sum(gross_amount() + corrections()), 0))
        .select_from(participant)
        .join(transport_payment, transport_payment.c.participant_id == participant.c.id)
        .where(mine, transport_payment.c.is_void.is_(False), transport_payment.c.paid_on.is_not(None))
    )
    return paid.scalar_subquery()
