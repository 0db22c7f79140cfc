"""What the example's people want to learn, who waited for a seat and who gave one up: all of it invented."""

from collections.abc import Sequence
from datetime import date, timedelta

from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.rights import Right
from bapasdesk.domain.seating import ClientWishes, DropOut, DropOutReason, Interest, WaitingPlace, WorkStatus
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.unit_of_work import UnitOfWork

_ASKED_SINCE = date(2023, 7, 3)
_ASK_EVERY = 2
"""Every second person was asked."""
_FULL, _LAST = 4, 9
"""The session that was full, and the last one, by their place from 0."""
_WAITED = 3
_FREE = ((0, 1, 2, 3, 4), (0, 2, 4), (5, 6), (1, 3))
_SKILLS = ("memasak sehari-hari", "", "menyetir", "", "berkebun", "")


@needs(Right.PEOPLE)
def want_seats(
    office: Office, people: Sequence[int], course_ids: Sequence[int], session_ids: Sequence[int]
) -> None:
    """Notes wishes of every second person, a waiting list of the full session and one drop-out."""
    statuses = tuple(WorkStatus)
    with office.work() as work:
        for number, client_id in enumerate(people[::_ASK_EVERY]):
            work.add(
                ClientWishes(
                    client_id=client_id,
                    work_status=statuses[number % len(statuses)],
                    dependants=number * 3 % 5,
                    skills=_SKILLS[number % len(_SKILLS)],
                    weekdays=_FREE[number % len(_FREE)],
                )
            )
            wanted = {number * 3 % len(course_ids), number * 7 % len(course_ids)}
            for place in sorted(wanted):
                since = _ASKED_SINCE + timedelta(days=number)
                work.add(Interest(client_id=client_id, course_id=course_ids[place], noted_on=since))
        _let_wait(work, people, session_ids[_FULL])
        _give_up(work, people, session_ids[_LAST])
        work.record("Minat klien contoh ditambahkan", "office", 1)
        work.commit()


def _let_wait(work: UnitOfWork, people: Sequence[int], session_id: int) -> None:
    for client_id in _not_in(work, people, session_id)[:_WAITED]:
        work.add(WaitingPlace(session_id=session_id, client_id=client_id, waits_since=date(2023, 3, 14)))


def _give_up(work: UnitOfWork, people: Sequence[int], session_id: int) -> None:
    work.add(
        DropOut(
            session_id=session_id,
            client_id=_not_in(work, people, session_id)[0],
            reason=DropOutReason.WORKING,
            note="Contoh: mulai bekerja sehari sebelumnya.",
            left_on=date(2023, 9, 12),
        )
    )


def _not_in(work: UnitOfWork, people: Sequence[int], session_id: int) -> list[int]:
    seated = {one.client_id for one in work.find(Participant, session_id=session_id)}
    return [one for one in people if one not in seated]
