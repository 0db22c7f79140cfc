"""Who should get the seats of a session: the ranked list, and how much each reason counts."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from bapasdesk.domain.ranking import RankedList, SeatNeed, ranked
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.sessions import Course, Session, SessionDay
from bapasdesk.domain.rights import Right
from bapasdesk.domain.seating import WEIGHT_WORDS, SeatWeights, check_weights, weight_values
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.ranking import Wanted, candidates, suitable_count
from bapasdesk.store.unit_of_work import UnitOfWork

SHOWN = 200


@needs(Right.VIEW)
def weights(office: Office) -> SeatWeights:
    with office.work() as work:
        return work.get(SeatWeights, 1)


@needs(Right.SETTINGS)
def save_weights(office: Office, changed: SeatWeights) -> None:
    """From now on lists are ranked by these; can be undone."""
    check_weights(changed)
    with office.work() as work:
        before = weight_values(work.get(SeatWeights, 1))
        work.change(replace(changed, id=1))
        told = [
            f"{WEIGHT_WORDS[name].lower()} {before[name]} menjadi {now}"
            for name, now in weight_values(changed).items()
            if now != before[name]
        ]
        if told:
            work.record("Bobot pemilihan peserta diubah", "office", 1, ", ".join(told))
            work.undoable("Bobot pemilihan peserta diubah")
            work.commit()


@needs(Right.VIEW)
def ranking(
    office: Office,
    session_id: int,
    query: str = "",
    *,
    only_interested: bool = False,
    after_guidance: bool = False,
    limit: int = SHOWN,
) -> RankedList:
    """Clients who could get a seat in a session, best first, with the reasons and what speaks against it.

    Frozen and pseudonymised clients, walk-ins, and those who sit there or gave the seat up are left out;
    unless `after_guidance` also those whose guidance is over before the session.
    """
    office.note_list("calon peserta", "session", session_id)
    wanted = Wanted(text=query, only_interested=only_interested, after_guidance=after_guidance)
    with office.work() as work:
        need, known = need_of(work, session_id), work.get(SeatWeights, 1)
        return RankedList(
            rows=ranked(candidates(work, need, known, wanted, limit), need, known),
            suitable=suitable_count(work, need, wanted),
            free_seats=free_seats(work, session_id),
        )


def need_of(work: UnitOfWork, session_id: int) -> SeatNeed:
    """What a session asks of those who sit in it."""
    session = work.get(Session, session_id)
    course = work.get(Course, session.course_id)
    return SeatNeed(
        session_id=session_id,
        course_id=course.id,
        course=course.name,
        starts_on=session.starts_on,
        ends_on=session.ends_on,
        days=frozenset(_days(work, session_id)),
        starts_at=session.starts_at,
        ends_at=session.ends_at,
    )


def free_seats(work: UnitOfWork, session_id: int) -> int:
    """Seats nobody has; negative when more people sit there than planned."""
    return work.get(Session, session_id).seats - len(work.find(Participant, session_id=session_id))


def _days(work: UnitOfWork, session_id: int) -> Collection[date]:
    return [day.held_on for day in work.find(SessionDay, session_id=session_id)]
