"""What payments come to, with everything they hold and every correction."""

from sqlalchemy import ColumnElement, func, select

from bapasdesk.store.tables.money import payment_component, payment_correction, transport_payment
from bapasdesk.store.unit_of_work import UnitOfWork


def gross_amount() -> ColumnElement[int]:
    """Rupiah of a payment before tax: transport money and all other parts, without corrections."""
    others = (
        select(func.coalesce(func.sum(payment_component.c.gross), 0))
        .where(payment_component.c.payment_id == transport_payment.c.id)
        .scalar_subquery()
    )
    return transport_payment.c.amount + others


def corrections() -> ColumnElement[int]:
    """Rupiah paid later (positive) or given back (negative) for a payment."""
    return (
        select(func.coalesce(func.sum(payment_correction.c.amount), 0))
        .where(payment_correction.c.payment_id == transport_payment.c.id)
        .scalar_subquery()
    )


def payment_totals(work: UnitOfWork, payment_ids: list[int]) -> dict[int, int]:
    """Gross rupiah of each payment, corrections included."""
    query = select(transport_payment.c.id, gross_amount() + corrections()).where(
        transport_payment.c.id.in_(payment_ids)
    )
    return {row[0]: int(row[1]) for row in work.connection.execute(query)}
