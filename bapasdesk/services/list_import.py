"""Lists in, whatever they list: looked through row by row first, then saved as one step or not at all.

What is particular to clients, partners, sessions or attendance is a `Judge`; each has a module of its own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from bapasdesk.domain.cell_values import shown_text
from bapasdesk.domain.list_check import (
    CellError,
    CheckedRow,
    Choice,
    ImportReport,
    ListCheck,
    Match,
    RowState,
)
from bapasdesk.domain.list_columns import Cells, ListColumn, RowReader, SheetLayout, cell_at, list_rows
from bapasdesk.domain.progress import Cancel, Progress, never, silent
from bapasdesk.errors import ImportStopped, InvalidInput, RuleBroken
from bapasdesk.exchange.read_sheet import read_cells, sheet_names
from bapasdesk.services import sheets
from bapasdesk.services.office import Office
from bapasdesk.store.unit_of_work import UnitOfWork

_TELL_EVERY = 100
_LONGEST_SHOWN = 120
Choices = Mapping[int, Choice]


@dataclass(frozen=True, slots=True)
class Watch:
    """Is told how far it is (`done`, `of`) and asked whether to stop; both on the worker."""

    progress: Progress = silent
    is_stopped: Cancel = never

    def tell(self, done: int, of: int) -> None:
        """ImportStopped if the person wants it; cheap enough to be called for each row."""
        if done % _TELL_EVERY and done != of:
            return
        if self.is_stopped():
            raise ImportStopped("Dihentikan. Tidak ada yang disimpan.")
        self.progress(done, of)


class Judge(Protocol):
    """What one kind of list knows about the office, for the length of one unit of work."""

    def match(self, number: int, values: dict[str, Any]) -> Match:
        """What a row means; InvalidInput names the column. Rows come in their order, each once."""

    def value(self, record: Any, column: str) -> Any:
        """What a record of the office holds for a column; None: nothing."""

    def write(self, work: UnitOfWork, added: Sequence[Any], changed: Sequence[Any], watch: Watch) -> None:
        """Writes what was chosen and notes it in the trail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListKind:
    """What a window or the command line needs to bring one kind of list in."""

    name: str
    """Under which layouts are remembered."""
    title: str
    noun: str
    columns: Callable[[Office], tuple[ListColumn, ...]]
    check: Callable[[Office, Sequence[Cells], SheetLayout, Choices, Watch], ListCheck]
    save: Callable[[Office, Sequence[Cells], SheetLayout, Choices, Watch], ImportReport]
    changes: tuple[str, ...]
    """What pages are told has changed."""


@dataclass(slots=True)
class Examined:
    """A look through a whole list: what a person is shown, and the records that would be written."""

    columns: tuple[ListColumn, ...]
    rows: list[CheckedRow] = field(default_factory=list)
    added: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)

    @property
    def check(self) -> ListCheck:
        return ListCheck(columns=self.columns, rows=tuple(self.rows))


def examine(
    judge: Judge,
    columns: Sequence[ListColumn],
    rows: Sequence[Cells],
    layout: SheetLayout,
    choices: Choices,
    watch: Watch,
) -> Examined:
    """Every row of the list ends as exactly one state; nothing is written."""
    listed = list_rows(rows, layout)
    reader = RowReader(columns, layout, listed)
    found = Examined(tuple(reader.places.values()))
    for done, (number, cells) in enumerate(listed, start=1):
        found.rows.append(_checked(judge, reader, number, cells, choices, found))
        watch.tell(done, len(listed))
    return found


def save(work: UnitOfWork, judge: Judge, found: Examined, choices: Choices, watch: Watch) -> ImportReport:
    """Writes everything or nothing. RuleBroken while a wrong row is not left out by choice."""
    wrong = [error for error in found.check.errors if choices.get(error.row) != Choice.SKIP]
    if wrong:
        first = wrong[0]
        raise RuleBroken(
            f"Tidak ada yang diimpor: {len(wrong)} sel keliru, yang pertama baris {first.row}: "
            f"{first.message}"
        )
    if found.added or found.changed:
        judge.write(work, found.added, found.changed, watch)
        work.commit()
    return ImportReport.of(found.check, choices)


def counted(added: Sequence[Any], changed: Sequence[Any]) -> str:
    return f"{len(added)} baru, {len(changed)} diperbarui"


def import_file(kind: ListKind, office: Office, path: Path, *, apply: bool = False) -> ImportReport:
    """A whole file as the command line takes it: its first sheet that is seen and has known headings.

    Nothing is changed while a single cell is wrong: RuleBroken with `apply`, else the errors in the report.
    """
    columns = kind.columns(office)
    rows, layout = _known_sheet(kind, office, path, columns)
    if apply:
        return kind.save(office, rows, layout, {}, Watch())
    return ImportReport.of(kind.check(office, rows, layout, {}, Watch()))


def _known_sheet(
    kind: ListKind, office: Office, path: Path, columns: Sequence[ListColumn]
) -> tuple[list[list[Any]], SheetLayout]:
    names = [sheet.name for sheet in sheet_names(path) if not sheet.is_hidden]
    refusal = InvalidInput("Semua lembar dalam berkas itu tersembunyi. Tampilkan dahulu di Excel.", "path")
    for name in names:
        try:
            rows = read_cells(path, name)
            return rows, sheets.known_layout(office, kind.name, columns, rows)
        except InvalidInput as error:
            refusal = error
    raise refusal


def _checked(
    judge: Judge, reader: RowReader, number: int, cells: Cells, choices: Choices, found: Examined
) -> CheckedRow:
    values, texts, errors = _read(reader, number, cells)
    match: Match | None = None
    if not errors:
        try:
            match = judge.match(number, values)
        except InvalidInput as error:
            errors.append(CellError(row=number, column=error.field, message=str(error)))
    if match is None:
        return CheckedRow(number=number, texts=texts, state=RowState.ERROR, errors=tuple(errors))
    row = _row(judge, reader, number, texts, match)
    outcome = row.outcome(choices.get(number))
    if outcome == RowState.NEW:
        found.added.append(match.record)
    elif outcome == RowState.UPDATED:
        found.changed.append(match.merged)
    return row


def _read(
    reader: RowReader, number: int, cells: Cells
) -> tuple[dict[str, Any], tuple[str, ...], list[CellError]]:
    values: dict[str, Any] = {}
    texts, errors = [], []
    for place, column in reader.places.items():
        try:
            value = reader.value(place, cells)
        except InvalidInput as error:
            errors.append(CellError(row=number, column=column.name, message=str(error)))
            texts.append(shown_text(cell_at(cells, place))[:_LONGEST_SHOWN])
            continue
        texts.append("" if value is None else column.show(value)[:_LONGEST_SHOWN])
        if value is not None:
            values[column.name] = value
    return values, tuple(texts), errors


def _row(judge: Judge, reader: RowReader, number: int, texts: tuple[str, ...], match: Match) -> CheckedRow:
    known: tuple[str, ...] = ()
    if match.known is not None:
        held = [(column, judge.value(match.known, column.name)) for column in reader.places.values()]
        known = tuple("" if value in (None, "") else column.show(value) for column, value in held)
    if match.known is not None and match.merged == match.known and match.choices[:1] == (Choice.UPDATE,):
        return CheckedRow(
            number=number, texts=texts, state=RowState.UNCHANGED, notes=match.notes, known=known
        )
    row = CheckedRow(
        number=number,
        texts=texts,
        state=RowState.NEW,
        notes=match.notes,
        reason=match.reason,
        known=known,
        choices=match.choices,
    )
    return replace(row, state=row.outcome(match.choices[0])) if match.choices else row
