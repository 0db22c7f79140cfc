"""Who is known by name only, and where a client is referred to, so that all of one can go over to another."""

from typing import Any

from sqlalchemy import Table, UniqueConstraint, func, select

from bapasdesk.domain.seating_rows import UnmatchedWalkIn
from bapasdesk.store.tables.clients import client
from bapasdesk.store.tables.mapping import TABLES
from bapasdesk.store.tables.participants import participant
from bapasdesk.store.tables.seating import walk_in
from bapasdesk.store.unit_of_work import UnitOfWork


def unmatched(work: UnitOfWork) -> tuple[UnmatchedWalkIn, ...]:
    """Walk-ins with a seat, the oldest first."""
    query = (
        select(
            walk_in.c.client_id,
            client.c.full_name.label("name"),
            walk_in.c.came_on,
            func.max(participant.c.session_id).label("session_id"),
        )
        .join(client, client.c.id == walk_in.c.client_id)
        .join(participant, participant.c.client_id == walk_in.c.client_id)
        .group_by(walk_in.c.id)
        .order_by(walk_in.c.came_on, walk_in.c.id)
    )
    return tuple(UnmatchedWalkIn(**row._mapping) for row in work.connection.execute(query))


def referring_kinds() -> tuple[tuple[type[Any], str, tuple[str, ...] | None], ...]:
    """Each kind of record that points to a client, by which field, and with which other fields that may stand
    only once (None: as often as one likes)."""
    return tuple(
        (kind, key.parent.name, _unique_with(table, key.parent.name))
        for kind, table in TABLES.items()
        for key in table.foreign_keys
        if key.column.table is client
    )


def _unique_with(table: Table, column: str) -> tuple[str, ...] | None:
    for constraint in table.constraints:
        names = [one.name for one in constraint.columns] if isinstance(constraint, UniqueConstraint) else []
        if column in names:
            return tuple(name for name in names if name != column)
    return None
