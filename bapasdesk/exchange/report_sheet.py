"""A report as a sheet for Excel: counts and rupiah are numbers, shares percent, everything typed is text."""

from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from bapasdesk.domain.reports import Cell, Report, ReportColumn

_WIDEST = 48
_FORMATS = {"count": "#,##0", "money": '"Rp"#,##0', "share": "0%", "mark": "0.0"}


def report_workbook(report: Report) -> bytes:
    """One sheet: title, period and sentence over the table, its totals below."""
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Laporan")
    bold = book.add_format({"bold": True, "font_size": 14})
    heading = book.add_format({"bold": True, "bottom": 1})
    formats = {kind: book.add_format({"num_format": form}) for kind, form in _FORMATS.items()}
    lines = [text for text in (report.period, report.sentence) if text]
    sheet.write_string(0, 0, report.title, bold)
    for line, text in enumerate(lines, start=1):
        sheet.write_string(line, 0, text)
    first = len(lines) + 2
    for place, column in enumerate(report.columns):
        sheet.write_string(first, place, column.title, heading)
        sheet.set_column(place, place, _width(report, place, column))
    rows = [*report.rows, report.totals] if report.totals else list(report.rows)
    for number, row in enumerate(rows, start=first + 1):
        for place, column in enumerate(report.columns):
            _write(sheet, number, place, row[place], column, formats)
    sheet.freeze_panes(first + 1, 0)
    book.close()
    return buffer.getvalue()


def _write(
    sheet: Any, row: int, place: int, cell: Cell, column: ReportColumn, formats: dict[str, Any]
) -> None:
    if cell is None:
        return
    if column.is_number and not isinstance(cell, str):
        sheet.write_number(row, place, cell, formats[column.kind])
    else:
        sheet.write_string(row, place, str(cell))


def _width(report: Report, place: int, column: ReportColumn) -> int:
    longest = max([len(column.title), *(len(str(row[place])) for row in report.rows)])
    return min(longest + 3, _WIDEST)
