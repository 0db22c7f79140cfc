"""Corrections of paid receipts: the paid row stays as it was, a new row with its own number points to it."""

from bapasdesk.documents.contents import ReceiptContent
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.records import NumberEntry, Participant, PaymentCorrection, TransportPayment
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rules import check_reason
from bapasdesk.domain.values import SeriesKind
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import numbers, sessions
from bapasdesk.services.money_contents import correction_content
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.payments import payment_totals


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
        work.commit()
    return made


@needs(Right.VIEW)
def of_payment(office: Office, payment_id: int) -> tuple[tuple[str, PaymentCorrection], ...]:
    """Every correction of a receipt with its number, oldest first."""
    with office.work() as work:
        return tuple(
            (work.get(NumberEntry, one.number_id).text, one)
            for one in work.find(PaymentCorrection, payment_id=payment_id)
        )
