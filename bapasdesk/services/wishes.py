"""What clients want to learn and when they can: the ground on which seats are given."""

from dataclasses import replace

from bapasdesk.domain.rights import Right
from bapasdesk.domain.seating import (
    ClientWishes,
    DropOut,
    Interest,
    WaitingPlace,
    WalkIn,
    Wishes,
    check_wishes,
)
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.VIEW)
def of_client(office: Office, client_id: int) -> Wishes:
    """What is known of a client; nothing yet gives empty wishes."""
    with office.work() as work:
        return wishes_of(work, client_id)


@needs(Right.PEOPLE)
def save(office: Office, client_id: int, wishes: Wishes) -> None:
    """Replaces what is known; an interest that stays keeps the day since which it is known."""
    with office.work() as work:
        keep(work, client_id, wishes)
        work.record("Minat klien diubah", "client", client_id)
        work.commit()


def wishes_of(work: UnitOfWork, client_id: int) -> Wishes:
    about = work.first(ClientWishes, client_id=client_id) or ClientWishes(client_id=client_id)
    wanted = work.find(Interest, client_id=client_id)
    return Wishes(about, tuple(one.course_id for one in wanted))


def keep(work: UnitOfWork, client_id: int, wishes: Wishes) -> None:
    """As `save`, inside a unit of work. A client nobody has asked gets no row."""
    known = work.first(ClientWishes, client_id=client_id)
    about = replace(check_wishes(wishes.about), id=known.id if known else 0, client_id=client_id)
    if known is not None or about != ClientWishes(client_id=client_id):
        work.save(about)
    before = {one.course_id for one in work.find(Interest, client_id=client_id)}
    work.remove_where(Interest, client_id=client_id, course_id=list(before - set(wishes.course_ids)))
    for course_id in dict.fromkeys(wishes.course_ids):
        if course_id not in before:
            work.add(Interest(client_id=client_id, course_id=course_id, noted_on=work.today()))


def forget(work: UnitOfWork, client_id: int) -> None:
    """When a person's data ends: nothing of the wishes stays, of a drop-out only that there was one."""
    for kind in (ClientWishes, Interest, WaitingPlace, WalkIn):
        work.remove_where(kind, client_id=client_id)
    for one in work.find(DropOut, client_id=client_id):
        work.change(replace(one, note=""))
