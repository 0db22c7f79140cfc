"""Transport money: paid for each day present at a rate frozen into the payment, once a person and day."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.money import TransportPayment, TransportPaymentDay
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.sessions import Session, SessionDay
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import PaymentRow
from bapasdesk.domain.rows.people import BatchReport, ParticipantRow
from bapasdesk.domain.rules import check_reason, transport_amount
from bapasdesk.domain.values import AttendanceStatus, ObligationKind, ObligationState, SeriesKind
from bapasdesk.errors import RuleBroken
from bapasdesk.services import numbers, sessions
from bapasdesk.services.money_contents import receipt_content
from bapasdesk.services.office import Office
from bapasdesk.services.participant_steps import batch, set_state
from bapasdesk.services.payment_parts import freeze_parts, parts_of_session
from bapasdesk.services.rights import needs
from bapasdesk.store.queries import papers
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.RECEIPTS)
def prepare(office: Office, session_id: int, participant_ids: Collection[int] | None = None) -> BatchReport:
    """Issues numbered receipts, ready to sign, to the chosen participants (None: all) who were there.

    Done twice, the second time changes nothing. Number and year are those of the session's last day.
    """
    return batch(office, session_id, participant_ids, _prepare, "Kuitansi diterbitkan")


@needs(Right.PAY)
def mark_paid(
    office: Office,
    session_id: int,
    participant_ids: Collection[int] | None = None,
    *,
    paid_on: date | None = None,
) -> BatchReport:
    """Notes that the money was handed over against a signed receipt; `paid_on` None means today."""
    on = paid_on or office.today()

    def step(work: UnitOfWork, session: Session, row: ParticipantRow) -> str:
        if row.transport.state == ObligationState.OPEN:
            return "kuitansi belum terbit"
        if row.transport.state != ObligationState.READY or row.payment_id is None:
            return f"sudah {label(row.transport.state)}"
        work.change(replace(work.get(TransportPayment, row.payment_id), paid_on=on))
        set_state(work, row.id, ObligationKind.TRANSPORT, ObligationState.DELIVERED)
        return ""

    return batch(office, session_id, participant_ids, step, "Uang transport dibayar")


@needs(Right.VOID)
def void(office: Office, payment_id: int, reason: str) -> None:
    """Makes a receipt void; its number stays in the ledger and its days may be receipted anew.

    RuleBroken once the money is paid: that is corrected, never taken out of the books.
    """
    reason = check_reason(reason)
    with office.work() as work:
        payment = work.get(TransportPayment, payment_id)
        participant = work.get(Participant, payment.participant_id)
        sessions.editable(work, participant.session_id)
        if payment.is_void:
            raise RuleBroken("Kuitansi ini sudah dibatalkan.")
        if payment.paid_on is not None:
            raise RuleBroken(
                f"Kuitansi ini sudah dibayar pada {format_date(payment.paid_on)}, jadi barisnya terkunci. "
                "Buat koreksi pembayaran; yang sudah dibayar tetap tercatat."
            )
        number = numbers.void(work, payment.number_id, reason)
        work.change(replace(payment, is_void=True))
        for day in work.find(TransportPaymentDay, payment_id=payment_id):
            work.change(replace(day, is_void=True))
        set_state(work, participant.id, ObligationKind.TRANSPORT, ObligationState.OPEN)
        detail = f"{number}, {format_rupiah(payment.amount)}: {reason}"
        work.record("Kuitansi dibatalkan", "session", participant.session_id, detail)
        work.commit()


@needs(Right.VIEW)
def rows(
    office: Office,
    query: str = "",
    *,
    session_id: int | None = None,
    offset: int = 0,
    limit: int | None = 200,
) -> tuple[PaymentRow, ...]:
    """The register, newest first; `query` looks into number, name and course."""
    with office.work() as work:
        return papers.payment_rows(work, query, session_id=session_id, offset=offset, limit=limit)


@needs(Right.VIEW)
def count(office: Office, query: str = "") -> int:
    with office.work() as work:
        return papers.payment_count(work, query)


def _prepare(work: UnitOfWork, session: Session, row: ParticipantRow) -> str:
    days = _days_present(work, session.id, row)
    trouble = _trouble(work, session, row, days)
    if not trouble:
        _issue(work, session, row, days)
    return trouble


def _trouble(work: UnitOfWork, session: Session, row: ParticipantRow, days: list[date]) -> str:
    if row.payment_id is not None:
        return f"sudah terbit dengan nomor {row.transport.paper_number}"
    if row.transport.state == ObligationState.WAIVED:
        return "dikecualikan"
    if not parts_of_session(work, session, 1):
        return "kegiatan tanpa uang transport"
    if None in row.marks:
        return "kehadiran belum lengkap"
    if not days:
        return "tidak hadir"
    receipted = work.find(TransportPaymentDay, client_id=row.client_id, held_on=days, is_void=False)
    if receipted:
        return f"sudah menerima uang transport untuk {format_date(receipted[0].held_on)} dari kegiatan lain"
    return ""


def _issue(work: UnitOfWork, session: Session, row: ParticipantRow, days: list[date]) -> None:
    parts = parts_of_session(work, session, len(days))
    detail = sessions.detail(work, session.id)
    number = numbers.take(work, SeriesKind.RECEIPT, session.ends_on, subject=detail.course.name)
    client = work.get(Client, row.client_id)
    content = receipt_content(work, detail, client, number.text, days, parts)
    payment_id = work.add(
        TransportPayment(
            participant_id=row.id,
            number_id=number.id,
            rate=session.transport_rate,
            day_count=len(days),
            amount=transport_amount(session.transport_rate, len(days)),
            issued_on=session.ends_on,
            content=content.to_json(),
        )
    )
    freeze_parts(work, payment_id, parts)
    work.add_all(
        [TransportPaymentDay(payment_id=payment_id, client_id=row.client_id, held_on=day) for day in days]
    )
    set_state(work, row.id, ObligationKind.TRANSPORT, ObligationState.READY)


def _days_present(work: UnitOfWork, session_id: int, row: ParticipantRow) -> list[date]:
    days = work.find(SessionDay, session_id=session_id, order_by="held_on")
    pairs = zip(days, row.marks, strict=True)
    return [day.held_on for day, mark in pairs if mark and mark.status == AttendanceStatus.PRESENT]
