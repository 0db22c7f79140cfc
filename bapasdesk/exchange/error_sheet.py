"""The rows of a list that could not be taken, as a sheet for whoever made the list."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

REASONS = "Yang perlu diperbaiki"
_WIDEST = 40
_REASON_WIDTH = 70


def error_workbook(
    headings: Sequence[str], rows: Sequence[tuple[Sequence[Any], Mapping[int, str], str]]
) -> bytes:
    """Each row is its cells as they came, what is wrong by the cell's place, and all of it as words.

    Wrong cells are red and bear a note. Text stays text: nothing in a cell is run as a formula.
    """
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "remove_timezone": True})
    sheet = book.add_worksheet("Perlu diperbaiki")
    width = max([len(headings), *(len(cells) for cells, _, _ in rows)])
    bold = book.add_format({"bold": True, "bottom": 1})
    styles = _Styles(book)
    for place, text in enumerate((*headings, *[""] * (width - len(headings)), REASONS)):
        sheet.write_string(0, place, text, bold)
        sheet.set_column(place, place, _REASON_WIDTH if text == REASONS else min(len(text) + 10, _WIDEST))
    for number, (cells, wrong, reason) in enumerate(rows, start=1):
        for place, cell in enumerate(cells):
            styles.write(sheet, number, place, cell, place in wrong)
            if place in wrong:
                sheet.write_comment(number, place, wrong[place])
        sheet.write_string(number, width, reason, styles.reason)
    sheet.freeze_panes(1, 0)
    book.close()
    return buffer.getvalue()


class _Styles:
    """Plain and red, for dates and for everything else."""

    def __init__(self, book: Any) -> None:
        red = {"bg_color": "#FBE6E4", "font_color": "#A3221B"}
        day = {"num_format": "dd-mm-yyyy"}
        self._plain = {wrong: book.add_format(red if wrong else {}) for wrong in (False, True)}
        self._dates = {wrong: book.add_format(day | red if wrong else day) for wrong in (False, True)}
        self.reason = book.add_format({"text_wrap": True, "font_color": "#A3221B"})

    def write(self, sheet: Any, row: int, place: int, cell: Any, wrong: bool) -> None:
        plain = self._plain[wrong]
        if cell is None:
            sheet.write_blank(row, place, None, plain)
        elif isinstance(cell, bool):
            sheet.write_boolean(row, place, cell, plain)
        elif isinstance(cell, (int, float)):
            sheet.write_number(row, place, cell, plain)
        elif isinstance(cell, (date, datetime)):
            sheet.write_datetime(row, place, cell, self._dates[wrong])
        else:
            sheet.write_string(row, place, str(cell), plain)
