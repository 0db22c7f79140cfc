"""The people the office guides, with as little about them as a training office needs."""

from collections.abc import Collection

from bapasdesk.domain.checks import check_client
from bapasdesk.domain.nik import nik_warnings
from bapasdesk.domain.phone import phone_warnings
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import BatchReport, ClientParticipation, ClientRow
from bapasdesk.domain.saved_filter import ClientChoice
from bapasdesk.domain.seating import Wishes
from bapasdesk.domain.trail import CLIENT_VIEWED
from bapasdesk.domain.values import SessionStatus
from bapasdesk.services.office import Office
from bapasdesk.services.protection import frozen_ids
from bapasdesk.services.removal import Removal, throw_away
from bapasdesk.services.rights import needs
from bapasdesk.services.wishes import keep as keep_wishes
from bapasdesk.store.queries import clients as queries
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.VIEW)
def rows(
    office: Office,
    query: str = "",
    *,
    sort: str = "name",
    descending: bool = False,
    offset: int = 0,
    limit: int | None = 200,
    choice: ClientChoice = ClientChoice.ALL,
) -> tuple[ClientRow, ...]:
    """One page of clients. `sort` is name, register_number, program or guidance_end."""
    office.note_list("klien")
    with office.work() as work:
        if choice != ClientChoice.ALL:
            return queries.chosen_rows(
                work, choice, query, sort=sort, descending=descending, offset=offset, limit=limit
            )
        return queries.client_rows(work, query, sort=sort, descending=descending, offset=offset, limit=limit)


@needs(Right.VIEW)
def count(office: Office, query: str = "", choice: ClientChoice = ClientChoice.ALL) -> int:
    with office.work() as work:
        if choice != ClientChoice.ALL:
            return queries.chosen_count(work, choice, query)
        return queries.client_count(work, query)


@needs(Right.VIEW)
def get(office: Office, client_id: int) -> Client:
    """The whole record; that it was looked at is in the trail, in the same transaction."""
    with office.work() as work:
        client = work.get(Client, client_id)
        work.record(CLIENT_VIEWED, "client", client_id)
        work.commit()
    return client


@needs(Right.PEOPLE)
def save(office: Office, client: Client, wishes: Wishes | None = None) -> int:
    """Saves a client, and what is known for choosing a seat unless that is None.

    Oddities of the NIK or the telephone never block: see `warnings`.
    """
    check_client(client)
    with office.work() as work:
        client_id = work.save(client)
        if wishes is not None:
            keep_wishes(work, client_id, wishes)
        work.record("Klien diubah" if client.id else "Klien ditambahkan", "client", client_id)
        work.commit()
    return client_id


@needs(Right.PEOPLE)
def remove(office: Office, client_ids: Collection[int]) -> BatchReport:
    """Moves clients to the trash with their seats; whoever has papers, or a seat in a session that is over,
    stays."""
    with office.work() as work:
        report = throw_away(work, work.find(Client, id=list(client_ids)), _REMOVAL)
        work.commit()
    return report


def _why_it_stays(work: UnitOfWork, client: Client) -> str:
    if client.id in frozen_ids(work):
        return "datanya dibekukan; cabut dahulu pembekuannya"
    sessions = [seat.session_id for seat in work.find(Participant, client_id=client.id)]
    over = work.find(Session, id=sessions, status=[SessionStatus.CLOSED, SessionStatus.CANCELLED])
    return "tercatat sebagai peserta kegiatan yang sudah selesai atau dibatalkan" if over else ""


_REMOVAL = Removal[Client](
    kind="client",
    action="Klien dihapus",
    name=lambda work, client: client.printed_name,
    told=lambda client, name: ("client", client.id, ""),
    trouble=_why_it_stays,
)


@needs(Right.VIEW)
def warnings(office: Office, client: Client) -> tuple[str, ...]:
    """What an officer should look at again before saving, in Indonesian; empty if nothing."""
    with office.work() as work:
        twins = queries.probable_duplicates(work, client)
    return (
        *nik_warnings(client.nik, client.sex, client.birth_date),
        *phone_warnings(client.phone),
        *(f"Mungkin sudah terdaftar: {name}." for name in twins),
    )


@needs(Right.VIEW)
def history(office: Office, client_id: int) -> tuple[ClientParticipation, ...]:
    """The trainings a client took part in, newest first."""
    with office.work() as work:
        return queries.client_history(work, client_id)
