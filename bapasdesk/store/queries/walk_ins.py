"""Where a client is referred to, so that everything of one can go over to another."""

from typing import Any

from sqlalchemy import Table, UniqueConstraint

from bapasdesk.store.tables import TABLES, client


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
