"""A client's whole history on one page: trainings, days, duties, papers, money, answers, and who looked."""

from collections.abc import Iterator
from dataclasses import dataclass

from bapasdesk.domain.client_history import ClientHistory, HistoryKind, HistoryRow
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.labels import label
from bapasdesk.domain.outcomes import Outcome
from bapasdesk.domain.records.certificates import Certificate
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.money import PaymentCorrection, TransportPayment
from bapasdesk.domain.records.numbers import NumberEntry
from bapasdesk.domain.records.outcomes import Apprenticeship
from bapasdesk.domain.records.participants import Attendance, Obligation, Participant
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.records.sessions import SessionDay
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import ClientParticipation, FollowUpRow
from bapasdesk.domain.trail import CLIENT_VIEWED
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.audit import trail_of_client
from bapasdesk.store.queries.clients import client_history
from bapasdesk.store.queries.follow_up import rows_of_client
from bapasdesk.store.queries.payments import payment_totals
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.VIEW)
def of_client(office: Office, client_id: int, *, again: bool = False) -> ClientHistory:
    """Everything in one list, the trail only for whoever may read it.

    That it was looked at is in the trail; `again` only reads anew what is in view already.
    """
    with office.work() as work:
        client = work.get(Client, client_id)
        if not again:
            work.record(CLIENT_VIEWED, "client", client_id, "riwayat")
        found = _read(work, client_id)
        rows = [*_trainings(found), *_days(work, found), *_duties(work, found), *_papers(work, found)]
        rows += [*_money(work, found), *_answers(found), *_apprenticeships(work, found)]
        if Right.AUDIT in office.rights():
            rows += _trail(work, client_id)
        paid = _paid(work, found)
        work.commit()
    return ClientHistory(
        client=client,
        rows=tuple(sorted(rows, key=lambda row: row.on, reverse=True)),
        trainings=len(found.held),
        certificates=sum(bool(one.certificate_number) for one in found.held),
        paid=paid,
        outcome=_newest_outcome(found.answers),
    )


@dataclass(frozen=True)
class _Found:
    """What the parts of the list have in common."""

    held: tuple[ClientParticipation, ...]
    answers: tuple[FollowUpRow, ...]
    sessions: dict[int, int]
    """Session by seat."""
    courses: dict[int, str]
    """Course by session."""

    def course(self, participant_id: int) -> str:
        return self.courses[self.sessions[participant_id]]


def _read(work: UnitOfWork, client_id: int) -> _Found:
    held = client_history(work, client_id)
    return _Found(
        held=held,
        answers=rows_of_client(work, client_id),
        sessions={seat.id: seat.session_id for seat in work.find(Participant, client_id=client_id)},
        courses={one.session_id: one.course for one in held},
    )


def _trainings(found: _Found) -> Iterator[HistoryRow]:
    for one in found.held:
        yield HistoryRow(
            on=one.starts_on,
            kind=HistoryKind.TRAINING,
            what=one.course,
            detail=f"{one.partner}, hadir {one.days_present} dari {one.days} hari",
            session_id=one.session_id,
        )


def _days(work: UnitOfWork, found: _Found) -> Iterator[HistoryRow]:
    marks = work.find(Attendance, participant_id=list(found.sessions))
    days = {day.id: day for day in work.find(SessionDay, id=[one.session_day_id for one in marks])}
    for mark in marks:
        reason = f" ({label(mark.reason).lower()})" if mark.reason else ""
        yield HistoryRow(
            on=days[mark.session_day_id].held_on,
            kind=HistoryKind.ATTENDANCE,
            what=f"{label(mark.status)}{reason}",
            detail=found.course(mark.participant_id),
            session_id=found.sessions[mark.participant_id],
        )


def _duties(work: UnitOfWork, found: _Found) -> Iterator[HistoryRow]:
    for one in work.find(Obligation, participant_id=list(found.sessions)):
        reason = f": {one.reason}" if one.reason else ""
        yield HistoryRow(
            on=one.changed_on,
            kind=HistoryKind.DUTY,
            what=f"{label(one.kind)} {label(one.state)}",
            detail=f"{found.course(one.participant_id)}{reason}",
            session_id=found.sessions[one.participant_id],
        )


def _papers(work: UnitOfWork, found: _Found) -> Iterator[HistoryRow]:
    papers = work.find(Certificate, participant_id=list(found.sessions))
    numbers = _numbers(work, [one.number_id for one in papers])
    for one in papers:
        state = "batal" if one.is_void else "sah"
        yield HistoryRow(
            on=one.issued_on,
            kind=HistoryKind.PAPER,
            what=f"Sertifikat {numbers[one.number_id]}",
            detail=f"{found.course(one.participant_id)}, {state}",
            session_id=found.sessions[one.participant_id],
        )


def _money(work: UnitOfWork, found: _Found) -> Iterator[HistoryRow]:
    payments = {one.id: one for one in work.find(TransportPayment, participant_id=list(found.sessions))}
    corrections = work.find(PaymentCorrection, payment_id=list(payments))
    taken = [one.number_id for one in payments.values()] + [one.number_id for one in corrections]
    numbers = _numbers(work, taken)
    fixed = {id: sum(one.amount for one in corrections if one.payment_id == id) for id in payments}
    totals = payment_totals(work, list(payments))
    for id, one in payments.items():
        state = "batal" if one.is_void else "dibayar" if one.paid_on else "belum dibayar"
        yield HistoryRow(
            on=one.paid_on or one.issued_on,
            kind=HistoryKind.MONEY,
            what=f"Kuitansi {numbers[one.number_id]}: {format_rupiah(totals[id] - fixed[id])}",
            detail=f"{found.course(one.participant_id)}, {state}",
            session_id=found.sessions[one.participant_id],
        )
    for correction in corrections:
        seat = payments[correction.payment_id].participant_id
        yield HistoryRow(
            on=correction.corrected_on,
            kind=HistoryKind.MONEY,
            what=f"Koreksi {numbers[correction.number_id]}: {format_rupiah(correction.amount)}",
            detail=f"{found.course(seat)}: {correction.reason}",
            session_id=found.sessions[seat],
        )


def _paid(work: UnitOfWork, found: _Found) -> int:
    payments = work.find(TransportPayment, participant_id=list(found.sessions), is_void=False)
    return sum(payment_totals(work, [one.id for one in payments if one.paid_on]).values())


def _answers(found: _Found) -> Iterator[HistoryRow]:
    for one in found.answers:
        tried = f"belum terhubung, dicoba {one.tries} kali" if one.tries else "menunggu ditanya"
        yield HistoryRow(
            on=one.answered_on or one.next_on,
            kind=HistoryKind.FOLLOW_UP,
            what=f"{one.months} bulan: {label(one.outcome) if one.answered_on else tried}",
            detail=one.course,
            session_id=one.session_id,
        )


def _newest_outcome(answers: tuple[FollowUpRow, ...]) -> Outcome | None:
    given = [one for one in answers if one.answered_on is not None]
    return max(given, key=lambda one: (one.answered_on, one.months)).outcome if given else None


def _apprenticeships(work: UnitOfWork, found: _Found) -> Iterator[HistoryRow]:
    for one in work.find(Apprenticeship, participant_id=list(found.sessions)):
        yield HistoryRow(
            on=one.starts_on,
            kind=HistoryKind.APPRENTICESHIP,
            what=f"Magang di {work.get(Partner, one.partner_id).name}",
            detail=one.note or found.course(one.participant_id),
            session_id=found.sessions[one.participant_id],
        )


def _trail(work: UnitOfWork, client_id: int) -> Iterator[HistoryRow]:
    """Who looked at this person's data or changed it."""
    for entry in trail_of_client(work, client_id, []):
        yield HistoryRow(
            on=entry.at.date(),
            kind=HistoryKind.TRAIL,
            what=entry.action,
            detail=f"{entry.officer}, pukul {entry.at:%H.%M}",
        )


def _numbers(work: UnitOfWork, ids: list[int]) -> dict[int, str]:
    return {one.id: one.text for one in work.find(NumberEntry, id=ids)}
