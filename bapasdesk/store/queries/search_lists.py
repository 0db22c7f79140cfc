"""What the search box finds beside clients, partners and sessions: shorter lists, by a piece of the name."""

from sqlalchemy import ColumnElement, func, literal_column, or_, select, union_all

from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.rows.search import SearchHit
from bapasdesk.domain.values import PaperKind
from bapasdesk.store.tables.agreement_letters import agreement_letter
from bapasdesk.store.tables.money import payment_correction, transport_payment
from bapasdesk.store.tables.numbers import number_entry
from bapasdesk.store.tables.office import officer, venue
from bapasdesk.store.tables.papers import session_paper
from bapasdesk.store.tables.participants import participant
from bapasdesk.store.tables.partners import agreement, partner
from bapasdesk.store.tables.sessions import course, session
from bapasdesk.store.unit_of_work import UnitOfWork


def search_lists(work: UnitOfWork, text: str, limit: int) -> tuple[SearchHit, ...]:
    """At most `limit` hits of each kind: courses, agreements, venues, trainers, officers, then numbers."""
    return (
        *_courses(work, text, limit),
        *_agreements(work, text, limit),
        *_venues(work, text, limit),
        *_trainers(work, text, limit),
        *_officers(work, text, limit),
        *_session_numbers(work, text, limit),
        *_agreement_numbers(work, text, limit),
        *_other_numbers(work, text, limit),
    )


def _courses(work: UnitOfWork, text: str, limit: int) -> list[SearchHit]:
    query = select(course.c.id, course.c.name).where(_has(course.c.name, text)).order_by(course.c.name)
    return [
        SearchHit(kind="course", id=row.id, title=row.name, detail="")
        for row in work.connection.execute(query.limit(limit))
    ]


def _agreements(work: UnitOfWork, text: str, limit: int) -> list[SearchHit]:
    """Opened at its partner, where its reminders and scans are."""
    named = or_(
        *(_has(column, text) for column in (agreement.c.title, agreement.c.office_number)),
        _has(agreement.c.partner_number, text),
    )
    query = (
        select(agreement.c.partner_id, agreement.c.title, agreement.c.valid_until, partner.c.name)
        .join(partner, partner.c.id == agreement.c.partner_id)
        .where(named)
        .order_by(agreement.c.valid_until.desc())
    )
    return [
        SearchHit(
            kind="agreement",
            id=row.partner_id,
            title=row.title,
            detail=f"{row.name} · sampai {format_date(row.valid_until)}",
        )
        for row in work.connection.execute(query.limit(limit))
    ]


def _venues(work: UnitOfWork, text: str, limit: int) -> list[SearchHit]:
    query = select(venue).where(_has(venue.c.name, text)).order_by(venue.c.name)
    return [
        SearchHit(kind="venue", id=row.id, title=row.name, detail=f"muat {row.capacity} orang")
        for row in work.connection.execute(query.limit(limit))
    ]


def _trainers(work: UnitOfWork, text: str, limit: int) -> list[SearchHit]:
    """Who has taught, with how many sessions; found by name, opened as the list of those sessions."""
    sessions = func.count()
    query = (
        select(session.c.trainer, sessions.label("sessions"))
        .where(_has(session.c.trainer, text))
        .group_by(session.c.trainer)
        .order_by(sessions.desc(), session.c.trainer)
    )
    return [
        SearchHit(kind="trainer", id=0, title=row.trainer, detail=f"{row.sessions} kegiatan")
        for row in work.connection.execute(query.limit(limit))
    ]


def _officers(work: UnitOfWork, text: str, limit: int) -> list[SearchHit]:
    query = select(officer.c.id, officer.c.name, officer.c.is_active).where(_has(officer.c.name, text))
    return [
        SearchHit(
            kind="officer", id=row.id, title=row.name, detail="" if row.is_active else "sudah tidak bertugas"
        )
        for row in work.connection.execute(query.order_by(officer.c.name).limit(limit))
    ]


def _session_numbers(work: UnitOfWork, text: str, limit: int) -> list[SearchHit]:
    """Letters of a session and receipts of corrections, opened at their session."""
    if not _is_numeric(text):
        return []
    letters = select(
        session_paper.c.session_id, number_entry.c.text, session_paper.c.kind.label("kind")
    ).join(number_entry, number_entry.c.id == session_paper.c.number_id)
    corrected = (
        select(participant.c.session_id, number_entry.c.text, literal_column("''").label("kind"))
        .select_from(payment_correction)
        .join(number_entry, number_entry.c.id == payment_correction.c.number_id)
        .join(transport_payment, transport_payment.c.id == payment_correction.c.payment_id)
        .join(participant, participant.c.id == transport_payment.c.participant_id)
    )
    typed = _has(number_entry.c.text, text)
    found = union_all(letters.where(typed), corrected.where(typed)).limit(limit)
    return [
        SearchHit(
            kind="letter",
            id=row.session_id,
            title=row.text,
            detail=label(PaperKind(row.kind)) if row.kind else "Koreksi pembayaran",
        )
        for row in work.connection.execute(found)
    ]


def _agreement_numbers(work: UnitOfWork, text: str, limit: int) -> list[SearchHit]:
    """Letters about an agreement, opened where they are written."""
    if not _is_numeric(text):
        return []
    query = (
        select(agreement.c.partner_id, number_entry.c.text)
        .select_from(agreement_letter)
        .join(number_entry, number_entry.c.id == agreement_letter.c.number_id)
        .join(agreement, agreement.c.id == agreement_letter.c.agreement_id)
        .where(_has(number_entry.c.text, text))
    )
    return [
        SearchHit(kind="agreement", id=row.partner_id, title=row.text, detail=label(PaperKind.RENEWAL))
        for row in work.connection.execute(query.limit(limit))
    ]


def _other_numbers(work: UnitOfWork, text: str, limit: int) -> list[SearchHit]:
    """Numbers no paper of the program bears: reserved, or used outside of it."""
    if not _is_numeric(text):
        return []
    query = (
        select(number_entry)
        .where(_has(number_entry.c.text, text), number_entry.c.state.in_(["reserved", "external"]))
        .order_by(number_entry.c.id.desc())
        .limit(limit)
    )
    return [
        SearchHit(
            kind="number",
            id=row.id,
            title=row.text,
            detail=" · ".join(filter(None, (label(row.state), row.subject))),
        )
        for row in work.connection.execute(query)
    ]


def _is_numeric(text: str) -> bool:
    """Every number has a digit; the ledger, the longest of these lists, is looked through for no name."""
    return any(letter.isdigit() for letter in text)


def _has(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    return column.icontains(text.replace("\0", " ").strip(), autoescape=True)
