"""One step for many participants of a session, in one transaction, told back with who was skipped and why."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from bapasdesk.domain.person_rules import FROZEN
from bapasdesk.domain.records.participants import Obligation
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rows.people import BatchReport, ParticipantRow, Skipped
from bapasdesk.domain.values import ObligationKind, ObligationState
from bapasdesk.services.office import Office
from bapasdesk.services.protection import frozen_ids
from bapasdesk.services.sessions import editable
from bapasdesk.store.queries.participants import participant_rows
from bapasdesk.store.unit_of_work import UnitOfWork

AUTOMATIC = "Otomatis: "
"""How reasons begin that the program found by itself; they lapse when the attendance is changed."""

Step = Callable[[UnitOfWork, Session, ParticipantRow], str]
"""Does one participant's step; gives the reason why not, or empty when done."""

Finish = Callable[[UnitOfWork], None]
"""Looks at everything that was done before it is kept; what it raises undoes all of it."""


def batch(
    office: Office,
    session_id: int,
    participant_ids: Collection[int] | None,
    step: Step,
    action: str,
    finish: Finish = lambda work: None,
    *,
    undoable: bool = False,
) -> BatchReport:
    """One step for many participants (None: all) in one transaction; says who was skipped and why.

    `undoable` unless it issues papers or pays money.
    """
    done: list[ParticipantRow] = []
    skipped: list[Skipped] = []
    with office.work() as work:
        session = editable(work, session_id)
        frozen = frozen_ids(work)
        for row in _chosen(participant_rows(work, session_id), participant_ids):
            reason = FROZEN if row.client_id in frozen else step(work, session, row)
            if reason:
                skipped.append(Skipped(participant_id=row.id, name=row.name, reason=reason))
            else:
                done.append(row)
        if done:
            finish(work)
            work.record(action, "session", session_id, _who(done))
            if undoable:
                work.undoable(f"{action}: {_who(done)}")
            work.commit()
    return BatchReport(done=tuple(row.name for row in done), skipped=tuple(skipped))


def set_state(
    work: UnitOfWork, participant_id: int, kind: ObligationKind, state: ObligationState, reason: str = ""
) -> None:
    owed = work.find(Obligation, participant_id=participant_id, kind=kind)[0]
    work.change(replace(owed, state=state, reason=reason, changed_on=work.today()))


def lapse_automatic_waivers(work: UnitOfWork, participant_id: int) -> None:
    """After a change of attendance the program's own exceptions are to be found anew."""
    for owed in work.find(Obligation, participant_id=participant_id, state=ObligationState.WAIVED):
        if owed.reason.startswith(AUTOMATIC):
            set_state(work, participant_id, owed.kind, ObligationState.OPEN)


def _chosen(rows: Sequence[ParticipantRow], ids: Collection[int] | None) -> list[ParticipantRow]:
    return [row for row in rows if ids is None or row.id in ids]


def _who(rows: Sequence[ParticipantRow]) -> str:
    """Without a name: the trail cannot be changed when a person is pseudonymised."""
    return f"peserta nomor {rows[0].row_number}" if len(rows) == 1 else f"{len(rows)} orang"
