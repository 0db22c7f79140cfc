"""The calendar: what lies where, moving it, catch-up sessions, and a month to hang on the wall."""

import calendar as months
from collections.abc import Mapping, Sequence
from datetime import date

from bapasdesk.documents.month_calendar import MonthContent, MonthDay, render_month
from bapasdesk.domain.indonesian.dates import format_month
from bapasdesk.domain.planning import Plan, plan_warnings
from bapasdesk.domain.records.office import OfficeProfile, Venue
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.calendar import CalendarEntry, CalendarSpan, Move, MovePlan
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.rows.sessions import SessionRow
from bapasdesk.domain.trail import MONTH_PRINTED
from bapasdesk.domain.values import SessionStatus
from bapasdesk.domain.working_days import Closed, is_open, moved_days
from bapasdesk.services.office import Office
from bapasdesk.services.paper_contents import EXAMPLE_NOTE
from bapasdesk.services.planning import closed_in, terms_with, warnings_in
from bapasdesk.services.rights import needs
from bapasdesk.services.series import along, closed_from, held_on, later_in, on_days
from bapasdesk.services.sessions import editable, store
from bapasdesk.store.queries import sessions as queries
from bapasdesk.store.queries.plans import plans_between
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.VIEW)
def span(office: Office, first: date, last: date) -> CalendarSpan:
    """Sessions not called off with a day from `first` to `last`, and the closed days between."""
    with office.work() as work:
        return _span(work, first, last)


@needs(Right.VIEW)
def closed_days(office: Office, first: date, last: date) -> Closed:
    """Public holidays and the office's own closed days between two dates, by date."""
    with office.work() as work:
        return closed_in(work, first, last)


@needs(Right.VIEW)
def plan_move(office: Office, session_id: int, to: date, *, with_later: bool = False) -> MovePlan:
    """What `move` would do, and what is to be looked at then and is not already; changes nothing."""
    with office.work() as work:
        moves = _moves(work, session_id, to, with_later)
        before = _warned(work, {one: held_on(work, one) for one in moves})
        after = _warned(work, moves)
    return MovePlan(
        moves=tuple(Move(session_id=one, days=tuple(days)) for one, days in moves.items()),
        warnings=tuple(text for text in after if text not in before),
    )


@needs(Right.PLAN)
def move(office: Office, session_id: int, to: date, *, with_later: bool = False) -> int:
    """Moves a session so that it begins on a day, alone or with all later ones of its series; gives how many.

    The days keep their distance in working days. Refused as a whole, as `sessions.save` does, if papers
    were issued for one of them or a day with attendance would go.
    """
    with office.work() as work:
        moves = _moves(work, session_id, to, with_later)
        for one, days in moves.items():
            store(work, on_days(work.get(Session, one), days), days)
        work.undoable("Kegiatan dipindahkan" if len(moves) == 1 else f"{len(moves)} kegiatan dipindahkan")
        work.commit()
    return len(moves)


@needs(Right.EXPORT)
def month(office: Office, year: int, number: int) -> Paper:
    """A month on one sheet A4 landscape."""
    weeks = months.Calendar().monthdatescalendar(year, number)
    with office.work() as work:
        shown = _span(work, weeks[0][0], weeks[-1][-1])
        profile = work.get(OfficeProfile, 1)
        work.record(MONTH_PRINTED, "office", 1, f"{year}-{number:02d}")
        work.commit()
    content = MonthContent(
        title=format_month(date(year, number, 1)),
        office_name=profile.name,
        weeks=tuple(tuple(_month_day(day, number, shown) for day in week) for week in weeks),
        note=f"{sum(_in_month(one, year, number) for one in shown.entries)} kegiatan pada bulan ini",
        example_note=EXAMPLE_NOTE if profile.is_example else "",
    )
    return Paper(f"jadwal_{year}-{number:02d}.pdf", render_month(content))


def _span(work: UnitOfWork, first: date, last: date) -> CalendarSpan:
    plans = plans_between(work, first, last)
    rows = {row.id: row for row in queries.sessions_touching(work, first, last)}
    records = {one.id: one for one in work.find(Session, id=[plan.session_id for plan in plans])}
    closed = closed_in(work, first, last)
    venues = work.find(Venue)
    entries = []
    for plan in plans:
        if any(first <= day <= last for day in plan.days):
            texts = _texts(work, plan, plans, venues, closed)
            entries.append(_entry(plan, rows[plan.session_id], records[plan.session_id], texts))
    return CalendarSpan(first=first, last=last, entries=tuple(entries), closed=closed)


def _texts(
    work: UnitOfWork, plan: Plan, plans: Sequence[Plan], venues: Sequence[Venue], closed: Closed
) -> tuple[str, ...]:
    terms = terms_with(work, plan.partner_id)
    found = plan_warnings(plan, plans, venues=venues, closed=closed, agreements=terms)
    return tuple(warning.text for warning in found)


def _entry(plan: Plan, row: SessionRow, session: Session, warnings: tuple[str, ...]) -> CalendarEntry:
    return CalendarEntry(
        session_id=plan.session_id,
        course=plan.course,
        partner=plan.partner,
        venue=plan.venue,
        days=tuple(sorted(plan.days)),
        status=row.status,
        participants=row.participants,
        seats=row.seats,
        in_series=session.series_id is not None,
        makes_up=session.makes_up_for_id is not None,
        warnings=warnings if row.status == SessionStatus.PLANNED else (),
    )


def _moves(work: UnitOfWork, session_id: int, to: date, with_later: bool) -> Mapping[int, list[date]]:
    """The new days of each session that moves, the one asked for first."""
    session = editable(work, session_id)
    days = held_on(work, session_id)
    closed = closed_from(work, min(to, days[0]))
    moves = {session_id: moved_days(days, to, closed)}
    for one in later_in(work, session) if with_later else ():
        own = held_on(work, one.id)
        moves[one.id] = along(own, own[0] + (to - days[0]), closed)
    return moves


def _warned(work: UnitOfWork, moves: Mapping[int, Sequence[date]]) -> list[str]:
    """What is to be looked at if sessions are held on these days, each sentence once."""
    found = (warnings_in(work, work.get(Session, one), days, moves) for one, days in moves.items())
    return list(dict.fromkeys(warning.text for warnings in found for warning in warnings))


def _month_day(day: date, month: int, shown: CalendarSpan) -> MonthDay:
    here = [one for one in shown.entries if day in one.days] if day.month == month else []
    return MonthDay(
        number=day.day,
        in_month=day.month == month,
        is_open=is_open(day, shown.closed),
        closed=shown.closed.get(day, "") if day.month == month else "",
        entries=tuple(f"{one.course} – {one.partner} ({one.participants}/{one.seats})" for one in here),
    )


def _in_month(entry: CalendarEntry, year: int, month: int) -> bool:
    return any((day.year, day.month) == (year, month) for day in entry.days)
