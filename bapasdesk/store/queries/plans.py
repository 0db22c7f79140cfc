"""What of each session can clash with another, read for a span of days at once."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import select

from bapasdesk.domain.planning import Plan
from bapasdesk.domain.values import SessionStatus
from bapasdesk.store.tables.clients import client
from bapasdesk.store.tables.outcomes import check_in_day
from bapasdesk.store.tables.participants import participant
from bapasdesk.store.tables.partners import partner
from bapasdesk.store.tables.sessions import course, session, session_day
from bapasdesk.store.unit_of_work import UnitOfWork


def plans_between(work: UnitOfWork, first: date, last: date) -> tuple[Plan, ...]:
    """Sessions not called off that have a day from `first` to `last`, each with all its days and people."""
    query = (
        select(session, course.c.name, course.c.needs_open_land, partner.c.name.label("partner"))
        .join(course, course.c.id == session.c.course_id)
        .join(partner, partner.c.id == session.c.partner_id)
        .where(session.c.starts_on <= last, session.c.ends_on >= first)
        .where(session.c.status != SessionStatus.CANCELLED)
        .order_by(session.c.starts_on, session.c.id)
    )
    rows = work.connection.execute(query).all()
    ids = [row.id for row in rows]
    days, people = _days(work, ids), _people(work, ids)
    known = {row.client_id: row.day for row in work.connection.execute(select(check_in_day))}
    return tuple(_plan(row, days[row.id], people[row.id], known) for row in rows)


def _plan(row: Any, days: set[date], people: dict[int, str], known: dict[int, int]) -> Plan:
    check_ins = {one: known[one] for one in people if one in known}
    return Plan(
        session_id=row.id,
        course_id=row.course_id,
        course=row.name,
        partner_id=row.partner_id,
        partner=row.partner,
        days=frozenset(days),
        venue_kind=row.venue_kind,
        venue=row.venue,
        trainer=row.trainer,
        officer=row.officer_in_charge,
        seats=row.seats,
        needs_open_land=row.needs_open_land,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        people=people,
        check_ins=check_ins,
    )


def _days(work: UnitOfWork, ids: list[int]) -> dict[int, set[date]]:
    found: dict[int, set[date]] = defaultdict(set)
    query = select(session_day.c.session_id, session_day.c.held_on).where(session_day.c.session_id.in_(ids))
    for row in work.connection.execute(query):
        found[row.session_id].add(row.held_on)
    return found


def _people(work: UnitOfWork, ids: list[int]) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = defaultdict(dict)
    query = (
        select(participant.c.session_id, client.c.id, client.c.full_name)
        .join(client, client.c.id == participant.c.client_id)
        .where(participant.c.session_id.in_(ids))
    )
    for row in work.connection.execute(query):
        found[row.session_id][row.id] = row.full_name
    return found
