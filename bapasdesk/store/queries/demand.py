"""How many wait for which kind of training, and how evenly seats have been shared out so far."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, or_, select

from bapasdesk.domain.seating_rows import CourseDemand, ShareGroup, ShareRow
from bapasdesk.domain.values import SessionStatus
from bapasdesk.store.queries.seats_so_far import NOT_CALLED_OFF, kept_apart, seats_so_far
from bapasdesk.store.tables.clients import client
from bapasdesk.store.tables.participants import participant
from bapasdesk.store.tables.seating import interest, walk_in
from bapasdesk.store.tables.sessions import course, course_offer, session
from bapasdesk.store.unit_of_work import UnitOfWork

_OFTEN = 3


def course_demand(work: UnitOfWork, today: date) -> tuple[CourseDemand, ...]:
    """Every course somebody under guidance wants and has never had a seat in, the most wanted first."""
    seats, had_it = seats_so_far(), _had_it()
    query = (
        select(
            course.c.id.label("course_id"),
            course.c.name.label("course"),
            func.count().label("waiting"),
            (func.count() - func.count(seats.c.number)).label("never"),
            func.min(interest.c.noted_on).label("longest_since"),
            _partners().label("partners"),
            _next_on(today).label("next_on"),
        )
        .select_from(interest)
        .join(course, course.c.id == interest.c.course_id)
        .join(client, client.c.id == interest.c.client_id)
        .outerjoin(seats, seats.c.client_id == client.c.id)
        .outerjoin(
            had_it,
            (had_it.c.client_id == interest.c.client_id) & (had_it.c.course_id == interest.c.course_id),
        )
        .where(had_it.c.client_id.is_(None), *_under_guidance(today))
        .group_by(course.c.id)
        .order_by(func.count().desc(), func.min(interest.c.noted_on), course.c.name)
    )
    return tuple(CourseDemand(**row._mapping) for row in work.connection.execute(query))


def share_counts(work: UnitOfWork, today: date) -> dict[ShareGroup, int]:
    """How many clients under guidance are in each group; ASKED_NEVER are some of NEVER."""
    return {group: _count(work, group, today) for group in ShareGroup}


def share_rows(work: UnitOfWork, group: ShareGroup, today: date, limit: int) -> tuple[ShareRow, ...]:
    """The clients of a group; those who were last seated longest ago, or wait longest, come first."""
    seats = seats_so_far()
    since = select(func.min(interest.c.noted_on)).where(interest.c.client_id == client.c.id).scalar_subquery()
    query = _of_group(
        select(
            client.c.id, client.c.full_name, func.coalesce(seats.c.number, 0).label("seats"), seats.c.last_on
        ),
        seats,
        group,
        today,
    ).order_by(
        func.coalesce(seats.c.number, 0).desc(), seats.c.last_on, func.coalesce(since, "9999"), client.c.id
    )
    rows = work.connection.execute(query.limit(limit)).all()
    wanted = _wanted(work, [row.id for row in rows])
    return tuple(
        ShareRow(
            client_id=row.id,
            name=row.full_name,
            seats=row.seats,
            last_on=row.last_on,
            interests=", ".join(wanted[row.id]),
        )
        for row in rows
    )


def _count(work: UnitOfWork, group: ShareGroup, today: date) -> int:
    query = _of_group(select(func.count()), seats_so_far(), group, today)
    return int(work.connection.execute(query).scalar_one())


def _of_group(query: Select[Any], seats: Subquery, group: ShareGroup, today: date) -> Select[Any]:
    query = query.select_from(client).outerjoin(seats, seats.c.client_id == client.c.id)
    return query.where(_belongs(seats, group), *_under_guidance(today))


def _belongs(seats: Subquery, group: ShareGroup) -> ColumnElement[bool]:
    number = seats.c.number
    if group == ShareGroup.ASKED_NEVER:
        asked = select(interest.c.id).where(interest.c.client_id == client.c.id)
        return and_(number.is_(None), asked.exists())
    if group == ShareGroup.NEVER:
        return number.is_(None)
    if group == ShareGroup.OFTEN:
        return number >= _OFTEN
    return number == (1 if group == ShareGroup.ONCE else 2)


def _had_it() -> Subquery:
    """Who has had a seat in which course."""
    return (
        select(participant.c.client_id, session.c.course_id)
        .distinct()
        .join(session, session.c.id == participant.c.session_id)
        .where(NOT_CALLED_OFF)
        .subquery()
    )


def _under_guidance(today: date) -> tuple[ColumnElement[bool], ...]:
    return (
        or_(client.c.guidance_end.is_(None), client.c.guidance_end >= today),
        client.c.id.not_in(select(walk_in.c.client_id)),
        client.c.id.not_in(kept_apart()),
    )


def _partners() -> ColumnElement[int]:
    return (
        select(func.count())
        .where(course_offer.c.course_id == course.c.id)
        .correlate(course)
        .scalar_subquery()
    )


def _next_on(today: date) -> ColumnElement[date]:
    query = select(func.min(session.c.starts_on, type_=session.c.starts_on.type)).where(
        session.c.course_id == course.c.id,
        session.c.status == SessionStatus.PLANNED,
        session.c.starts_on >= today,
    )
    return query.correlate(course).scalar_subquery()


def _wanted(work: UnitOfWork, client_ids: list[int]) -> dict[int, list[str]]:
    query = (
        select(interest.c.client_id, course.c.name)
        .join(course, course.c.id == interest.c.course_id)
        .where(interest.c.client_id.in_(client_ids))
        .order_by(interest.c.noted_on, interest.c.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for row in work.connection.execute(query):
        found[row.client_id].append(row.name)
    return found
