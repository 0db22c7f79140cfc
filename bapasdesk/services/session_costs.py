"""The planned costs of a session as they are kept; what was really spent stays through every change."""

from collections.abc import Sequence
from dataclasses import replace

from bapasdesk.domain.budget import BudgetLine, check_cost
from bapasdesk.domain.costs import SessionCost
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.values import FundingSource
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.store.unit_of_work import UnitOfWork


def replace_costs(work: UnitOfWork, session_id: int, wanted: Sequence[SessionCost]) -> None:
    """Makes these the costs of the session. RuleBroken if one already spent would go."""
    for one in wanted:
        check_cost(one)
    if len({one.kind for one in wanted}) < len(wanted):
        raise InvalidInput("Setiap jenis biaya hanya sebaris.", "kind")
    known = {one.kind: one for one in work.find(SessionCost, session_id=session_id)}
    gone = [one for kind, one in known.items() if kind not in {new.kind for new in wanted}]
    _refuse_spent(gone)
    after = [_with_actual(one, known.get(one.kind), session_id) for one in wanted]
    if after == list(known.values()):
        return
    work.remove_where(SessionCost, id=[one.id for one in gone])
    for one in after:
        work.save(one)
    said = ", ".join(f"{label(one.kind)} {format_rupiah(one.rate)} {label(one.basis)}" for one in wanted)
    work.record("Rencana biaya diubah", "session", session_id, said or "tidak ada")


def with_line(work: UnitOfWork, session: Session) -> Session:
    """The session with the code of its budget line as the receipts will print it."""
    if session.budget_line_id is None:
        return session
    if session.funding_source != FundingSource.STATE_BUDGET:
        raise InvalidInput(
            "Hanya dana DIPA yang dibebankan pada mata anggaran kantor. Kosongkan mata anggarannya.",
            "budget_line_id",
        )
    return replace(session, budget_line=work.get(BudgetLine, session.budget_line_id).code)


def usual_costs(work: UnitOfWork, course_id: int) -> tuple[SessionCost, ...]:
    """What the newest session of a course that has costs was planned with, to begin a new one with."""
    for session in reversed(work.find(Session, course_id=course_id, order_by="starts_on")):
        costs = work.find(SessionCost, session_id=session.id)
        if costs:
            return tuple(
                replace(one, id=0, session_id=0, budget_line_id=None, actual=None, spent_on=None)
                for one in costs
            )
    return ()


def _with_actual(one: SessionCost, known: SessionCost | None, session_id: int) -> SessionCost:
    if known is None:
        return replace(one, id=0, session_id=session_id, actual=None, spent_on=None)
    return replace(one, id=known.id, session_id=session_id, actual=known.actual, spent_on=known.spent_on)


def _refuse_spent(gone: Sequence[SessionCost]) -> None:
    spent = [label(one.kind) for one in gone if one.actual is not None]
    if spent:
        raise RuleBroken(
            f"Biaya {', '.join(spent).lower()} tidak dihapus: realisasinya sudah dicatat. Kosongkan dahulu "
            "realisasinya di tab Anggaran pada halaman kegiatan."
        )
