"""How the columns of a report share its table: sums are never cut, names may end in dots."""

from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics

from bapasdesk.domain.reports import Cell, Report, ReportColumn, written
from bapasdesk.gui.table_models import Column

_AROUND = 22
"""Pixels beside the text of a column."""
_LEAST_WORDS, _SHORT_WORDS = 140, 190
"""Pixels a column of words needs to tell one name from another, and up to which it is not made narrower."""
_SCROLL_BAR = 14
_MEASURED = 20
"""Of a column's cells only the longest are measured: letters are not equally wide, but nearly."""
_LONGEST_HEADING = 11
_SEMIBOLD = 1.06
"""A heading is so much wider than the same words in a cell."""


def report_columns(report: Report, letters: QFontMetrics, width: int) -> tuple[Column[tuple[Cell, ...]], ...]:
    """For a table `width` pixels wide, written in `letters`."""
    needed = [_width(place, report, letters) for place in range(len(report.columns))]
    words = [place for place, column in enumerate(report.columns) if not column.is_number]
    shared = shared_widths(needed, words, width - _SCROLL_BAR)
    return tuple(_column(place, report, one) for place, one in enumerate(shared))


def shared_widths(needed: Sequence[int], words: Sequence[int], room: int) -> list[int | None]:
    """The width of each column; None for those that share what is left.

    Numbers and short words get what they need, long words the rest; words that all fit share evenly. Where
    too little is left the table scrolls sideways.
    """
    numbers = sum(width for place, width in enumerate(needed) if place not in words)
    widest = max((needed[place] for place in words), default=0)
    if widest * len(words) <= room - numbers:
        return [None if place in words else width for place, width in enumerate(needed)]
    long = [place for place in words if needed[place] > _SHORT_WORDS or needed[place] == widest]
    taken = sum(width for place, width in enumerate(needed) if place not in long)
    shared = None if room - taken >= len(long) * _LEAST_WORDS else min(_SHORT_WORDS, widest)
    return [shared if place in long else width for place, width in enumerate(needed)]


def _column(place: int, report: Report, width: int | None) -> Column[tuple[Cell, ...]]:
    column = report.columns[place]
    return Column(
        _heading(column),
        lambda row: written(row[place], column.kind),
        align_right=column.is_number,
        width=width,
    )


def _width(place: int, report: Report, letters: QFontMetrics) -> int:
    """As wide as the longest cell or the heading, which is semibold."""
    column = report.columns[place]
    cells = [written(row[place], column.kind) for row in (*report.rows, report.totals) if row]
    longest = sorted(cells, key=len)[-_MEASURED:]
    widest = max((letters.horizontalAdvance(cell) for cell in longest), default=0)
    heading = max(letters.horizontalAdvance(line) for line in _heading(column).splitlines() or [""])
    return max(widest, round(heading * _SEMIBOLD)) + _AROUND


def _heading(column: ReportColumn) -> str:
    """A number's long heading stands in two lines, so that names keep their room."""
    if not column.is_number or len(column.title) <= _LONGEST_HEADING:
        return column.title
    return column.title.replace("/", "/\n", 1) if "/" in column.title else column.title.replace(" ", "\n", 1)
