"""Attendance sheets (daftar hadir): A4 portrait, one sheet for each session day.

The row code leads the typist back to the person. Nothing on the sheet tells why somebody takes part: the
register number stays in the office.
"""

from collections.abc import Sequence

from bapasdesk.documents.contents import AttendanceSheetContent
from bapasdesk.documents.letterhead import draw_letterhead
from bapasdesk.documents.paper import A4, MM, Paper
from bapasdesk.documents.sheet_parts import FOOT_HEIGHT, draw_facts, draw_foot, draw_title
from bapasdesk.documents.sign_table import HEADER_HEIGHT, Column, Row, SignTable, paginate
from bapasdesk.documents.signatures import DOTS, SignatureStyle, draw_signatures, signatures_height

_LEFT = 16 * MM
_RIGHT = A4[0] - 16 * MM
_TOP = A4[1] - 12 * MM
_BOTTOM = 9 * MM

_TABLE = SignTable(
    columns=(
        Column("No", 28, "centre"),
        Column("Kode", 56, "centre"),
        Column("Nama", 196, max_lines=4),
        Column("L/P", 30, "centre"),
    ),
    left=_LEFT,
    right=_RIGHT,
)
_SIGNATURES = SignatureStyle(size=9.5, room=20 * MM, width=220.0)
_COUNT_HEIGHT = 30.0


def render_attendance_sheets(contents: Sequence[AttendanceSheetContent]) -> bytes:
    """The PDF, each content on a new page; pages are counted within a sheet. Same contents, same bytes."""
    paper = Paper(A4, "Daftar Hadir")
    for content in contents:
        _draw_sheet(paper, content)
    return paper.finish()


def _draw_sheet(paper: Paper, content: AttendanceSheetContent) -> None:
    rows = _rows(content)
    blocks = [content.signature] if content.signature else []
    table_top = _draw_head(paper, content)
    floor = _BOTTOM + FOOT_HEIGHT
    pages = paginate(
        [_TABLE.height_of(row) for row in rows],
        first=table_top - HEADER_HEIGHT - floor,
        following=_TOP - HEADER_HEIGHT - floor,
        closing=_COUNT_HEIGHT + signatures_height(blocks, _SIGNATURES),
    )
    for number, page in enumerate(pages, start=1):
        y = _TABLE.draw_page(paper, rows[page.start : page.stop], table_top if number == 1 else _TOP)
        if number == len(pages):
            paper.text(_LEFT, y - 20, f"Jumlah hadir: {DOTS[:24]} orang", size=10)
            draw_signatures(
                paper, blocks, [_RIGHT - 112] * len(blocks), top=y - _COUNT_HEIGHT, style=_SIGNATURES
            )
        draw_foot(
            paper,
            left=_LEFT,
            right=_RIGHT,
            bottom=_BOTTOM,
            running_title=content.date_text,
            note=content.example_note,
            page=number,
            pages=len(pages),
        )
        paper.end_page()


def _rows(content: AttendanceSheetContent) -> list[Row]:
    rows = [
        Row(line.row_number, (str(line.row_number), line.row_code, line.name, line.sex))
        for line in content.lines
    ]
    last = rows[-1].number if rows else 0
    spare = range(last + 1, last + 1 + content.blank_rows)
    return rows + [Row(number, (str(number), "", "", "")) for number in spare]


def _draw_head(paper: Paper, content: AttendanceSheetContent) -> float:
    y = draw_letterhead(paper, content.letterhead, left=_LEFT, right=_RIGHT, top=_TOP, size=10)
    y = draw_title(paper, "DAFTAR HADIR", left=_LEFT, right=_RIGHT, top=y)
    facts = (
        ("Kegiatan", content.activity),
        ("Mitra", content.partner),
        ("Hari, tanggal", content.date_text),
        ("Waktu", content.time_text),
        ("Tempat", content.place),
    )
    return draw_facts(paper, facts, left=_LEFT, right=_RIGHT, top=y)
