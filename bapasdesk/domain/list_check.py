"""What a look through somebody's list found: each row is new, known, the same, doubled, or wrong."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from bapasdesk.domain.list_columns import ListColumn


class RowState(StrEnum):
    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    """Not taken: it repeats a row above it, or the officer leaves what is known as it is."""
    ERROR = "error"


class Choice(StrEnum):
    """What is done with a row; an officer may change it where a row has several."""

    ADD = "add"
    UPDATE = "update"
    SKIP = "skip"


STATE_WORDS = {
    RowState.NEW: "baru",
    RowState.UPDATED: "diperbarui",
    RowState.UNCHANGED: "sama",
    RowState.DUPLICATE: "dilewati",
    RowState.ERROR: "keliru",
}
_OUTCOMES = {Choice.ADD: RowState.NEW, Choice.UPDATE: RowState.UPDATED, Choice.SKIP: RowState.DUPLICATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class CellError:
    """What is wrong where; rows are counted as the sheet shows them, from 1; `column` is a column's name."""

    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedRow:
    """One row of the list. `texts` and `known` go by the columns of the check."""

    number: int
    texts: tuple[str, ...]
    state: RowState
    errors: tuple[CellError, ...] = ()
    notes: tuple[str, ...] = ()
    """Oddities that do not block."""
    reason: str = ""
    """Why it is not simply new, in Indonesian."""
    known: tuple[str, ...] = ()
    """What the office holds of the one it was matched with; empty: nobody."""
    choices: tuple[Choice, ...] = ()
    """What may be chosen; empty: nothing to choose."""

    def outcome(self, choice: Choice | None) -> RowState:
        """What becomes of the row with this choice; None: as it was proposed."""
        if choice is None or self.state == RowState.ERROR or choice not in self.choices:
            return self.state
        return _OUTCOMES[choice]

    @property
    def needs_look(self) -> bool:
        return bool(self.errors or self.choices or self.notes)


@dataclass(frozen=True, kw_only=True)
class ListCheck:
    """The rows in their order, and the columns that were read."""

    columns: tuple[ListColumn, ...]
    rows: tuple[CheckedRow, ...]

    @cached_property
    def errors(self) -> tuple[CellError, ...]:
        return tuple(error for row in self.rows for error in row.errors)

    def counts(self, choices: Mapping[int, Choice] | None = None) -> Counter[RowState]:
        """How many rows of each state, with these choices by row number; together all rows."""
        chosen = choices or {}
        return Counter(row.outcome(chosen.get(row.number)) for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """Every row read is exactly one of these; `errors` are of `wrong` rows, some with more than one."""

    new: int
    updated: int
    unchanged: int
    duplicates: int
    errors: tuple[CellError, ...]

    @property
    def wrong(self) -> int:
        return len({error.row for error in self.errors})

    @property
    def read(self) -> int:
        return self.new + self.updated + self.unchanged + self.duplicates + self.wrong

    @classmethod
    def of(cls, check: ListCheck, choices: Mapping[int, Choice] | None = None) -> "ImportReport":
        counts = check.counts(choices)
        return cls(
            new=counts[RowState.NEW],
            updated=counts[RowState.UPDATED],
            unchanged=counts[RowState.UNCHANGED],
            duplicates=counts[RowState.DUPLICATE],
            errors=check.errors,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a kind of list makes of a row that could be read.

    `record` is what the row would be alone, `known` what the office has, `merged` both together.
    """

    record: Any
    known: Any = None
    merged: Any = None
    reason: str = ""
    notes: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    """The first is proposed."""
