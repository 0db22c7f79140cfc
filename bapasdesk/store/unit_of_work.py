"""One use case, one transaction: what is changed together is kept together or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import ColumnElement, Connection, Engine, Table, and_, func, select

from bapasdesk.domain.records import AuditEntry
from bapasdesk.errors import NotFound
from bapasdesk.store import audit_chain
from bapasdesk.store.tables import TABLES, audit_entry, office_secret

R = TypeVar("R")


class UnitOfWork:
    """`with UnitOfWork(...) as work:` reads and writes; without `commit()` leaving undoes everything.

    Records go in and out as they are in `domain.records`; longer questions are in `store.queries`.
    """

    def __init__(self, engine: Engine, officer: str, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._officer = officer
        self._clock = clock
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        connection = self._engine.connect()
        try:
            connection.begin()
        except BaseException:
            connection.close()  # there is only this one: kept, it would be missing from then on
            raise
        self._connection = connection
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()
        self._connection = None

    @property
    def connection(self) -> Connection:
        if self._connection is None:
            raise RuntimeError("a unit of work is used only inside its with block")
        return self._connection

    def today(self) -> date:
        return self._clock().date()

    def commit(self) -> None:
        self.connection.commit()

    def add(self, record: Any) -> int:
        """Inserts the record (its id is ignored) and gives the new id."""
        result = self.connection.execute(TABLES[type(record)].insert().values(_values(record)))
        return int(result.inserted_primary_key[0])  # type: ignore[index]  # a table always has its id

    def add_all(self, records: Sequence[Any]) -> None:
        """Inserts many records of one kind."""
        if records:
            table = TABLES[type(records[0])]
            self.connection.execute(table.insert(), [_values(record) for record in records])

    def get(self, kind: type[R], record_id: int) -> R:
        """The record of that id; NotFound if there is none."""
        found = self.find(kind, id=record_id)
        if not found:
            raise NotFound("Data yang dicari sudah tidak ada. Segarkan daftar, lalu coba lagi.")
        return found[0]

    def find(self, kind: type[R], /, *, order_by: str = "id", **equal: Any) -> list[R]:
        """Records whose fields equal the given values; a collection means any of its members."""
        table = TABLES[kind]
        query = select(table).where(*_conditions(table, equal)).order_by(table.c[order_by], table.c.id)
        return [kind(**row._mapping) for row in self.connection.execute(query)]

    def first(self, kind: type[R], /, **equal: Any) -> R | None:
        return next(iter(self.find(kind, **equal)), None)

    def change(self, record: Any) -> None:
        """Writes every field of the record over the row of its id."""
        table = TABLES[type(record)]
        done = self.connection.execute(table.update().where(table.c.id == record.id).values(_values(record)))
        if done.rowcount != 1:
            raise NotFound("Data yang diubah sudah tidak ada. Segarkan daftar, lalu coba lagi.")

    def save(self, record: Any) -> int:
        """Adds a record without an id, changes one with an id; gives the id."""
        if record.id == 0:
            return self.add(record)
        self.change(record)
        return int(record.id)

    def remove_where(self, kind: type, /, **equal: Any) -> None:
        """Removes the records whose fields equal the given values, which must name at least one field."""
        table = TABLES[kind]
        self.connection.execute(table.delete().where(and_(*_conditions(table, equal))))

    def count(self, kind: type) -> int:
        return int(self.connection.execute(select(func.count()).select_from(TABLES[kind])).scalar_one())

    def record(self, action: str, subject: str, subject_id: int, detail: str = "") -> None:
        """Writes who did what into the sealed trail, in this very transaction."""
        newest = select(audit_entry.c.mac).order_by(audit_entry.c.id.desc()).limit(1)
        previous = self.connection.execute(newest).scalar() or audit_chain.FIRST
        entry = AuditEntry(
            at=self._clock(),
            officer=self._officer,
            action=action,
            subject=subject,
            subject_id=subject_id,
            detail=detail,
        )
        self.add(replace(entry, mac=audit_chain.seal(self.key("audit"), previous, entry)))

    def key(self, purpose: str) -> bytes:
        """A 256-bit key for one purpose, derived from the office's own random secret."""
        secret = bytes.fromhex(self.connection.execute(select(office_secret.c.signing_key)).scalar_one())
        return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(secret)


def _conditions(table: Table, equal: dict[str, Any]) -> list[ColumnElement[bool]]:
    return [
        table.c[name].in_(value)
        if isinstance(value, (list, tuple, set, frozenset))
        else table.c[name] == value
        for name, value in equal.items()
    ]


def _values(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record) if field.name != "id"}
