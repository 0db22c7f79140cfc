"""Everything to look at before a session is promised, in one answer for dialog, calendar and enrolment."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bapasdesk.domain.planning import AgreementTerms, Plan, PlanWarning, plan_warnings, suggested_venues
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import ClosedDay, Venue
from bapasdesk.domain.records.outcomes import CheckInDay
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.partners import Agreement, AgreementCourse, Partner
from bapasdesk.domain.records.sessions import Course, Session, SessionDay
from bapasdesk.domain.rights import Right
from bapasdesk.domain.working_days import closed_between
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.plans import plans_between
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.VIEW)
def warnings(office: Office, session: Session, days: Sequence[date]) -> tuple[PlanWarning, ...]:
    """What to look at in a session as it stands in the form; whoever has a seat in it is looked at too."""
    with office.work() as work:
        return warnings_in(work, session, days)


@needs(Right.VIEW)
def session_warnings(office: Office, session_id: int) -> tuple[PlanWarning, ...]:
    """What to look at in a session as it is planned."""
    with office.work() as work:
        session = work.get(Session, session_id)
        return warnings_in(work, session, _days_of(work, session_id))


@needs(Right.VIEW)
def venue_suggestions(office: Office, seats: int, course_id: int) -> tuple[Venue, ...]:
    """Places of the list where so many can learn that course, best first; see `suggested_venues`."""
    with office.work() as work:
        course = work.find(Course, id=course_id)
        needs_open_land = bool(course and course[0].needs_open_land)
        return tuple(suggested_venues(work.find(Venue, order_by="name"), seats, needs_open_land))


def warnings_in(
    work: UnitOfWork,
    session: Session,
    days: Collection[date],
    moved: Mapping[int, Collection[date]] | None = None,
) -> tuple[PlanWarning, ...]:
    """As `warnings`, inside a unit of work; `moved` are the new days of sessions that move along with it."""
    if not days:
        return ()
    moved = moved or {}
    first, last = min(days), max(days)
    others = [one for one in plans_between(work, first, last) if one.session_id not in moved]
    others += [plan_of(work, work.get(Session, one), moved[one]) for one in moved if one != session.id]
    return plan_warnings(
        plan_of(work, session, days),
        others,
        venues=work.find(Venue),
        closed=closed_in(work, first, last),
        agreements=terms_with(work, session.partner_id),
    )


def enrolment_warnings(
    work: UnitOfWork, session_id: int, client_ids: Collection[int]
) -> tuple[PlanWarning, ...]:
    """What a session would be warned about if these clients had a seat in it, and is not without them."""
    session = work.get(Session, session_id)
    days = _days_of(work, session_id)
    if not days:
        return ()
    plan = plan_of(work, session, days)
    people = {one.id: one.printed_name for one in work.find(Client, id=list(client_ids))}
    check_ins = check_ins_of(work, [*plan.people, *people])
    others = plans_between(work, min(days), max(days))
    before = plan_warnings(plan, others, venues=work.find(Venue))
    full = replace(plan, people={**plan.people, **people}, check_ins=check_ins)
    after = plan_warnings(full, others, venues=work.find(Venue))
    return tuple(warning for warning in after if warning not in before)


def check_ins_of(work: UnitOfWork, client_ids: Collection[int]) -> dict[int, int]:
    """The day of the month on which each of them reports to the office, where it is known."""
    return {one.client_id: one.day for one in work.find(CheckInDay, client_id=list(client_ids))}


def closed_in(work: UnitOfWork, first: date, last: date) -> dict[date, str]:
    """Public holidays and the office's own closed days between two dates."""
    return closed_between(first, last, {one.closed_on: one.name for one in work.find(ClosedDay)})


def plan_of(work: UnitOfWork, session: Session, days: Collection[date]) -> Plan:
    """What of a session can clash if it is held on these days."""
    course = work.get(Course, session.course_id)
    seats = work.find(Participant, session_id=session.id) if session.id else []
    clients = work.find(Client, id=[one.client_id for one in seats]) if seats else []
    return Plan(
        session_id=session.id,
        course_id=course.id,
        course=course.name,
        partner_id=session.partner_id,
        partner=work.get(Partner, session.partner_id).name,
        days=frozenset(days),
        venue_kind=session.venue_kind,
        venue=session.venue,
        trainer=session.trainer,
        officer=session.officer_in_charge,
        seats=session.seats,
        needs_open_land=course.needs_open_land,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        people={one.id: one.printed_name for one in clients},
        check_ins=check_ins_of(work, [one.id for one in clients]) if clients else {},
    )


def _days_of(work: UnitOfWork, session_id: int) -> list[date]:
    return [day.held_on for day in work.find(SessionDay, session_id=session_id)]


def terms_with(work: UnitOfWork, partner_id: int) -> list[AgreementTerms]:
    """The agreements with a partner, each with the courses it covers."""
    known = work.find(Agreement, partner_id=partner_id)
    covered = work.find(AgreementCourse, agreement_id=[one.id for one in known])
    return [
        AgreementTerms(
            agreement=one,
            course_ids=frozenset(link.course_id for link in covered if link.agreement_id == one.id),
        )
        for one in known
    ]
