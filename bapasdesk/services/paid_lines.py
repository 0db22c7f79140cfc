"""The receipts of a session as they were issued, and the lines they make on the list all sign."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bapasdesk.documents.contents import PaymentLine, ReceiptContent
from bapasdesk.domain.payment_parts import PaymentPart, total_gross
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.money import PaymentCorrection, TransportPayment
from bapasdesk.domain.records.participants import Participant
from bapasdesk.services import copies
from bapasdesk.services.emblem_pictures import pictures
from bapasdesk.services.payment_parts import parts_of_payments
from bapasdesk.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PaidLine:
    """A receipt, or the receipt of a correction, with its line on the list; `payment_id` is the paid row."""

    payment_id: int
    number_id: int
    receipt: ReceiptContent
    line: PaymentLine


def valid_payments(work: UnitOfWork, seats: Sequence[Participant]) -> list[TransportPayment]:
    """The valid payments of these seats, in their order."""
    ids = [one.id for one in seats]
    valid = {
        one.participant_id: one for one in work.find(TransportPayment, participant_id=ids, is_void=False)
    }
    return [valid[seat] for seat in ids if seat in valid]


def paid_lines(work: UnitOfWork, payments: Sequence[TransportPayment]) -> list[PaidLine]:
    """One for each payment, followed by one for each of its corrections."""
    parts = parts_of_payments(work, payments)
    addresses = _addresses(work, payments)
    corrections: dict[int, list[PaymentCorrection]] = defaultdict(list)
    for one in work.find(PaymentCorrection, payment_id=list(parts)):
        corrections[one.payment_id].append(one)
    emblems = pictures(work)
    return [
        line
        for payment in payments
        for line in _lines(
            payment, parts[payment.id], addresses[payment.participant_id], corrections[payment.id], emblems
        )
    ]


def marked_receipts(work: UnitOfWork, paid: Sequence[PaidLine]) -> list[ReceiptContent]:
    """The receipts as they are to be printed now: a copy says that it is one."""
    return copies.marked(work, [one.number_id for one in paid], [one.receipt for one in paid])


def _lines(
    payment: TransportPayment,
    parts: tuple[PaymentPart, ...],
    address: str,
    corrections: Sequence[PaymentCorrection],
    emblems: Mapping[str, bytes],
) -> Iterator[PaidLine]:
    paid = ReceiptContent.from_json(payment.content, emblems)
    name = paid.recipient.name
    line = PaymentLine(
        name=name,
        address=address,
        days=payment.day_count,
        rate=payment.rate,
        amount=total_gross(parts),
        number=paid.number,
        parts=parts,
    )
    yield PaidLine(payment.id, payment.number_id, paid, line)
    for one in corrections:
        receipt = ReceiptContent.from_json(one.content, emblems)
        said = f"{name} (koreksi {paid.number}: {one.reason})"
        line = PaymentLine(
            name=said, address=address, days=0, rate=0, amount=one.amount, number=receipt.number
        )
        yield PaidLine(payment.id, one.number_id, receipt, line)


def _addresses(work: UnitOfWork, payments: Sequence[TransportPayment]) -> dict[int, str]:
    """Address of each participant."""
    seats = work.find(Participant, id=[one.participant_id for one in payments])
    clients = {one.id: one for one in work.find(Client, id=[seat.client_id for seat in seats])}
    return {seat.id: clients[seat.client_id].address for seat in seats}
