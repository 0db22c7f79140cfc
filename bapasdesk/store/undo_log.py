"""What use cases changed, row by row, so that it can be taken back while the office stays open.

Rows are kept as the database holds them (integers and text), in memory only: locking the office forgets them.
A unit of work remembers each row before it touches it; a use case that calls `undoable` becomes a step here.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select, type_coerce
from sqlalchemy.types import NullType

from bapasdesk.errors import RuleBroken
from bapasdesk.store.tables.mapping import metadata

LEVELS = 50
_AT_A_TIME = 500

Row = dict[str, Any]
Key = tuple[str, int]
"""Table and id."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A row that was written; `before` None: it was new."""

    table: str
    id: int
    before: Row | None

    @property
    def key(self) -> Key:
        return self.table, self.id


@dataclass(frozen=True, slots=True)
class Step:
    """One use case that can be taken back: `after` is how it left each row (None: gone)."""

    label: str
    touched: tuple[Touched, ...]
    after: dict[Key, Row | None]
    subjects: tuple[tuple[str, int], ...]
    """What the trail names for it."""
    trail_id: int
    """The newest entry of the trail when it was done."""

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Every row it touched, as it was and as it left it."""
        for one in self.touched:
            for row in (one.before, self.after[one.key]):
                if row is not None:
                    yield one.table, row


class UndoLog:
    """The newest steps of this officer since the office was opened. `changed` is called on any thread."""

    def __init__(self) -> None:
        self._steps: deque[Step] = deque(maxlen=LEVELS)
        self.changed: Callable[[], None] = lambda: None

    @property
    def newest(self) -> Step | None:
        return self._steps[-1] if self._steps else None

    def push(self, step: Step) -> None:
        self._steps.append(step)
        self.changed()

    def drop(self, step: Step) -> None:
        if step in self._steps:
            self._steps.remove(step)
            self.changed()

    def clear(self) -> None:
        """Forgets everything: what the program itself has just built is nobody's step."""
        self._steps.clear()
        self.changed()

    def forget_rows(self, table: str, ids: Collection[int]) -> None:
        """Drops every step that touched one of these rows, with all it remembers of them."""
        gone = {(table, one) for one in ids}
        for step in [step for step in self._steps if gone & step.after.keys()]:
            self.drop(step)

    @contextmanager
    def as_one(self, label: str) -> Iterator[None]:
        """Steps pushed inside become one, for an action that is several use cases."""
        outer, inner = self._steps, deque[Step]()
        self._steps = inner
        try:
            yield
        finally:
            self._steps = outer
            if inner:
                self.push(_merged(label, inner))


class Recorder:
    """Notes what one unit of work touches."""

    def __init__(self) -> None:
        self._touched: list[Touched | tuple[str, range]] = []
        self._subjects: dict[tuple[str, int], None] = {}

    def added(self, table: Table, ids: range) -> None:
        self._touched.append((table.name, ids))

    def about_to_write(self, connection: Connection, table: Table, which: ColumnElement[bool]) -> None:
        self._touched += [Touched(table.name, row["id"], row) for row in raw_rows(connection, table, which)]

    def told(self, subject: str, subject_id: int) -> None:
        self._subjects[(subject, subject_id)] = None

    def mark(self) -> int:
        """Where it stands, for `back_to`."""
        return len(self._touched)

    def back_to(self, mark: int) -> None:
        """Forgets what was noted since, for it has been rolled back."""
        del self._touched[mark:]

    def step(self, connection: Connection, label: str, trail_id: int) -> Step:
        touched = tuple(self._expanded())
        after = read_rows(connection, [one.key for one in touched])
        return Step(label, touched, after, tuple(self._subjects), trail_id)

    def _expanded(self) -> Iterator[Touched]:
        for one in self._touched:
            if isinstance(one, Touched):
                yield one
            else:
                table, ids = one
                yield from (Touched(table, id, None) for id in ids)


def raw_rows(connection: Connection, table: Table, which: ColumnElement[bool]) -> list[Row]:
    """Rows as they lie in the file, without the types of the program."""
    columns = [type_coerce(column, NullType()).label(column.name) for column in table.columns]
    return [dict(row._mapping) for row in connection.execute(select(*columns).where(which))]


def read_rows(connection: Connection, keys: Iterable[Key]) -> dict[Key, Row | None]:
    """Each key with its row; None where there is none."""
    wanted = dict.fromkeys(keys)
    found: dict[Key, Row | None] = dict.fromkeys(wanted)
    for name in {table for table, _ in wanted}:
        table = metadata.tables[name]
        ids = [id for of, id in wanted if of == name]
        for start in range(0, len(ids), _AT_A_TIME):
            rows = raw_rows(connection, table, table.c.id.in_(ids[start : start + _AT_A_TIME]))
            found.update({(name, row["id"]): row for row in rows})
    return found


def insert_row(connection: Connection, table: str, row: Row) -> None:
    """Puts a row back under its own id. A column the program no longer has is left out; new ones get their
    default."""
    known = [name for name in row if name in metadata.tables[table].columns]
    names, marks = ", ".join(f'"{name}"' for name in known), ", ".join("?" * len(known))
    values = tuple(row[name] for name in known)
    connection.exec_driver_sql(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', values)


def take_back(connection: Connection, step: Step) -> None:
    """Writes the rows as they were before the step, last write first.

    Raises RuleBroken, nothing written, when a row is no longer as the step left it.
    """
    first: dict[Key, Row | None] = {}
    for one in step.touched:
        first.setdefault(one.key, one.before)
    changed = {key: _changed_columns(first[key], after) for key, after in step.after.items()}
    now = read_rows(connection, step.after)
    for key, columns in changed.items():
        if _differs(now[key], step.after[key], columns):
            raise RuleBroken("Datanya sudah diubah lagi sesudah itu.")
    alive = {key for key, row in step.after.items() if row is not None}
    for one in reversed(step.touched):
        _write_back(connection, one, one.key in alive, changed[one.key])
        (alive.discard if one.before is None else alive.add)(one.key)


def _write_back(connection: Connection, one: Touched, is_there: bool, columns: Sequence[str]) -> None:
    if one.before is None:
        connection.exec_driver_sql(f'DELETE FROM "{one.table}" WHERE id = ?', (one.id,))
    elif not is_there:
        insert_row(connection, one.table, one.before)
    elif columns:
        places = ", ".join(f'"{name}" = ?' for name in columns)
        values = (*(one.before[name] for name in columns), one.id)
        connection.exec_driver_sql(f'UPDATE "{one.table}" SET {places} WHERE id = ?', values)


def _changed_columns(before: Row | None, after: Row | None) -> list[str]:
    """What the step made of a row: later changes of other columns do not stand in the way."""
    if before is None or after is None:
        return list(before or after or ())
    return [name for name in after if before[name] != after[name]]


def _differs(now: Row | None, left: Row | None, columns: Sequence[str]) -> bool:
    if now is None or left is None:
        return now is not left
    return any(now[name] != left[name] for name in columns)


def _merged(label: str, steps: Sequence[Step]) -> Step:
    """The steps as one; a row is as the last of them left it."""
    last = steps[-1]
    touched = tuple(one for step in steps for one in step.touched)
    after = {key: row for step in steps for key, row in step.after.items()}
    subjects = tuple(dict.fromkeys(subject for step in steps for subject in step.subjects))
    return replace(last, label=label, touched=touched, after=after, subjects=subjects)
