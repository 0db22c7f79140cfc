"""The waiting list of a session: order kept, moved up when a seat falls free."""

from collections.abc import Collection

from bapasdesk.domain.client_warnings import guidance_warning
from bapasdesk.domain.person_rules import FROZEN
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import BatchReport, Skipped
from bapasdesk.domain.seating import DropOut, WaitingPlace
from bapasdesk.domain.seating_rows import DropOutRow, WaitingRow
from bapasdesk.services.office import Office
from bapasdesk.services.protection import frozen_ids
from bapasdesk.services.rights import needs
from bapasdesk.services.seat_choice import free_seats
from bapasdesk.services.seats import give_seats
from bapasdesk.services.sessions import editable
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.VIEW)
def rows(office: Office, session_id: int) -> tuple[WaitingRow, ...]:
    """Who waits for a seat in a session, first come first."""
    with office.work() as work:
        return waiting_rows(work, session_id)


@needs(Right.VIEW)
def dropped_out(office: Office, session_id: int) -> tuple[DropOutRow, ...]:
    """Who gave a seat up, oldest first."""
    with office.work() as work:
        found = work.find(DropOut, session_id=session_id, order_by="left_on")
        names = {one.id: one.printed_name for one in work.find(Client, id=[one.client_id for one in found])}
        return tuple(
            DropOutRow(
                client_id=one.client_id,
                name=names[one.client_id],
                reason=one.reason,
                note=one.note,
                left_on=one.left_on,
            )
            for one in found
        )


@needs(Right.PEOPLE)
def join(office: Office, session_id: int, client_ids: Collection[int]) -> BatchReport:
    """Puts clients at the end of the waiting list, in the order given; whoever sits or waits is skipped."""
    with office.work() as work:
        editable(work, session_id)
        seated = {one.client_id for one in work.find(Participant, session_id=session_id)}
        waits = {one.client_id for one in work.find(WaitingPlace, session_id=session_id)}
        frozen, done, skipped = frozen_ids(work), [], []
        for client_id in dict.fromkeys(client_ids):
            name = work.get(Client, client_id).printed_name
            reason = _why_not(client_id, seated, waits, frozen)
            if reason:
                skipped.append(Skipped(participant_id=0, name=name, reason=reason))
                continue
            work.add(WaitingPlace(session_id=session_id, client_id=client_id, waits_since=work.today()))
            done.append(name)
        if done:
            work.record("Daftar tunggu ditambah", "session", session_id, f"{len(done)} orang")
            work.undoable(f"{len(done)} klien masuk daftar tunggu")
            work.commit()
    return BatchReport(done=tuple(done), skipped=tuple(skipped))


@needs(Right.PEOPLE)
def leave(office: Office, session_id: int, client_ids: Collection[int]) -> int:
    """Takes clients off the waiting list; the others keep their order. Gives how many it were."""
    with office.work() as work:
        editable(work, session_id)
        found = work.find(WaitingPlace, session_id=session_id, client_id=list(client_ids))
        work.remove_where(WaitingPlace, id=[one.id for one in found])
        if found:
            work.record("Daftar tunggu dikurangi", "session", session_id, f"{len(found)} orang")
            work.undoable(f"{len(found)} klien keluar dari daftar tunggu")
            work.commit()
    return len(found)


@needs(Right.PEOPLE)
def move_up(office: Office, session_id: int) -> BatchReport:
    """Gives the free seats to those who wait, first come first; whose data is frozen keeps the place."""
    with office.work() as work:
        editable(work, session_id)
        report = fill_free_seats(work, session_id)
        if report.done:
            work.undoable(f"{len(report.done)} kursi diisi dari daftar tunggu")
            work.commit()
    return report


def fill_free_seats(work: UnitOfWork, session_id: int) -> BatchReport:
    """As `move_up`, inside a unit of work; the caller commits."""
    room, frozen = free_seats(work, session_id), frozen_ids(work)
    waits = work.find(WaitingPlace, session_id=session_id)
    names = {one.id: one.printed_name for one in work.find(Client, id=[one.client_id for one in waits])}
    may_sit = [one.client_id for one in waits if one.client_id not in frozen]
    passed_over = [
        Skipped(participant_id=0, name=names[one.client_id], reason=FROZEN)
        for one in waits
        if one.client_id in frozen
    ]
    chosen = may_sit[: max(0, room)]
    if chosen:
        give_seats(work, session_id, chosen)
        work.record("Kursi diisi dari daftar tunggu", "session", session_id, f"{len(chosen)} orang")
    return BatchReport(
        done=tuple(names[one] for one in chosen), skipped=tuple(passed_over) if room > 0 else ()
    )


def waiting_rows(work: UnitOfWork, session_id: int) -> tuple[WaitingRow, ...]:
    """Who waits longest first."""
    session = work.get(Session, session_id)
    waits = work.find(WaitingPlace, session_id=session_id)
    clients = {one.id: one for one in work.find(Client, id=[one.client_id for one in waits])}
    return tuple(
        WaitingRow(
            place=place,
            client_id=one.client_id,
            name=clients[one.client_id].printed_name,
            phone=clients[one.client_id].phone,
            waits_since=one.waits_since,
            warning=guidance_warning(clients[one.client_id], session.starts_on, session.ends_on),
        )
        for place, one in enumerate(waits, start=1)
    )


def _why_not(client_id: int, seated: Collection[int], waits: Collection[int], frozen: Collection[int]) -> str:
    if client_id in seated:
        return "sudah terdaftar"
    if client_id in waits:
        return "sudah di daftar tunggu"
    return FROZEN if client_id in frozen else ""
