"""Whom to ask, and what came of the trainings."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, distinct, func, select

from bapasdesk.domain.check_in import CheckInRow
from bapasdesk.domain.outcomes import USES_SKILL, Outcome, OutcomeFigures
from bapasdesk.domain.records.outcomes import FollowUp
from bapasdesk.domain.rows.people import FollowUpRow
from bapasdesk.domain.values import SessionStatus
from bapasdesk.store.queries.matching import matches
from bapasdesk.store.queries.payments import corrections, gross_amount
from bapasdesk.store.tables.budget import session_cost
from bapasdesk.store.tables.clients import client
from bapasdesk.store.tables.money import transport_payment
from bapasdesk.store.tables.outcomes import check_in_day, course_method, follow_up
from bapasdesk.store.tables.participants import participant
from bapasdesk.store.tables.partners import partner
from bapasdesk.store.tables.sessions import course, session
from bapasdesk.store.unit_of_work import UnitOfWork

_GROUPS = {
    "course": course.c.name,
    "partner": partner.c.name,
    "method": course_method.c.method,
    "days_to_income": course.c.days_to_income,
    "session": session.c.id,
}


def due_rows(work: UnitOfWork, until: date, *, limit: int | None = None) -> tuple[FollowUpRow, ...]:
    """Who is to be asked by a day, those who have waited longest first."""
    query = _rows().where(follow_up.c.answered_on.is_(None), follow_up.c.next_on <= until)
    return _read(work, query.order_by(follow_up.c.next_on, follow_up.c.id).limit(limit))


def due_count(work: UnitOfWork, until: date) -> int:
    query = select(func.count()).where(follow_up.c.answered_on.is_(None), follow_up.c.next_on <= until)
    return int(work.connection.execute(query).scalar_one())


def rows_of_session(work: UnitOfWork, session_id: int) -> tuple[FollowUpRow, ...]:
    """Every question about a session, by person and month."""
    query = _rows().where(participant.c.session_id == session_id)
    return _read(work, query.order_by(participant.c.row_number, follow_up.c.months))


def rows_of_client(work: UnitOfWork, client_id: int) -> tuple[FollowUpRow, ...]:
    """Every question to a client, newest training first."""
    query = _rows().where(participant.c.client_id == client_id)
    return _read(work, query.order_by(session.c.starts_on.desc(), follow_up.c.months))


def check_in_rows(work: UnitOfWork, text: str, limit: int) -> tuple[CheckInRow, ...]:
    """Everybody with an open question whose name holds the text, who is asked soonest first."""
    soonest = func.min(follow_up.c.next_on).label("next_on")
    query = (
        select(client.c.id.label("client_id"), client.c.full_name.label("name"), check_in_day.c.day, soonest)
        .select_from(follow_up)
        .join(participant, participant.c.id == follow_up.c.participant_id)
        .join(client, client.c.id == participant.c.client_id)
        .outerjoin(check_in_day, check_in_day.c.client_id == client.c.id)
        .where(follow_up.c.answered_on.is_(None), matches("client", client.c.id, client.c.full_name, text))
        .group_by(client.c.id)
        .order_by(soonest, client.c.full_name)
        .limit(limit)
    )
    return tuple(CheckInRow(**row._mapping) for row in work.connection.execute(query))


def untried(work: UnitOfWork, client_id: int) -> list[int]:
    """Ids of a client's open questions that nobody has tried yet."""
    query = (
        select(follow_up.c.id)
        .join(participant, participant.c.id == follow_up.c.participant_id)
        .where(
            participant.c.client_id == client_id, follow_up.c.answered_on.is_(None), follow_up.c.tries == 0
        )
    )
    return list(work.connection.execute(query).scalars())


def outcome_figures(
    work: UnitOfWork, by: str, *, months: int, today: date, first: date, last: date
) -> list[OutcomeFigures]:
    """Figures of the sessions that start between two days, grouped by course, partner, method,
    days_to_income or session, at the question so many months after closing."""
    query = (
        select(
            _GROUPS[by].label("group"),
            func.count().label("participations"),
            func.count(distinct(participant.c.client_id)).label("persons"),
            _sum(follow_up.c.answered_on.is_not(None)).label("reached"),
            _sum(follow_up.c.answered_on.is_(None) & (follow_up.c.due_on <= today)).label("not_reached"),
            _sum(follow_up.c.outcome.in_(USES_SKILL)).label("using"),
            _sum(follow_up.c.outcome == Outcome.OTHER_WORK).label("other_work"),
            _sum(follow_up.c.outcome == Outcome.NO_WORK).label("no_work"),
            _sum(follow_up.c.outcome == Outcome.UNKNOWN).label("unknown"),
            func.coalesce(func.sum(_paid()), 0).label("cost"),
        )
        .select_from(participant)
        .join(session, session.c.id == participant.c.session_id)
        .join(course, course.c.id == session.c.course_id)
        .join(partner, partner.c.id == session.c.partner_id)
        .outerjoin(course_method, course_method.c.course_id == course.c.id)
        .outerjoin(
            follow_up, (follow_up.c.participant_id == participant.c.id) & (follow_up.c.months == months)
        )
        .where(*_held(first, last))
        .group_by(_GROUPS[by])
        .order_by(func.min(session.c.starts_on), func.min(session.c.id))
    )
    other = _other_costs(work, by, first, last)
    return [_figures(row, other.get(row.group, 0)) for row in work.connection.execute(query)]


def answers_between(work: UnitOfWork, *, months: int, first: date, last: date) -> list[FollowUp]:
    """Every answer to the question so many months after closing, of the sessions between two days."""
    query = (
        select(follow_up)
        .join(participant, participant.c.id == follow_up.c.participant_id)
        .join(session, session.c.id == participant.c.session_id)
        .where(*_held(first, last), follow_up.c.months == months, follow_up.c.answered_on.is_not(None))
    )
    return [FollowUp(**row._mapping) for row in work.connection.execute(query)]


def _held(first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    return (
        session.c.status.in_([SessionStatus.HELD, SessionStatus.CLOSED]),
        session.c.starts_on.between(first, last),
    )


def _other_costs(work: UnitOfWork, by: str, first: date, last: date) -> dict[Any, int]:
    """Rupiah really spent by group besides what participants were paid."""
    query = (
        select(_GROUPS[by].label("group"), func.sum(session_cost.c.actual).label("spent"))
        .select_from(session_cost)
        .join(session, session.c.id == session_cost.c.session_id)
        .join(course, course.c.id == session.c.course_id)
        .join(partner, partner.c.id == session.c.partner_id)
        .outerjoin(course_method, course_method.c.course_id == course.c.id)
        .where(*_held(first, last), session_cost.c.actual.is_not(None))
        .group_by(_GROUPS[by])
    )
    return {row.group: row.spent for row in work.connection.execute(query)}


def _figures(row: Any, other_costs: int) -> OutcomeFigures:
    facts = dict(row._mapping)
    facts["cost"] += other_costs
    name = facts.pop("group")
    asked = facts["reached"] + facts["not_reached"]
    return OutcomeFigures(
        name="" if name is None else str(name), not_due=facts["participations"] - asked, **facts
    )


def _sum(condition: Any) -> Any:
    return func.sum(case((condition, 1), else_=0))


def _paid() -> Any:
    """Rupiah really paid to a participant, corrections included."""
    query = select(func.coalesce(func.sum(gross_amount() + corrections()), 0)).where(
        transport_payment.c.participant_id == participant.c.id,
        transport_payment.c.is_void.is_(False),
        transport_payment.c.paid_on.is_not(None),
    )
    return query.scalar_subquery()


def _rows() -> Select[Any]:
    return (
        select(
            follow_up.c.id,
            follow_up.c.participant_id,
            client.c.id.label("client_id"),
            client.c.full_name.label("name"),
            client.c.phone,
            course.c.name.label("course"),
            partner.c.name.label("partner"),
            session.c.id.label("session_id"),
            session.c.ends_on.label("held_on"),
            follow_up.c.months,
            follow_up.c.next_on,
            follow_up.c.tries,
            follow_up.c.answered_on,
            follow_up.c.outcome,
        )
        .join(participant, participant.c.id == follow_up.c.participant_id)
        .join(client, client.c.id == participant.c.client_id)
        .join(session, session.c.id == participant.c.session_id)
        .join(course, course.c.id == session.c.course_id)
        .join(partner, partner.c.id == session.c.partner_id)
    )


def _read(work: UnitOfWork, query: Select[Any]) -> tuple[FollowUpRow, ...]:
    return tuple(FollowUpRow(**row._mapping) for row in work.connection.execute(query))
