"""The receipts of a session as they were issued, and the lines they make on the list all sign."""

from collections.abc import Iterable, Sequence

from bapasdesk.documents.contents import PaymentLine, ReceiptContent
from bapasdesk.domain.records import Client, NumberEntry, Participant, PaymentCorrection, TransportPayment
from bapasdesk.services import copies
from bapasdesk.services.payment_parts import parts_of_payment
from bapasdesk.store.unit_of_work import UnitOfWork


def valid_payments(work: UnitOfWork, seats: Sequence[Participant]) -> list[TransportPayment]:
    """The valid payments of these seats, in their order."""
    ids = [one.id for one in seats]
    valid = {
        one.participant_id: one for one in work.find(TransportPayment, participant_id=ids, is_void=False)
    }
    return [valid[seat] for seat in ids if seat in valid]


def receipt_contents(work: UnitOfWork, payments: Sequence[TransportPayment]) -> list[ReceiptContent]:
    """Each receipt as issued, followed by those of its corrections; a copy says that it is one."""
    issued = _receipts(work, payments)
    contents = [ReceiptContent.from_json(one.content) for one in issued]
    return copies.marked(work, [one.number_id for one in issued], contents)


def receipt_numbers(work: UnitOfWork, payments: Sequence[TransportPayment]) -> list[int]:
    """The ids of the numbers on those receipts, in the same order."""
    return [one.number_id for one in _receipts(work, payments)]


def payment_lines(work: UnitOfWork, payments: Sequence[TransportPayment]) -> list[PaymentLine]:
    """A line for each payment, followed by one for each of its corrections."""
    return [line for payment in payments for line in _lines(work, payment)]


def _receipts(
    work: UnitOfWork, payments: Sequence[TransportPayment]
) -> list[TransportPayment | PaymentCorrection]:
    found: list[TransportPayment | PaymentCorrection] = []
    for payment in payments:
        found += [payment, *_corrections(work, payment)]
    return found


def _lines(work: UnitOfWork, payment: TransportPayment) -> Iterable[PaymentLine]:
    client = work.get(Client, work.get(Participant, payment.participant_id).client_id)
    parts = parts_of_payment(work, payment)
    receipt = ReceiptContent.from_json(payment.content)
    yield PaymentLine(
        name=receipt.recipient.name,
        address=client.address,
        days=payment.day_count,
        rate=payment.rate,
        amount=sum(part.gross for part in parts),
        number=receipt.number,
        parts=parts,
    )
    for one in _corrections(work, payment):
        yield PaymentLine(
            name=f"{receipt.recipient.name} (koreksi {receipt.number}: {one.reason})",
            address=client.address,
            days=0,
            rate=0,
            amount=one.amount,
            number=work.get(NumberEntry, one.number_id).text,
        )


def _corrections(work: UnitOfWork, payment: TransportPayment) -> list[PaymentCorrection]:
    return work.find(PaymentCorrection, payment_id=payment.id)
