"""A report or list as CSV: text stays text, and nothing in a cell is ever run as a formula."""

import csv
from io import StringIO

from bapasdesk.domain.indonesian.dates import short_date
from bapasdesk.domain.reports import Cell, Report
from bapasdesk.exchange.report_sheet import Tick, silent

_RUN_BY_SHEETS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_TICK_EVERY = 200


def report_csv(report: Report, *, tick: Tick = silent) -> bytes:
    """RFC 4180, UTF-8 with a mark for Excel; days as dd-mm-yyyy, money as whole rupiah.

    A text that a sheet program would run begins with an apostrophe. What was left out is said in a line of
    its own over the columns; a whole list begins with them.
    """
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    if report.period:
        writer.writerow([_guarded(f"{report.title}: {report.period}")])
    writer.writerow([column.title for column in report.columns])
    for number, row in enumerate(report.rows, start=1):
        writer.writerow([_guarded(cell) for cell in row])
        if number % _TICK_EVERY == 0:
            tick(number)
    return buffer.getvalue().encode("utf-8-sig")


def _guarded(cell: Cell) -> str:
    if cell is None:
        return ""
    text = short_date(cell) if not isinstance(cell, str | int | float) else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_RUN_BY_SHEETS) else text
