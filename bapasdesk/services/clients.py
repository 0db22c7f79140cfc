"""The people the office guides, with as little about them as a training office needs."""

from bapasdesk.domain.checks import check_client
from bapasdesk.domain.nik import nik_warnings
from bapasdesk.domain.phone import phone_warnings
from bapasdesk.domain.records import Client
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows import ClientParticipation, ClientRow
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries import clients as queries


@needs(Right.VIEW)
def rows(
    office: Office,
    query: str = "",
    *,
    sort: str = "name",
    descending: bool = False,
    offset: int = 0,
    limit: int | None = 200,
) -> tuple[ClientRow, ...]:
    """One page of clients. `sort` is name, register_number, program or guidance_end."""
    with office.work() as work:
        return queries.client_rows(work, query, sort=sort, descending=descending, offset=offset, limit=limit)


@needs(Right.VIEW)
def count(office: Office, query: str = "") -> int:
    with office.work() as work:
        return queries.client_count(work, query)


@needs(Right.VIEW)
def get(office: Office, client_id: int) -> Client:
    with office.work() as work:
        return work.get(Client, client_id)


@needs(Right.PEOPLE)
def save(office: Office, client: Client) -> int:
    """Saves a client. Oddities of the NIK or the telephone never block: see `warnings`."""
    check_client(client)
    with office.work() as work:
        client_id = work.save(client)
        work.record("Klien diubah" if client.id else "Klien ditambahkan", "client", client_id)
        work.commit()
    return client_id


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
