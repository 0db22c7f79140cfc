"""Clients whose data may have been kept long enough."""

from collections.abc import Iterator

from sqlalchemy import or_, select

from bapasdesk.domain.records.clients import Client, ClientProtection
from bapasdesk.store.tables.clients import client, client_protection
from bapasdesk.store.unit_of_work import UnitOfWork


def due_clients(work: UnitOfWork) -> Iterator[tuple[Client, ClientProtection | None]]:
    """Everybody not pseudonymised whose guidance has ended or who has a day of the own, before today."""
    today = work.today()
    own = client_protection.alias()
    query = (
        select(client, own)
        .outerjoin(own, own.c.client_id == client.c.id)
        .where(own.c.pseudonymised_on.is_(None), or_(client.c.guidance_end < today, own.c.keep_until < today))
    )
    width = len(client.columns)
    for row in work.connection.execute(query):
        known = dict(zip(own.columns.keys(), row[width:], strict=True))
        yield (
            Client(**dict(zip(client.columns.keys(), row[:width], strict=True))),
            ClientProtection(**known) if known["id"] is not None else None,
        )
