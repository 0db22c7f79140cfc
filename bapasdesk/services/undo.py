"""Takes the newest deletion or bulk change back, as long as the office stays open.

A use case opts in with `work.undoable("3 peserta dihapus")` before its commit; nothing else is needed. Issued
papers and paid money are never taken back here: they are made void with a reason.
"""

from collections.abc import Collection
from typing import Any

from bapasdesk.domain.records.certificates import Certificate
from bapasdesk.domain.records.money import TransportPayment
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rights import Right
from bapasdesk.errors import RuleBroken
from bapasdesk.services.attendance import check_no_papers
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.services.sessions import editable
from bapasdesk.store.queries.audit import since
from bapasdesk.store.undo_log import Step
from bapasdesk.store.unit_of_work import UnitOfWork

_OF_A_SESSION = ("participant", "session_day")
_OF_A_SEAT = ("attendance", "obligation", "souvenir_handover")
_SHOWN = 3


@needs(Right.VIEW)
def undo(office: Office) -> str:
    """Takes back what this officer did last, and gives its label; empty if there is nothing.

    RuleBroken says what has changed since, with nothing written; that step can then no longer be taken back,
    and the one before it is next.
    """
    step = office.undo_log.newest
    if step is None:
        return ""
    try:
        with office.work() as work:
            _take_back(work, step)
            work.commit()
    except RuleBroken:
        office.undo_log.drop(step)
        raise
    office.undo_log.drop(step)
    return step.label


def check_day_is_open(work: UnitOfWork, rows: Collection[tuple[str, dict[str, Any]]]) -> None:
    """RuleBroken if a row, given with its table, belongs to a session that is closed or cancelled by now."""
    seats = [row["participant_id"] for table, row in rows if table in _OF_A_SEAT]
    sessions = {row["session_id"] for table, row in rows if table in _OF_A_SESSION}
    sessions |= {seat.session_id for seat in work.find(Participant, id=seats)}
    for session in work.find(Session, id=sessions):
        editable(work, session.id)


def _take_back(work: UnitOfWork, step: Step) -> None:
    rows = list(step.rows())
    try:
        check_day_is_open(work, rows)
        for seat in {row["participant_id"] for table, row in rows if table == "attendance"}:
            check_no_papers(work, seat)
        _check_papers_of_moved_seats(work, step)
        work.take_back(step)
    except RuleBroken as error:
        raise RuleBroken(_refusal(work, step, str(error))) from error
    for subject, subject_id in step.subjects:
        work.record("Diurungkan", subject, subject_id, step.label)


def _check_papers_of_moved_seats(work: UnitOfWork, step: Step) -> None:
    """A seat that went over to another client (`services.walk_ins`) stays there once a paper names it."""
    moved = [
        one.id
        for one in step.touched
        if one.table == "participant"
        and (before := one.before) is not None
        and (after := step.after[one.key]) is not None
        and before["client_id"] != after["client_id"]
    ]
    papers = (Certificate, TransportPayment)
    if any(work.find(kind, participant_id=moved, is_void=False) for kind in papers):
        raise RuleBroken("Sertifikat atau kuitansi sudah terbit atas nama kliennya.")


def _refusal(work: UnitOfWork, step: Step, reason: str) -> str:
    later = since(work, step.trail_id, step.subjects)[:_SHOWN]
    told = ", ".join(f"{one.action} (pukul {one.at:%H.%M})" for one in later)
    recorded = f" Tercatat sesudahnya: {told}." if told else ""
    return f"Langkah ini tidak dapat diurungkan lagi: {step.label}. {reason}{recorded} Tidak ada yang diubah."
