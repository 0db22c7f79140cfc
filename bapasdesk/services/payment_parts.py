"""What a session pays besides transport money, and what that makes for each payment."""

from collections.abc import Sequence
from dataclasses import replace

from bapasdesk.domain.checks import check_component
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.payment_parts import TRANSPORT, PaymentPart
from bapasdesk.domain.records.money import PaymentComponent, SessionComponent, TransportPayment
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rights import Right
from bapasdesk.errors import RuleBroken
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.services.sessions import editable
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.VIEW)
def components(office: Office, session_id: int) -> tuple[SessionComponent, ...]:
    with office.work() as work:
        return tuple(work.find(SessionComponent, session_id=session_id))


@needs(Right.PLAN)
def save_components(office: Office, session_id: int, wanted: Sequence[SessionComponent]) -> None:
    """Replaces what a session pays besides transport. RuleBroken once receipts are valid: they say it."""
    for one in wanted:
        check_component(one)
    with office.work() as work:
        editable(work, session_id)
        seats = [one.id for one in work.find(Participant, session_id=session_id)]
        if work.find(TransportPayment, participant_id=seats, is_void=False):
            raise RuleBroken(
                "Komponen pembayaran tidak diubah: kuitansi sudah terbit dengan komponen yang lama. "
                "Batalkan dahulu kuitansinya."
            )
        work.remove_where(SessionComponent, session_id=session_id)
        work.add_all([replace(one, id=0, session_id=session_id) for one in wanted])
        said = ", ".join(f"{one.name} {format_rupiah(one.rate)}, PPh {one.tax_percent}%" for one in wanted)
        work.record("Komponen pembayaran diubah", "session", session_id, said or "tidak ada")
        work.commit()


def parts_of_session(work: UnitOfWork, session: Session, days: int) -> list[PaymentPart]:
    """What somebody present on so many days gets, transport money first; empty if nothing is paid."""
    parts = [PaymentPart(name=TRANSPORT, rate=session.transport_rate, days=days)]
    parts += [
        PaymentPart(name=one.name, rate=one.rate, days=days, tax_percent=one.tax_percent)
        for one in work.find(SessionComponent, session_id=session.id)
    ]
    return [part for part in parts if part.rate]


def freeze_parts(work: UnitOfWork, payment_id: int, parts: Sequence[PaymentPart]) -> None:
    """Keeps what a payment holds besides transport money, which the payment's own row says."""
    work.add_all(
        [
            PaymentComponent(
                payment_id=payment_id,
                name=part.name,
                rate=part.rate,
                day_count=part.days,
                gross=part.gross,
                tax_percent=part.tax_percent,
                tax=part.tax,
            )
            for part in parts
            if part.name != TRANSPORT
        ]
    )


def parts_of_payments(
    work: UnitOfWork, payments: Sequence[TransportPayment]
) -> dict[int, tuple[PaymentPart, ...]]:
    """What each payment holds, as it was frozen, transport money first."""
    parts = {
        one.id: [PaymentPart(name=TRANSPORT, rate=one.rate, days=one.day_count)] if one.rate else []
        for one in payments
    }
    for kept in work.find(PaymentComponent, payment_id=list(parts)):
        parts[kept.payment_id].append(
            PaymentPart(name=kept.name, rate=kept.rate, days=kept.day_count, tax_percent=kept.tax_percent)
        )
    return {payment_id: tuple(found) for payment_id, found in parts.items()}
