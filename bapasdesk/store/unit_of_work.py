"""One use case, one transaction: what is changed together is kept together or not at all."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import ColumnElement, Connection, Engine, Table, and_, func, select

from bapasdesk.domain.records.trail import AuditEntry
from bapasdesk.errors import NotFound
from bapasdesk.store import audit_chain
from bapasdesk.store.tables.mapping import TABLES
from bapasdesk.store.tables.office import office_secret
from bapasdesk.store.tables.trail import audit_entry
from bapasdesk.store.undo_log import Recorder, Row, Step, UndoLog, insert_row, take_back

R = TypeVar("R")


class UnitOfWork:
    """`with UnitOfWork(...) as work:` reads and writes; without `commit()` leaving undoes everything.

    Records go in and out as they are in `domain.records`; longer questions are in `store.queries`.
    """

    def __init__(
        self, engine: Engine, officer: str, clock: Callable[[], datetime], undo_log: UndoLog | None = None
    ) -> None:
        self._engine = engine
        self._officer = officer
        self._clock = clock
        self._undo_log = undo_log or UndoLog()
        self._recorder = Recorder()
        self._undo_label = ""
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

    @property
    def officer(self) -> str:
        return self._officer

    def now(self) -> datetime:
        return self._clock()

    def undoable(self, label: str) -> None:
        """Once committed, everything written here can be taken back under this label (`services.undo`).

        Not for a use case that issues a paper or pays money: those are made void with a reason.
        """
        self._undo_label = label

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part that may fail alone: what it wrote is undone, the rest stays, and the error goes on."""
        known = self._recorder.mark()
        try:
            with self.connection.begin_nested():
                yield
        except BaseException:
            self._recorder.back_to(known)
            raise

    def commit(self) -> None:
        step = self._finished_step() if self._undo_label else None
        self.connection.commit()
        if step is not None and step.touched:
            self._undo_log.push(step)

    def add(self, record: Any) -> int:
        """Inserts the record (its id is ignored) and gives the new id."""
        table = TABLES[type(record)]
        result = self.connection.execute(table.insert().values(_values(record)))
        made = int(result.inserted_primary_key[0])  # type: ignore[index]  # a table always has its id
        self._recorder.added(table, range(made, made + 1))
        return made

    def add_all(self, records: Sequence[Any]) -> None:
        """Inserts many records of one kind."""
        if records:
            table = TABLES[type(records[0])]
            self.connection.execute(table.insert(), [_values(record) for record in records])
            # Nobody else writes meanwhile, and ids only grow: the new ones are the last ones.
            last = int(self.connection.execute(select(func.max(table.c.id))).scalar_one())
            self._recorder.added(table, range(last - len(records) + 1, last + 1))

    def put_back(self, kind: type, rows: Sequence[Row]) -> None:
        """Inserts rows as the file once held them, under their own ids."""
        table = TABLES[kind]
        for row in rows:
            insert_row(self.connection, table.name, row)
            self._recorder.added(table, range(row["id"], row["id"] + 1))

    def take_back(self, step: Step) -> None:
        """Writes everything as it was before the step; RuleBroken if that no longer fits."""
        take_back(self.connection, step)

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
        names = table.c.keys()
        return [kind(**dict(zip(names, row, strict=True))) for row in self.connection.execute(query)]

    def first(self, kind: type[R], /, **equal: Any) -> R | None:
        return next(iter(self.find(kind, **equal)), None)

    def change(self, record: Any) -> None:
        """Writes every field of the record over the row of its id."""
        table = TABLES[type(record)]
        self._recorder.about_to_write(self.connection, table, table.c.id == record.id)
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
        which = and_(*_conditions(table, equal))
        self._recorder.about_to_write(self.connection, table, which)
        self.connection.execute(table.delete().where(which))

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
        sealed = replace(entry, mac=audit_chain.seal(self.key("audit"), previous, entry))
        self.connection.execute(audit_entry.insert().values(_values(sealed)))
        self._recorder.told(subject, subject_id)

    def key(self, purpose: str) -> bytes:
        """A 256-bit key for one purpose, derived from the office's own random secret."""
        secret = bytes.fromhex(self.connection.execute(select(office_secret.c.signing_key)).scalar_one())
        return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(secret)

    def _finished_step(self) -> Step:
        newest = self.connection.execute(select(func.max(audit_entry.c.id))).scalar() or 0
        return self._recorder.step(self.connection, self._undo_label, int(newest))


def _conditions(table: Table, equal: dict[str, Any]) -> list[ColumnElement[bool]]:
    return [
        table.c[name].in_(value)
        if isinstance(value, (list, tuple, set, frozenset))
        else table.c[name] == value
        for name, value in equal.items()
    ]


def _values(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record) if field.name != "id"}
