"""Giving seats, inside a unit of work: what every way of enrolling does alike."""

from collections.abc import Collection

from bapasdesk.domain.records.participants import Obligation, Participant
from bapasdesk.domain.seating import DropOut, WaitingPlace
from bapasdesk.domain.values import ObligationKind
from bapasdesk.store.unit_of_work import UnitOfWork


def give_seats(work: UnitOfWork, session_id: int, client_ids: Collection[int]) -> list[int]:
    """A seat and the three obligations for each, in order; gives the participant ids.

    Whoever has a seat no longer waits for one, and whoever comes back has not dropped out.
    """
    work.remove_where(WaitingPlace, session_id=session_id, client_id=list(client_ids))
    work.remove_where(DropOut, session_id=session_id, client_id=list(client_ids))
    last = max((one.row_number for one in work.find(Participant, session_id=session_id)), default=0)
    made = []
    for row_number, client_id in enumerate(client_ids, start=last + 1):
        seat = work.add(Participant(session_id=session_id, client_id=client_id, row_number=row_number))
        work.add_all(
            [Obligation(participant_id=seat, kind=kind, changed_on=work.today()) for kind in ObligationKind]
        )
        made.append(seat)
    return made
