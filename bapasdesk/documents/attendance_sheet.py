"""Attendance sheets (daftar hadir): one sheet for each session day, upright.

The row code leads the typist back to the person; the clean variant is without it, for whoever gets the sheet
outside the office. Nothing on either tells why somebody takes part: the register number stays in the office.
Officers and trainers sign a sheet of their own.
"""

from collections.abc import Sequence

from bapasdesk.documents.contents import AttendanceSheetContent
from bapasdesk.documents.letterhead import draw_letterhead
from bapasdesk.documents.page_frame import PageFrame, portrait
from bapasdesk.documents.paper import A4, MM, Paper
from bapasdesk.documents.sheet_parts import draw_facts, draw_title
from bapasdesk.documents.sign_sheet import SignSheet
from bapasdesk.documents.sign_table import Column, Row, SignTable
from bapasdesk.documents.signatures import DOTS, SignatureStyle, draw_signatures, signatures_height
from bapasdesk.domain.values import PaperSize

_SIGNATURES = SignatureStyle(size=9.5, room=20 * MM, width=220.0)
_COUNT_HEIGHT = 30.0
_NAME_WIDTH = 196.0
_SEX = "L/P"


def render_attendance_sheets(
    contents: Sequence[AttendanceSheetContent], size: PaperSize = PaperSize.A4
) -> bytes:
    """The PDF, each content on a new page; pages are counted within a sheet. Same contents, same bytes."""
    paper = Paper(A4, "Daftar Hadir")
    for content in contents:
        draw_attendance_sheet(paper, content, size)
    return paper.finish()


def draw_attendance_sheet(paper: Paper, content: AttendanceSheetContent, size: PaperSize) -> None:
    """One day's sheet."""
    frame = portrait(size)
    blocks = [content.signature] if content.signature else []
    present = DOTS[:24] if content.present is None else content.present

    def closing(paper: Paper, y: float) -> None:
        paper.text(frame.left, y - 20, f"Jumlah hadir: {present} orang", size=10)
        centres = [frame.right - 112] * len(blocks)
        draw_signatures(paper, blocks, centres, top=y - _COUNT_HEIGHT, style=_SIGNATURES)

    SignSheet(
        frame=frame,
        table=SignTable(columns=_columns(content, frame), left=frame.left, right=frame.right),
        rows=_rows(content),
        head=lambda paper: _draw_head(paper, content, frame),
        closing=closing,
        closing_height=_COUNT_HEIGHT + signatures_height(blocks, _SIGNATURES),
        running_title=content.date_text,
        note=content.example_note,
        seal=content.seal,
    ).draw(paper)


def _columns(content: AttendanceSheetContent, frame: PageFrame) -> tuple[Column, ...]:
    number, code = Column("No", 28, "centre"), Column("Kode", 56, "centre")
    if content.last_title != _SEX:
        wide = (frame.width - number.width) * 0.34
        last = Column(content.last_title, wide * 0.85, max_lines=4)
        return (number, Column("Nama", wide, max_lines=4), last)
    sex = Column(_SEX, 30, "centre")
    if not content.with_row_codes:
        return (number, Column("Nama", _NAME_WIDTH + code.width, max_lines=4), sex)
    return (number, code, Column("Nama", _NAME_WIDTH, max_lines=4), sex)


def _rows(content: AttendanceSheetContent) -> list[Row]:
    rows = [
        Row(line.row_number, _cells(content, str(line.row_number), line.row_code, line.name, line.sex))
        for line in content.lines
    ]
    last = rows[-1].number if rows else 0
    spare = range(last + 1, last + 1 + content.blank_rows)
    return rows + [Row(number, _cells(content, str(number), "", "", "")) for number in spare]


def _cells(content: AttendanceSheetContent, number: str, code: str, name: str, last: str) -> tuple[str, ...]:
    shows_code = content.with_row_codes and content.last_title == _SEX
    return (number, code, name, last) if shows_code else (number, name, last)


def _draw_head(paper: Paper, content: AttendanceSheetContent, frame: PageFrame) -> float:
    left, right = frame.left, frame.right
    y = draw_letterhead(paper, content.letterhead, left=left, right=right, top=frame.top, size=10)
    y = draw_title(paper, content.title, left=left, right=right, top=y)
    facts = (
        ("Kegiatan", content.activity),
        ("Mitra", content.partner),
        ("Hari, tanggal", content.date_text),
        ("Waktu", content.time_text),
        ("Tempat", content.place),
    )
    return draw_facts(paper, facts, left=left, right=right, top=y)
