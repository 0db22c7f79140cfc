"""What sessions have promised and paid, read from seats, attendance, receipts and costs."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select

from bapasdesk.domain.budget import SessionMoney
from bapasdesk.domain.costs import SessionCost
from bapasdesk.domain.values import AttendanceStatus, ObligationKind, ObligationState
from bapasdesk.store.queries.payments import corrections, gross_amount
from bapasdesk.store.tables.budget import session_cost
from bapasdesk.store.tables.money import session_component, transport_payment
from bapasdesk.store.tables.participants import attendance, obligation, participant
from bapasdesk.store.tables.sessions import session, session_day
from bapasdesk.store.unit_of_work import UnitOfWork

_MINE = participant.c.session_id == session.c.id


def sessions_on_lines(work: UnitOfWork, line_ids: Collection[int]) -> list[int]:
    """Sessions that draw on one of these lines, themselves or by one of their costs."""
    by_cost = exists().where(
        session_cost.c.session_id == session.c.id, session_cost.c.budget_line_id.in_(line_ids)
    )
    query = select(session.c.id).where(or_(session.c.budget_line_id.in_(line_ids), by_cost))
    return list(work.connection.execute(query).scalars())


def session_money(work: UnitOfWork, session_ids: Collection[int]) -> list[SessionMoney]:
    """The money of each session, in the order of their first day."""
    costs: dict[int, list[SessionCost]] = defaultdict(list)
    for cost in work.find(SessionCost, session_id=session_ids):
        costs[cost.session_id].append(cost)
    found = work.connection.execute(_money().where(session.c.id.in_(session_ids)))
    return [SessionMoney(**row._mapping, costs=tuple(costs[row.session_id])) for row in found]


def _money() -> Select[Any]:
    days = _number(select(func.count()).where(session_day.c.session_id == session.c.id))
    parts = _number(
        select(func.coalesce(func.sum(session_component.c.rate), 0)).where(
            session_component.c.session_id == session.c.id
        )
    )
    enrolled = _number(select(func.count()).select_from(participant).where(_MINE))
    return select(
        session.c.id.label("session_id"),
        session.c.status,
        session.c.budget_line_id,
        session.c.seats,
        days.label("days"),
        (session.c.transport_rate + parts).label("rate"),
        enrolled.label("enrolled"),
        (_owed_seats() * days - _days_away()).label("owed_days"),
        _receipts(gross_amount(), is_paid=False).label("receipted"),
        _receipts(gross_amount() + corrections(), is_paid=True).label("paid"),
    ).order_by(session.c.starts_on, session.c.id)


def _is_owed() -> list[ColumnElement[bool]]:
    """A seat of the session that may still get money and has no receipt."""
    receipted = exists().where(
        transport_payment.c.participant_id == participant.c.id, transport_payment.c.is_void.is_(False)
    )
    waiting = exists().where(
        obligation.c.participant_id == participant.c.id,
        obligation.c.kind == ObligationKind.TRANSPORT,
        obligation.c.state.in_([ObligationState.OPEN, ObligationState.READY]),
    )
    return [_MINE, ~receipted, waiting]


def _owed_seats() -> ColumnElement[int]:
    return _number(select(func.count()).select_from(participant).where(*_is_owed()))


def _days_away() -> ColumnElement[int]:
    away = select(func.count()).select_from(
        participant.join(attendance, attendance.c.participant_id == participant.c.id)
    )
    return _number(away.where(*_is_owed(), attendance.c.status != AttendanceStatus.PRESENT))


def _receipts(amount: ColumnElement[int], *, is_paid: bool) -> ColumnElement[int]:
    paid = transport_payment.c.paid_on
    query = select(func.coalesce(func.sum(amount), 0)).select_from(
        participant.join(transport_payment, transport_payment.c.participant_id == participant.c.id)
    )
    state = paid.is_not(None) if is_paid else paid.is_(None)
    return _number(query.where(_MINE, transport_payment.c.is_void.is_(False), state))


def _number(query: Select[Any]) -> ColumnElement[int]:
    """Of the session in the row, whatever else the query joins."""
    return query.correlate(session).scalar_subquery()
