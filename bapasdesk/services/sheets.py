"""Files others made, before their rows mean anything: which sheet, heading row, and column is what."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bapasdesk.domain.cell_values import is_blank
from bapasdesk.domain.list_check import CheckedRow, ListCheck
from bapasdesk.domain.list_columns import (
    HEADER_WITHIN,
    Cells,
    ListColumn,
    SheetLayout,
    SheetMapping,
    SheetName,
    guessed_layout,
    headings,
    shape_of,
)
from bapasdesk.domain.rights import Right
from bapasdesk.domain.trail import LIST_EXPORTED
from bapasdesk.errors import InvalidInput
from bapasdesk.exchange.error_sheet import error_workbook
from bapasdesk.exchange.read_sheet import read_cells, sheet_names
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.atomic_file import write_atomically
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.PEOPLE)
def names(office: Office, path: Path) -> tuple[SheetName, ...]:
    """The sheets of a file in their order. InvalidInput says why it cannot be read."""
    return sheet_names(path)


@needs(Right.PEOPLE)
def rows(office: Office, path: Path, sheet: str) -> list[list[Any]]:
    """The cells of a sheet, row by row. InvalidInput says why it cannot be read."""
    return read_cells(path, sheet)


@needs(Right.PEOPLE)
def known_layout(
    office: Office, kind: str, columns: Sequence[ListColumn], rows: Sequence[Cells]
) -> SheetLayout:
    """As this office read a sheet with these headings before, else by the words of the headings.

    InvalidInput if neither tells where the needed columns are.
    """
    with office.work() as work:
        return _remembered(work, kind, columns, rows) or guessed_layout(columns, rows)


@needs(Right.PEOPLE)
def proposed_layout(
    office: Office, kind: str, columns: Sequence[ListColumn], rows: Sequence[Cells]
) -> SheetLayout:
    """As `known_layout`; without a way to tell, the first row of more than one cell and no columns."""
    try:
        return known_layout(office, kind, columns, rows)
    except InvalidInput:
        filled = (sum(not is_blank(cell) for cell in cells) for cells in rows[:HEADER_WITHIN])
        return SheetLayout(header_at=next((place for place, count in enumerate(filled) if count > 1), 0))


@needs(Right.PEOPLE)
def remember(office: Office, kind: str, rows: Sequence[Cells], layout: SheetLayout) -> None:
    """Keeps how this sheet is read, for the next one with the same headings."""
    shape = shape_of(rows, layout.header_at)
    width = len(rows[layout.header_at]) if layout.header_at < len(rows) else 0
    fields = tuple(layout.columns.get(place, "") for place in range(width))
    with office.work() as work:
        before = work.first(SheetMapping, kind=kind, shape=shape)
        kept = SheetMapping(
            id=before.id if before else 0, kind=kind, shape=shape, fields=fields, date_order=layout.date_order
        )
        if shape and kept != before:
            work.save(kept)
            work.record("Susunan kolom lembar diingat", "office", 1, kind)
            work.commit()


@needs(Right.EXPORT)
def save_error_sheet(
    office: Office, rows: Sequence[Cells], layout: SheetLayout, check: ListCheck, path: Path
) -> int:
    """Writes the rows that are wrong, as they came, with a column of reasons, to be sent back to their maker.

    Gives the number of rows. The file leaves the encrypted office, so it is in the trail. OutputFailed.
    """
    if path.suffix.lower() != ".xlsx":
        raise InvalidInput("Lembar kesalahan disimpan sebagai berkas .xlsx.", "path")
    wrong = [_as_came(rows, layout, check, row) for row in check.rows if row.errors]
    with office.work() as work:
        write_atomically(path, error_workbook(headings(rows, layout.header_at), wrong))
        work.record(LIST_EXPORTED, "office", 1, f"lembar kesalahan, {len(wrong)} baris")
        work.commit()
    return len(wrong)


def _as_came(
    rows: Sequence[Cells], layout: SheetLayout, check: ListCheck, row: CheckedRow
) -> tuple[Cells, Mapping[int, str], str]:
    """A wrong row: its own cells, what is wrong by place, and all of it in words."""
    titles = {column.name: f"{column.title}: " for column in check.columns}
    places = {name: place for place, name in layout.columns.items()}
    by_place = {places[error.column]: error.message for error in row.errors if error.column in places}
    words = [f"{titles.get(error.column, '')}{error.message}" for error in row.errors]
    return rows[row.number - 1], by_place, "\n".join(words)


def _remembered(
    work: UnitOfWork, kind: str, columns: Sequence[ListColumn], rows: Sequence[Cells]
) -> SheetLayout | None:
    known = {mapping.shape: mapping for mapping in work.find(SheetMapping, kind=kind)}
    offered = {column.name for column in columns}
    for place in range(min(len(rows), HEADER_WITHIN)) if known else ():
        mapping = known.get(shape_of(rows, place))
        if mapping is not None:
            taken = {at: name for at, name in enumerate(mapping.fields) if name in offered}
            return SheetLayout(header_at=place, columns=taken, date_order=mapping.date_order)
    return None
