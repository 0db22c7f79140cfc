"""Corrections of paid receipts: the paid row stays as it was, a new row with its own number points to it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from bapasdesk.documents.contents import ReceiptContent
from bapasdesk.domain.indonesian.dates import format_days
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.records.money import PaymentCorrection, TransportPayment, TransportPaymentDay
from bapasdesk.domain.records.numbers import NumberEntry
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rules import check_reason
from bapasdesk.domain.values import SeriesKind
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import numbers, sessions
from bapasdesk.services.money_contents import correction_content
from bapasdesk.services.office import Office
from bapasdesk.services.payment_parts import parts_of_payments
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.payments import payment_totals
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.PAY)
def correct(office: Office, payment_id: int, amount: int, reason: str) -> int:
    """Pays `amount` rupiah more on a paid receipt, or takes it back if negative; gives the correction's id.

    RuleBroken if the receipt is not paid yet (it can still be made void) or if more would be given back
    than was paid.
    """
    reason = check_reason(reason)
    if not amount:
        raise InvalidInput("Isi jumlah koreksinya.", "amount")
    with office.work() as work:
        made = _correct(work, payment_id, amount, reason)
        work.commit()
    return made


@needs(Right.PAY)
def give_back_days(office: Office, payment_id: int, days: Collection[date], reason: str) -> int:
    """Takes back what was paid for days without presence; their attendance can then be put right.

    The money of a day is that of all parts of the payment before tax. RuleBroken for a day that is not
    paid by this receipt, or is given back already.
    """
    reason = check_reason(reason)
    if not days:
        raise InvalidInput("Pilih harinya.", "days")
    with office.work() as work:
        payment = work.get(TransportPayment, payment_id)
        paid = {
            one.held_on: one for one in work.find(TransportPaymentDay, payment_id=payment_id, is_void=False)
        }
        if not paid.keys() >= set(days):
            raise RuleBroken("Ada hari yang tidak dibayar dengan kuitansi ini atau sudah dikembalikan.")
        made = _correct(
            work, payment_id, -_a_day(work, payment) * len(days), f"{format_days(list(days))}, {reason}"
        )
        for day in days:
            work.change(replace(paid[day], is_void=True))
        work.commit()
    return made


@needs(Right.VIEW)
def days_paid(office: Office, payment_id: int) -> tuple[tuple[date, int], ...]:
    """Days a receipt still pays for, each with its rupiah before tax."""
    with office.work() as work:
        a_day = _a_day(work, work.get(TransportPayment, payment_id))
        days = work.find(TransportPaymentDay, payment_id=payment_id, is_void=False, order_by="held_on")
        return tuple((one.held_on, a_day) for one in days)


@needs(Right.VIEW)
def of_payment(office: Office, payment_id: int) -> tuple[tuple[str, PaymentCorrection], ...]:
    """Every correction of a receipt with its number, oldest first."""
    with office.work() as work:
        return tuple(
            (work.get(NumberEntry, one.number_id).text, one)
            for one in work.find(PaymentCorrection, payment_id=payment_id)
        )


def _a_day(work: UnitOfWork, payment: TransportPayment) -> int:
    return sum(part.rate for part in parts_of_payments(work, [payment])[payment.id])


def _correct(work: UnitOfWork, payment_id: int, amount: int, reason: str) -> int:
    """The correction with its number and receipt; the paid row stays as it is."""
    payment = work.get(TransportPayment, payment_id)
    if payment.is_void or payment.paid_on is None:
        raise RuleBroken("Kuitansi ini belum dibayar. Batalkan kuitansinya, lalu terbitkan yang benar.")
    if payment_totals(work, [payment_id])[payment_id] + amount < 0:
        raise RuleBroken("Pengembalian melebihi jumlah yang pernah dibayar. Periksa lagi jumlahnya.")
    seat = work.get(Participant, payment.participant_id)
    paid, on = ReceiptContent.from_json(payment.content), work.today()
    number = numbers.take(work, SeriesKind.RECEIPT, on, subject=f"koreksi {paid.number}")
    detail = sessions.detail(work, seat.session_id)
    content = correction_content(work, detail, paid, number.text, amount, reason, on)
    made = work.add(
        PaymentCorrection(
            payment_id=payment_id,
            number_id=number.id,
            amount=amount,
            reason=reason,
            corrected_on=on,
            content=content.to_json(),
        )
    )
    said = f"{number.text} atas {paid.number}, {format_rupiah(amount)}: {reason}"
    work.record("Pembayaran dikoreksi", "session", seat.session_id, said)
    return made
