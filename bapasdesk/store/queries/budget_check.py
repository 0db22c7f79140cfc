"""Questions of the whole-office check about the budget, answered with what is wrong (Indonesian)."""

from sqlalchemy import func, select

from bapasdesk.domain.budget import BudgetLine, Drawn
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.store.queries.budget import session_money, sessions_on_lines
from bapasdesk.store.tables.budget import budget_line
from bapasdesk.store.tables.money import transport_payment
from bapasdesk.store.tables.numbers import number_entry
from bapasdesk.store.tables.participants import participant
from bapasdesk.store.tables.sessions import session
from bapasdesk.store.unit_of_work import UnitOfWork


def overdrawn_lines(work: UnitOfWork) -> list[str]:
    """Lines of which more is promised and paid than there is."""
    lines = work.find(BudgetLine)
    drawn: dict[int | None, Drawn] = {}
    for money in session_money(work, sessions_on_lines(work, [line.id for line in lines])):
        for line_id, part in money.by_line().items():
            drawn[line_id] = drawn.get(line_id, Drawn()) + part
    used = {line.id: drawn.get(line.id, Drawn()).total for line in lines}
    return [
        f"Mata anggaran {line.code} tahun {line.year}: terikat dan terbayar {format_rupiah(used[line.id])}, "
        f"melebihi pagu {format_rupiah(line.amount)}."
        for line in lines
        if used[line.id] > line.amount
    ]


def misbooked_receipts(work: UnitOfWork) -> list[str]:
    """Valid receipts that name another budget line than the one their session is booked on."""
    printed = func.json_extract(transport_payment.c.content, "$.budget_line")
    query = (
        select(number_entry.c.text, printed, budget_line.c.code)
        .join(transport_payment, transport_payment.c.number_id == number_entry.c.id)
        .join(participant, participant.c.id == transport_payment.c.participant_id)
        .join(session, session.c.id == participant.c.session_id)
        .join(budget_line, budget_line.c.id == session.c.budget_line_id)
        .where(transport_payment.c.is_void.is_(False), printed != budget_line.c.code)
    )
    return [
        f"Kuitansi {text}: tertulis mata anggaran {said or 'kosong'}, kegiatannya dibukukan pada {code}."
        for text, said, code in work.connection.execute(query)
    ]
