"""A report or list as a sheet for Excel: counts and rupiah are numbers, shares percent, days are days, and
everything typed is text.

Built in memory: nothing of it ever lies in a temporary file.
"""

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from bapasdesk.domain.reports import Cell, Report, ReportColumn

Tick = Callable[[int], None]
"""Told the rows done so far; whatever it raises stops the work."""
_WIDEST = 48
_LOOKED_AT = 500
"""Rows that decide how wide a column is."""
_TICK_EVERY = 200
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FORMATS = {
    "count": "#,##0",
    "money": '"Rp"#,##0',
    "share": "0%",
    "mark": "0.0",
    "plain": "0",
    "date": "dd-mm-yyyy",
}
_HEADER_ROOM = 200


def silent(done: int) -> None:
    """Nobody watches."""


def report_workbook(report: Report, *, foot: str = "", tick: Tick = silent) -> bytes:
    """One sheet: period and sentence over the table, its totals below, `foot` under each printed page.

    A list with neither period nor sentence, that is one nothing was left out of, begins with its columns.
    """
    buffer = BytesIO()
    book = Workbook(buffer, _OPTIONS)
    sheet = book.add_worksheet("Daftar")
    formats = {kind: book.add_format({"num_format": form}) for kind, form in _FORMATS.items()}
    first = _write_head(book, sheet, report)
    rows = [*report.rows, report.totals] if report.totals else report.rows
    for number, row in enumerate(rows, start=1):
        for place, column in enumerate(report.columns):
            _write(sheet, first + number, place, row[place], column, formats)
        if number % _TICK_EVERY == 0:
            tick(number)
    sheet.freeze_panes(first + 1, 0)
    if report.columns:
        sheet.autofilter(first, 0, first + len(report.rows), len(report.columns) - 1)
    _set_print(sheet, report, foot, first)
    book.close()
    return buffer.getvalue()


def _write_head(book: Workbook, sheet: Any, report: Report) -> int:
    """Gives the row of the column titles."""
    lines = [text for text in (report.period, report.sentence) if text]
    if lines:
        sheet.write_string(0, 0, report.title, book.add_format({"bold": True, "font_size": 14}))
    for line, text in enumerate(lines, start=1):
        sheet.write_string(line, 0, text)
    first = len(lines) + 2 if lines else 0
    heading = book.add_format({"bold": True, "bottom": 1})
    for place, column in enumerate(report.columns):
        sheet.write_string(first, place, column.title, heading)
        sheet.set_column(place, place, _width(report.rows, place, column))
    return first


def _write(
    sheet: Any, row: int, place: int, cell: Cell, column: ReportColumn, formats: dict[str, Any]
) -> None:
    if cell is None:
        return
    if isinstance(cell, date):
        sheet.write_datetime(row, place, cell, formats["date"])
    elif column.is_number and not isinstance(cell, str):
        sheet.write_number(row, place, cell, formats[column.kind])
    else:
        sheet.write_string(row, place, str(cell))


def _set_print(sheet: Any, report: Report, foot: str, first: int) -> None:
    """What stands on each printed page: the list and its filters above, seal and page number below."""
    above = " · ".join(text for text in (report.title, report.period) if text)[:_HEADER_ROOM]
    sheet.set_header(f"&L{above.replace('&', '&&')}")
    sheet.set_footer(f"&L{foot.replace('&', '&&')}&RHalaman &P dari &N")
    sheet.repeat_rows(first)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _width(rows: Sequence[Sequence[Cell]], place: int, column: ReportColumn) -> int:
    longest = max([len(column.title), *(len(str(row[place])) for row in rows[:_LOOKED_AT])])
    return min(longest + 3, _WIDEST)
