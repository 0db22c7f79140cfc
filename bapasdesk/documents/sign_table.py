"""The table on which people sign one below the other.

Signatures are staggered as on every government list: odd rows sign in the left half of the last column, even
rows in the right half, so that each has the height of two rows. Rows are never split between pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bapasdesk.documents import fonts
from bapasdesk.documents.fit_text import fit_lines, fit_size
from bapasdesk.documents.paper import HAIRLINE, INK, MM, MUTED, SHADE, Align, Paper

_PADDING = 4.0
HEADER_HEIGHT = 20.0
_TEXT_SIZE = 9.0
_LEADING = 1.16


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in points; text longer than `max_lines` lines is shrunk, not cut."""

    title: str
    width: float
    align: Align = "left"
    max_lines: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is printed where the person signs and decides on which side."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignTable:
    """A table from `left` to `right`; what the columns leave over is the signature column."""

    columns: tuple[Column, ...]
    left: float
    right: float
    row_height: float = 9.4 * MM

    @property
    def sum_height(self) -> float:
        return self.row_height * 0.8

    @property
    def signature_left(self) -> float:
        return self.left + sum(column.width for column in self.columns)

    @property
    def signature_middle(self) -> float:
        return (self.signature_left + self.right) / 2

    def height_of(self, row: Row) -> float:
        """At least `row_height`, more if a cell has many lines."""
        tallest = max(
            len(lines) * size * _LEADING
            for lines, size in (
                _fit(cell, column) for cell, column in zip(row.cells, self.columns, strict=True)
            )
        )
        return max(self.row_height, tallest + 2 * _PADDING)

    def draw_page(self, paper: Paper, rows: Sequence[Row], top: float) -> float:
        """Header and rows with all rules; return the y of the bottom rule."""
        y = self._draw_header(paper, top)
        for row in rows:
            bottom = y - self.height_of(row)
            self._draw_row(paper, row, y, bottom)
            y = bottom
        self._draw_verticals(paper, top, y)
        paper.rule(self.left, self.right, y, width=0.8)
        return y

    def draw_sums(self, paper: Paper, label: str, sums: Sequence[tuple[int, str]], top: float) -> float:
        """Each sum under its column, the label before the first; return the y of the bottom rule."""
        bottom = top - self.sum_height
        edges = [(self._left_of(column), self._left_of(column + 1), text) for column, text in sums]
        baseline = (top + bottom) / 2 - _TEXT_SIZE * 0.34
        paper.box(self.left, bottom, edges[-1][1] - self.left, top - bottom, fill=SHADE)
        bold = fonts.SANS_BOLD
        paper.text(edges[0][0] - _PADDING * 2, baseline, label, font=bold, size=_TEXT_SIZE, align="right")
        for start, end, text in edges:
            size = fit_size(text, bold, _TEXT_SIZE, end - start - 2 * _PADDING)
            paper.text(end - _PADDING, baseline, text, font=bold, size=size, align="right")
        paper.box(self.left, bottom, self.right - self.left, top - bottom, stroke=INK, line_width=0.8)
        for x in sorted({x for start, end, _ in edges for x in (start, end)}):
            paper.segment(x, top, x, bottom, width=0.4, color=HAIRLINE)
        return bottom

    def _left_of(self, column: int) -> float:
        return self.left + sum(item.width for item in self.columns[:column])

    def _draw_header(self, paper: Paper, top: float) -> float:
        bottom = top - HEADER_HEIGHT
        paper.box(self.left, bottom, self.right - self.left, HEADER_HEIGHT, fill=SHADE)
        x = self.left
        titles = [(column.title, column.width) for column in self.columns]
        for title, width in (*titles, ("Tanda tangan", self.right - self.signature_left)):
            size = fit_size(title, fonts.SANS_SEMIBOLD, _TEXT_SIZE, width - 4)
            y = bottom + HEADER_HEIGHT / 2 - size * 0.34
            paper.text(x + width / 2, y, title, font=fonts.SANS_SEMIBOLD, size=size, align="centre")
            x += width
        paper.rule(self.left, self.right, top, width=0.8)
        paper.rule(self.left, self.right, bottom, width=0.8)
        return bottom

    def _draw_row(self, paper: Paper, row: Row, top: float, bottom: float) -> None:
        x = self.left
        for cell, column in zip(row.cells, self.columns, strict=True):
            _draw_cell(paper, cell, column, x, (top + bottom) / 2)
            x += column.width
        odd = row.number % 2 == 1
        start = self.signature_left if odd else self.signature_middle
        paper.text(start + 3, top - 9.5, f"{row.number}.", size=7.5, color=MUTED)
        # The rule below leaves open the half whose signature reaches into the next row.
        paper.rule(self.left, self.signature_left, bottom, width=0.4, color=HAIRLINE)
        closed = (self.signature_middle, self.right) if odd else (self.signature_left, self.signature_middle)
        paper.rule(*closed, bottom, width=0.4, color=HAIRLINE)

    def _draw_verticals(self, paper: Paper, top: float, bottom: float) -> None:
        x = self.left
        for column in self.columns:
            x += column.width
            paper.segment(x, top, x, bottom, width=0.4, color=HAIRLINE)
        below_header = top - HEADER_HEIGHT
        middle = self.signature_middle
        paper.segment(middle, below_header, middle, bottom, width=0.4, color=HAIRLINE)
        for edge in (self.left, self.right):
            paper.segment(edge, top, edge, bottom, width=0.8)


def paginate(heights: Sequence[float], first: float, following: float, closing: float) -> list[range]:
    """Row ranges for each page, given the room for rows on the first and the following pages.

    `closing` (total, signatures) stands below the last rows. If it does not fit there, the last two rows go
    with it to a new page, so that nobody signs for a list that is not on the sheet.
    """
    pages: list[range] = []
    start, room = 0, first
    for index, height in enumerate(heights):
        if height > room and index > start:
            pages.append(range(start, index))
            start, room = index, following
        room -= height
    pages.append(range(start, len(heights)))
    last = pages[-1]
    if closing > room and len(last) > 1:
        cut = max(last.start + 1, last.stop - 2)
        pages[-1:] = [range(last.start, cut), range(cut, last.stop)]
    return pages


def _fit(cell: str, column: Column) -> tuple[tuple[str, ...], float]:
    return fit_lines(cell, fonts.SANS, _TEXT_SIZE, column.width - 2 * _PADDING, column.max_lines)


def _draw_cell(paper: Paper, cell: str, column: Column, left: float, centre: float) -> None:
    lines, size = _fit(cell, column)
    x = {
        "left": left + _PADDING,
        "centre": left + column.width / 2,
        "right": left + column.width - _PADDING,
    }[column.align]
    y = centre + (len(lines) - 1) * size * _LEADING / 2 - size * 0.34
    for line in lines:
        paper.text(x, y, line, size=size, align=column.align)
        y -= size * _LEADING
