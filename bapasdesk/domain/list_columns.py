"""Which column of somebody's sheet is which of ours: the heading row found, its words understood."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bapasdesk.domain.cell_values import DateOrder, is_blank, read_date, read_text, settled_order, shown_text
from bapasdesk.errors import InvalidInput

HEADER_WITHIN = 20
"""So many rows from the top are looked through for the headings."""
Cells = Sequence[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """One thing a list can tell: `name` is the record's field, `title` its Indonesian name."""

    name: str
    title: str
    headings: tuple[str, ...] = ()
    """Words that stand over such a column in offices' own sheets, as `heading_words` gives them."""
    read: Callable[[Any], Any] = read_text
    is_date: bool = False
    is_needed: bool = False
    show: Callable[[Any], str] = shown_text


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet of a file; a hidden one is not seen in Excel until somebody shows it."""

    name: str
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLayout:
    """How one sheet is to be read: `columns` maps a column's place to a `ListColumn.name`."""

    header_at: int
    """Place of the heading row, from 0; the rows below it are the list."""
    columns: Mapping[int, str] = field(default_factory=dict)
    date_order: DateOrder = DateOrder.AUTO


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMapping:
    """A layout as the office remembers it: for sheets with the same heading words."""

    id: int = 0
    kind: str
    shape: str
    fields: tuple[str, ...]
    """The column name for each place; empty: not taken."""
    date_order: DateOrder = DateOrder.AUTO


def heading_words(cell: Any) -> str:
    """A heading without what people write differently: case, dots, line breaks, a remark in brackets."""
    typed = re.sub(r"\(.*?\)|[.:*_]", " ", shown_text(cell).casefold())
    return " ".join(typed.split()).replace(" / ", "/")


def headings(rows: Sequence[Cells], header_at: int) -> list[str]:
    """The words over each column; a cell merged downwards has them one row higher."""
    own = [shown_text(cell) for cell in rows[header_at]] if header_at < len(rows) else []
    above = [shown_text(cell) for cell in rows[header_at - 1]] if header_at else []
    return [text or (above[place] if place < len(above) else "") for place, text in enumerate(own)]


def shape_of(rows: Sequence[Cells], header_at: int) -> str:
    """What tells one office's form from another: all its heading words."""
    return "|".join(heading_words(text) for text in headings(rows, header_at)).rstrip("|")


def guessed_columns(columns: Sequence[ListColumn], rows: Sequence[Cells], header_at: int) -> dict[int, str]:
    """The columns whose headings we know; of two with the same meaning the first."""
    known = {word: column.name for column in columns for word in column.headings}
    found: dict[int, str] = {}
    for place, text in enumerate(headings(rows, header_at)):
        name = known.get(heading_words(text)) or known.get(_with_above(rows, header_at, place))
        if name and name not in found.values():
            found[place] = name
    return found


def guessed_layout(columns: Sequence[ListColumn], rows: Sequence[Cells]) -> SheetLayout:
    """The row that bears most of the headings we know. InvalidInput if none bears those that are needed."""
    needed = {column.name for column in columns if column.is_needed}
    best = SheetLayout(header_at=0)
    for place in range(min(len(rows), HEADER_WITHIN)):
        found = guessed_columns(columns, rows, place)
        if needed <= set(found.values()) and len(found) > len(best.columns):
            best = SheetLayout(header_at=place, columns=found)
    if not best.columns:
        titles = ", ".join(column.title for column in columns if column.is_needed)
        titles = titles or " atau ".join(column.title for column in columns[:2])
        raise InvalidInput(
            f"Kolom {titles} tidak ditemukan dalam {HEADER_WITHIN} baris pertama. Beri judul kolom {titles}.",
            "path",
        )
    return best


def list_rows(rows: Sequence[Cells], layout: SheetLayout) -> list[tuple[int, Cells]]:
    """The rows of the list with their numbers as the sheet shows them; blank ones and a row that only counts
    the columns are none."""
    below = list(enumerate(rows))[layout.header_at + 1 :]
    if below and _counts_columns(below[0][1]):
        del below[0]
    return [
        (above + 1, cells)
        for above, cells in below
        if any(not is_blank(cell_at(cells, place)) for place in layout.columns)
    ]


class RowReader:
    """Reads the cells of one row after another into values; orders of dates are settled once a column."""

    def __init__(
        self, columns: Sequence[ListColumn], layout: SheetLayout, rows: Sequence[tuple[int, Cells]]
    ) -> None:
        by_name = {column.name: column for column in columns}
        self.places = {
            place: by_name[name] for place, name in sorted(layout.columns.items()) if name in by_name
        }
        self._orders = {
            place: settled_order(layout.date_order, (cell_at(cells, place) for _, cells in rows))
            for place, column in self.places.items()
            if column.is_date
        }

    def value(self, place: int, cells: Cells) -> Any:
        """None for an empty cell; InvalidInput says what is wrong with it."""
        cell = cell_at(cells, place)
        if is_blank(cell):
            return None
        column = self.places[place]
        return read_date(cell, self._orders[place]) if column.is_date else column.read(cell)


def cell_at(cells: Cells, place: int) -> Any:
    return cells[place] if place < len(cells) else None


def _with_above(rows: Sequence[Cells], header_at: int, place: int) -> str:
    """A heading with the wider one above it, which a merged cell keeps at its left end."""
    if not header_at or is_blank(cell_at(rows[header_at], place)):
        return ""
    above = [text for cell in rows[header_at - 1][: place + 1] if (text := heading_words(cell))]
    return f"{above[-1]} {heading_words(rows[header_at][place])}" if above else ""


def _counts_columns(cells: Cells) -> bool:
    """`1 2 3 4` or `(1) (2) (3)` under the headings, as official tables have it."""
    texts = [shown_text(cell).strip("()") for cell in cells if not is_blank(cell)]
    return len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)]
