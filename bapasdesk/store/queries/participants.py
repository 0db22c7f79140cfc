"""The table of a session page: each participant with marks, hours and the three things owed."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import ScalarSelect, func, select

from bapasdesk.domain.records.certificates import Certificate
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.money import SessionComponent, TransportPayment
from bapasdesk.domain.records.numbers import NumberEntry
from bapasdesk.domain.records.participants import Attendance, Obligation, Participant
from bapasdesk.domain.records.sessions import Session, SessionDay
from bapasdesk.domain.row_codes import row_code
from bapasdesk.domain.rows.people import AttendanceMark, ObligationCell, ParticipantRow, ParticipationRow
from bapasdesk.domain.rules import lesson_hours_attended, transport_amount
from bapasdesk.domain.seating import GAVE_UP, UNMATCHED, DropOut
from bapasdesk.domain.values import AttendanceStatus, ObligationKind, ObligationState, SessionStatus
from bapasdesk.store.queries.payments import payment_totals
from bapasdesk.store.queries.words import with_words
from bapasdesk.store.tables.clients import client
from bapasdesk.store.tables.participants import attendance, obligation, participant
from bapasdesk.store.tables.seating import walk_in
from bapasdesk.store.tables.sessions import course, session
from bapasdesk.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class _Papers:
    """What hangs on one participant."""

    obligations: dict[ObligationKind, Obligation]
    marks: dict[int, Attendance]
    certificate: Certificate | None
    payment: TransportPayment | None


def participant_rows(work: UnitOfWork, session_id: int) -> tuple[ParticipantRow, ...]:
    """Participants in the order of the attendance sheet."""
    held = work.get(Session, session_id)
    days = work.find(SessionDay, session_id=session_id, order_by="held_on")
    participants = work.find(Participant, session_id=session_id, order_by="row_number")
    names = _names(work, session_id)
    papers = _papers(work, [one.id for one in participants])
    rate = held.transport_rate + sum(one.rate for one in work.find(SessionComponent, session_id=session_id))
    paid = payment_totals(work, [one.payment.id for one in papers.values() if one.payment])
    entries = [
        p.number_id for one in papers.values() for p in (one.certificate, one.payment) if p is not None
    ]
    numbers = {entry.id: entry.text for entry in work.find(NumberEntry, id=entries)}
    rows = (_row(held, days, one, names[one.client_id], papers[one.id], numbers) for one in participants)
    notes = _notes(work, session_id)
    return tuple(
        replace(row, transport_due=_due(row, rate, paid), note=notes.get(row.client_id, "")) for row in rows
    )


def participation_rows(
    work: UnitOfWork, text: str = "", limit: int | None = None
) -> tuple[ParticipationRow, ...]:
    """Every seat of every session, newest session first; `text` is looked for in name and course."""
    present = (
        select(func.count())
        .where(
            attendance.c.participant_id == participant.c.id, attendance.c.status == AttendanceStatus.PRESENT
        )
        .scalar_subquery()
    )
    query = (
        select(
            participant.c.id,
            participant.c.session_id,
            participant.c.client_id,
            client.c.full_name.label("name"),
            course.c.name.label("course"),
            session.c.starts_on,
            present.label("days_present"),
            *(_state_of(kind).label(kind.value) for kind in ObligationKind),
        )
        .join(client, client.c.id == participant.c.client_id)
        .join(session, session.c.id == participant.c.session_id)
        .join(course, course.c.id == session.c.course_id)
        .order_by(session.c.starts_on.desc(), participant.c.session_id.desc(), participant.c.row_number)
        .limit(limit)
    )
    query = with_words(query, text, client.c.full_name, course.c.name)
    return tuple(ParticipationRow(**row._mapping) for row in work.connection.execute(query))


def repeaters(work: UnitOfWork, held: Session, client_ids: Collection[int]) -> tuple[str, ...]:
    """Names of the clients who have had a seat in another session of the same course, not called off."""
    query = (
        select(client.c.full_name)
        .distinct()
        .join(participant, participant.c.client_id == client.c.id)
        .join(session, session.c.id == participant.c.session_id)
        .where(client.c.id.in_(client_ids), session.c.course_id == held.course_id, session.c.id != held.id)
        .where(session.c.status != SessionStatus.CANCELLED)
    )
    return tuple(work.connection.execute(query.order_by(client.c.full_name)).scalars())


def _state_of(kind: ObligationKind) -> ScalarSelect[ObligationState]:
    return (
        select(obligation.c.state)
        .where(obligation.c.participant_id == participant.c.id, obligation.c.kind == kind)
        .scalar_subquery()
    )


def _notes(work: UnitOfWork, session_id: int) -> dict[int, str]:
    """What is special about somebody's seat, by client."""
    notes = {one.client_id: GAVE_UP for one in work.find(DropOut, session_id=session_id)}
    seated = select(participant.c.client_id).where(participant.c.session_id == session_id)
    query = select(walk_in.c.client_id).where(walk_in.c.client_id.in_(seated))
    return notes | dict.fromkeys(work.connection.execute(query).scalars(), UNMATCHED)


def _names(work: UnitOfWork, session_id: int) -> dict[int, str]:
    query = (
        select(client)
        .join(participant, participant.c.client_id == client.c.id)
        .where(participant.c.session_id == session_id)
    )
    clients = [Client(**row._mapping) for row in work.connection.execute(query)]
    return {one.id: one.printed_name for one in clients}


def _papers(work: UnitOfWork, ids: list[int]) -> dict[int, _Papers]:
    papers = {one: _Papers({}, {}, None, None) for one in ids}
    for owed in work.find(Obligation, participant_id=ids):
        papers[owed.participant_id].obligations[owed.kind] = owed
    for mark in work.find(Attendance, participant_id=ids):
        papers[mark.participant_id].marks[mark.session_day_id] = mark
    certificates = {
        one.participant_id: one for one in work.find(Certificate, participant_id=ids, is_void=False)
    }
    payments = {
        one.participant_id: one for one in work.find(TransportPayment, participant_id=ids, is_void=False)
    }
    return {
        one: _Papers(papers[one].obligations, papers[one].marks, certificates.get(one), payments.get(one))
        for one in ids
    }


def _row(
    session: Session,
    days: list[SessionDay],
    one: Participant,
    name: str,
    papers: _Papers,
    numbers: dict[int, str],
) -> ParticipantRow:
    marks = tuple(_mark(papers.marks.get(day.id)) for day in days)
    present = sum(mark is not None and mark.status == AttendanceStatus.PRESENT for mark in marks)
    certificate, payment = papers.certificate, papers.payment
    return ParticipantRow(
        id=one.id,
        client_id=one.client_id,
        row_number=one.row_number,
        row_code=row_code(one.row_number),
        name=name,
        marks=marks,
        days_present=present,
        lesson_hours=lesson_hours_attended(session.lesson_hours, present, len(days)),
        certificate=_cell(
            papers, ObligationKind.CERTIFICATE, numbers[certificate.number_id] if certificate else ""
        ),
        transport=_cell(papers, ObligationKind.TRANSPORT, numbers[payment.number_id] if payment else ""),
        souvenir=_cell(papers, ObligationKind.SOUVENIR, ""),
        certificate_id=certificate.id if certificate else None,
        payment_id=payment.id if payment else None,
    )


def _due(row: ParticipantRow, rate: int, paid: dict[int, int]) -> int:
    if row.payment_id is not None:
        return paid[row.payment_id]
    return transport_amount(rate, row.days_present)


def _mark(attendance: Attendance | None) -> AttendanceMark | None:
    if attendance is None:
        return None
    return AttendanceMark(
        participant_id=attendance.participant_id,
        session_day_id=attendance.session_day_id,
        status=attendance.status,
        reason=attendance.reason,
    )


def _cell(papers: _Papers, kind: ObligationKind, number: str) -> ObligationCell:
    owed = papers.obligations[kind]
    return ObligationCell(kind=kind, state=owed.state, reason=owed.reason, paper_number=number)
