"""The yearly figures: sessions, participations and persons."""

from datetime import date
from typing import Any

from sqlalchemy import Select, distinct, func, select

from bapasdesk.domain.rows import Recap, RecapRow
from bapasdesk.domain.values import AttendanceStatus, SessionStatus
from bapasdesk.store.queries.payments import corrections, gross_amount
from bapasdesk.store.tables import (
    attendance,
    certificate,
    course,
    participant,
    partner,
    session,
    transport_payment,
)
from bapasdesk.store.unit_of_work import UnitOfWork


def recap(work: UnitOfWork, year: int | None) -> Recap:
    """Sessions held or closed that start in a year (None: in all years), oldest first."""
    seats = select(func.count(distinct(participant.c.client_id))).join(
        session, session.c.id == participant.c.session_id
    )
    persons = int(work.connection.execute(_held(seats, year)).scalar_one())
    rows = tuple(RecapRow(**row._mapping) for row in work.connection.execute(_held(_rows(), year)))
    return Recap(
        year=year,
        sessions=len(rows),
        participations=sum(row.participations for row in rows),
        persons=persons,
        rows=rows,
    )


def _held(query: Select[Any], year: int | None) -> Select[Any]:
    query = query.where(session.c.status.in_([SessionStatus.HELD, SessionStatus.CLOSED]))
    if year is None:
        return query
    return query.where(session.c.starts_on.between(date(year, 1, 1), date(year, 12, 31)))


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
    paid = (
        select(func.coalesce(func.sum(gross_amount() + corrections()), 0))
        .select_from(participant)
        .join(transport_payment, transport_payment.c.participant_id == participant.c.id)
        .where(mine, transport_payment.c.is_void.is_(False), transport_payment.c.paid_on.is_not(None))
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
            paid.scalar_subquery().label("transport_paid"),
        )
        .join(course, course.c.id == session.c.course_id)
        .join(partner, partner.c.id == session.c.partner_id)
        .order_by(session.c.starts_on, session.c.id)
    )
