"""What hangs on a row: everything that points to it, and to that in turn, as it lies in the file."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from bapasdesk.errors import RuleBroken
from bapasdesk.store.tables.mapping import TABLES, metadata
from bapasdesk.store.undo_log import Row, raw_rows, read_rows
from bapasdesk.store.unit_of_work import UnitOfWork

_KINDS = {table.name: kind for kind, table in TABLES.items()}


@dataclass(frozen=True, slots=True)
class Bundle:
    """A row with all that hangs on it, by record class; what is pointed to comes before what points."""

    rows: dict[type, list[Row]]
    is_loose: bool = False
    """Something points to it that could also stand without it, so that it is not to go along."""
    is_sealed: bool = False
    """Something that the database never lets go hangs on it: a number, a paper, money."""

    def by_table(self) -> Iterator[tuple[str, Row]]:
        """Every row with the name of its table."""
        for kind, rows in self.rows.items():
            for row in rows:
                yield TABLES[kind].name, row

    def to_json(self) -> str:
        by_table = {TABLES[kind].name: rows for kind, rows in self.rows.items()}
        return json.dumps(by_table, ensure_ascii=False, default=_as_hex)

    @classmethod
    def from_json(cls, content: str) -> "Bundle":
        """RuleBroken if a kind of row is no longer known to the program."""
        by_table = json.loads(content, object_hook=_from_hex)
        if not by_table.keys() <= _KINDS.keys():
            raise RuleBroken("Versi program ini tidak lagi mengenal sebagian datanya.")
        return cls({_KINDS[name]: rows for name, rows in by_table.items()})


def hanging(work: UnitOfWork, kind: type, record_id: int) -> Bundle:
    """The row of that id and everything that hangs on it."""
    found: dict[str, dict[int, Row]] = {}
    loose: set[str] = set()
    own = TABLES[kind]
    fresh = {own.name: {row["id"]: row for row in raw_rows(work.connection, own, own.c.id == record_id)}}
    while fresh:
        for name, rows in fresh.items():
            found.setdefault(name, {}).update(rows)
        fresh, also = _pointing(work, fresh, found)
        loose |= also
    ordered = [table.name for table in metadata.sorted_tables if table.name in found]
    by_kind = {_KINDS[name]: list(found[name].values()) for name in ordered}
    return Bundle(by_kind, bool(loose), bool(_sealed_tables(work) & (loose | found.keys())))


def remove_bundle(work: UnitOfWork, bundle: Bundle) -> None:
    for kind, rows in reversed(bundle.rows.items()):
        work.remove_where(kind, id=[row["id"] for row in rows])


def put_back_bundle(work: UnitOfWork, bundle: Bundle) -> None:
    """RuleBroken if a row no longer fits: its name or seat is taken, or what it hung on is gone."""
    for kind, rows in bundle.rows.items():
        work.put_back(kind, rows)


def missing_parents(work: UnitOfWork, bundle: Bundle) -> set[str]:
    """Tables of what the bundle's rows point to outside of it and what is not there any more."""
    inside = {(table, row["id"]) for table, row in bundle.by_table()}
    outside = {
        (target, row[name])
        for kind, rows in bundle.rows.items()
        for name, target in _references(TABLES[kind])
        for row in rows
        if row.get(name) is not None and (target, row[name]) not in inside
    }
    return {table for (table, _), row in read_rows(work.connection, outside).items() if row is None}


def _pointing(
    work: UnitOfWork, to: dict[str, dict[int, Row]], known: dict[str, dict[int, Row]]
) -> tuple[dict[str, dict[int, Row]], set[str]]:
    """Rows not yet known that point to the given ones, and the tables with rows that may do without them."""
    fresh: dict[str, dict[int, Row]] = {}
    loose: set[str] = set()
    for table in metadata.sorted_tables:
        for name, target in _references(table):
            if target not in to:
                continue
            rows = raw_rows(work.connection, table, table.c[name].in_(to[target]))
            if table.c[name].nullable:
                loose |= {table.name} if rows else set()
                continue
            new = {row["id"]: row for row in rows if row["id"] not in known.get(table.name, {})}
            if new:
                fresh.setdefault(table.name, {}).update(new)
    return fresh, loose


def _sealed_tables(work: UnitOfWork) -> set[str]:
    """Tables whose rows a trigger keeps from ever being deleted."""
    query = "SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%_no_delete'"
    return {row[0] for row in work.connection.exec_driver_sql(query)}


def _references(table: Table) -> list[tuple[str, str]]:
    """Each column that points elsewhere, with the table it points to."""
    return [(key.parent.name, key.column.table.name) for key in table.foreign_keys]


def _as_hex(value: Any) -> dict[str, str]:
    return {"hex": bytes(value).hex()}


def _from_hex(value: dict[str, Any]) -> Any:
    return bytes.fromhex(value["hex"]) if value.keys() == {"hex"} else value
