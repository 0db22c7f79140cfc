"""Lists of partners and of the course catalogue."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect, Subquery, func, select

from bapasdesk.domain.rows.partners import PartnerReminder, PartnerRow
from bapasdesk.domain.rows.sessions import CourseRow
from bapasdesk.domain.values import PartnerStage
from bapasdesk.store.queries.matching import matches
from bapasdesk.store.tables.partners import contact_log_entry, partner, partner_contact, stage_change
from bapasdesk.store.tables.sessions import course, course_offer, session
from bapasdesk.store.unit_of_work import UnitOfWork


def partner_rows(work: UnitOfWork, text: str = "") -> tuple[PartnerRow, ...]:
    """Partners by name, with what they offer, their sessions and their first telephone number."""
    offers = _offers(work)
    sessions = select(func.count()).where(session.c.partner_id == partner.c.id).scalar_subquery()
    phone = (
        select(partner_contact.c.phone)
        .where(partner_contact.c.partner_id == partner.c.id, partner_contact.c.phone != "")
        .order_by(partner_contact.c.id)
        .limit(1)
        .scalar_subquery()
    )
    newest = _newest_contacts()
    query = (
        select(
            partner,
            sessions.label("sessions"),
            phone.label("phone"),
            newest_stage().label("stage"),
            _newest_change(stage_change.c.reason).label("reason"),
            newest.c.next_on,
        )
        .outerjoin(newest, newest.c.partner_id == partner.c.id)
        .order_by(partner.c.name)
    )
    if text.strip():
        query = query.where(matches("partner", partner.c.id, partner.c.name, text))
    return tuple(
        PartnerRow(
            id=row.id,
            name=row.name,
            kind=row.kind,
            courses=tuple(name for offering, name in offers if offering == row.id),
            sessions=row.sessions,
            phone=row.phone or "",
            stage=row.stage or PartnerStage.CANDIDATE,
            reason=row.reason,
            next_on=row.next_on,
        )
        for row in work.connection.execute(query)
    )


def due_contacts(work: UnitOfWork, until: date) -> list[PartnerReminder]:
    """Partners whose promised next date has come by a day."""
    newest = _newest_contacts()
    query = (
        select(partner.c.id, partner.c.name, newest.c.next_on, newest.c.summary)
        .join(newest, newest.c.partner_id == partner.c.id)
        .where(newest.c.next_on <= until)
    )
    return [
        PartnerReminder(
            partner_id=row.id, partner=row.name, due_on=row.next_on, what=f"Hubungi lagi: {row.summary}"
        )
        for row in work.connection.execute(query)
    ]


def course_rows(work: UnitOfWork, text: str = "") -> tuple[CourseRow, ...]:
    """The catalogue by name, with who offers each course and how often it was run."""
    sessions = select(func.count()).where(session.c.course_id == course.c.id).scalar_subquery()
    query = select(course, sessions.label("sessions")).order_by(course.c.name)
    if text.strip():
        query = query.where(course.c.name.icontains(text.strip(), autoescape=True))
    partners = defaultdict(list)
    offered_by = (
        select(course_offer.c.course_id, partner.c.name)
        .join(partner, partner.c.id == course_offer.c.partner_id)
        .order_by(partner.c.name)
    )
    for course_id, name in work.connection.execute(offered_by):
        partners[course_id].append(name)
    return tuple(
        CourseRow(
            id=row.id,
            name=row.name,
            level=row.level,
            lesson_hours=row.lesson_hours,
            days_to_income=row.days_to_income,
            start_up_cost=row.start_up_cost,
            partners=tuple(partners[row.id]),
            sessions=row.sessions,
        )
        for row in work.connection.execute(query)
    )


def _offers(work: UnitOfWork) -> list[tuple[int, str]]:
    query = (
        select(course_offer.c.partner_id, course.c.name)
        .join(course, course.c.id == course_offer.c.course_id)
        .order_by(course.c.name)
    )
    return [(row.partner_id, row.name) for row in work.connection.execute(query)]


def newest_stage() -> ScalarSelect[PartnerStage]:
    """Where a partner of the surrounding query stands; nothing for a candidate without a history."""
    return _newest_change(stage_change.c.stage)


def _newest_change(column: Any) -> ScalarSelect[Any]:
    """A column of a partner's newest step; nothing for one without a history."""
    mine = stage_change.c.partner_id == partner.c.id
    return select(column).where(mine).order_by(stage_change.c.id.desc()).limit(1).scalar_subquery()


def _newest_contacts() -> Subquery:
    """The newest contact of each partner: of the latest day, and of one day the one written last."""
    place = func.row_number().over(
        partition_by=contact_log_entry.c.partner_id,
        order_by=(contact_log_entry.c.contacted_on.desc(), contact_log_entry.c.id.desc()),
    )
    ranked = select(contact_log_entry, place.label("place")).subquery()
    return select(ranked).where(ranked.c.place == 1).subquery()
