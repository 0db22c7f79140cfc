"""The list on which participants sign for their transport money (daftar penerimaan uang transport).

Name, days and amount are printed before anybody signs, each row has its own place to sign, and the sum stands
in figures and words under the last row: nothing is left open to be filled in afterwards.
"""

from bapasdesk.documents import fonts
from bapasdesk.documents.contents import PaymentLine, PaymentListContent
from bapasdesk.documents.fit_text import fit_lines
from bapasdesk.documents.letterhead import draw_letterhead
from bapasdesk.documents.paper import A4_LANDSCAPE, MM, MUTED, Paper
from bapasdesk.documents.sheet_parts import FOOT_HEIGHT, draw_facts, draw_foot, draw_title
from bapasdesk.documents.sign_table import HEADER_HEIGHT, Column, Row, SignTable, paginate
from bapasdesk.documents.signatures import SignatureStyle, draw_signatures, signatures_height
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.indonesian.terbilang import terbilang

_LEFT = 14 * MM
_RIGHT = A4_LANDSCAPE[0] - 14 * MM
_TOP = A4_LANDSCAPE[1] - 11 * MM
_BOTTOM = 9 * MM
_AMOUNT = 6

_TABLE = SignTable(
    columns=(
        Column("No", 26, "centre"),
        Column("Nama", 152, max_lines=4),
        Column("Alamat", 166, max_lines=4),
        Column("Nomor bukti", 92, max_lines=2),
        Column("Hari", 30, "centre"),
        Column("Tarif", 62, "right"),
        Column("Jumlah", 70, "right"),
    ),
    left=_LEFT,
    right=_RIGHT,
)
_SIGNATURES = SignatureStyle(size=9, room=19 * MM, width=225.0)
_WORDS_HEIGHT = 34.0
_TOTAL_HEIGHT = _TABLE.row_height * 0.8


def render_payment_list(content: PaymentListContent) -> bytes:
    """The PDF on A4 landscape, as many pages as the lines need; same content, same bytes."""
    paper = Paper(A4_LANDSCAPE, "Daftar Penerimaan Uang Transport")
    rows = [_row(number, line) for number, line in enumerate(content.lines, start=1)]
    table_top = _draw_head(paper, content)
    floor = _BOTTOM + FOOT_HEIGHT
    pages = paginate(
        [_TABLE.height_of(row) for row in rows],
        first=table_top - HEADER_HEIGHT - floor,
        following=_TOP - HEADER_HEIGHT - floor,
        closing=_TOTAL_HEIGHT + _WORDS_HEIGHT + signatures_height(content.signatures, _SIGNATURES),
    )
    for number, page in enumerate(pages, start=1):
        y = _TABLE.draw_page(paper, rows[page.start : page.stop], table_top if number == 1 else _TOP)
        if number == len(pages):
            _draw_closing(paper, content, y)
        draw_foot(
            paper,
            left=_LEFT,
            right=_RIGHT,
            bottom=_BOTTOM,
            running_title=content.activity,
            note=content.example_note,
            page=number,
            pages=len(pages),
        )
        paper.end_page()
    return paper.finish()


def _row(number: int, line: PaymentLine) -> Row:
    cells = (
        str(number),
        line.name,
        line.address,
        line.number,
        str(line.days),
        format_rupiah(line.rate),
        format_rupiah(line.amount),
    )
    return Row(number, cells)


def _draw_head(paper: Paper, content: PaymentListContent) -> float:
    y = draw_letterhead(paper, content.letterhead, left=_LEFT, right=_RIGHT, top=_TOP, size=9.5)
    y = draw_title(paper, content.title, left=_LEFT, right=_RIGHT, top=y)
    facts = (
        ("Kegiatan", content.activity),
        ("Hari, tanggal", content.date_text),
        ("Tempat", content.place),
        ("Mata anggaran", content.budget_line),
    )
    return draw_facts(paper, facts, left=_LEFT, right=_RIGHT, top=y)


def _draw_closing(paper: Paper, content: PaymentListContent, top: float) -> None:
    """Sum in figures and in words, then the officers' signatures."""
    total = sum(line.amount for line in content.lines)
    y = _TABLE.draw_total(paper, "JUMLAH", format_rupiah(total), _AMOUNT, top)
    paper.text(_LEFT, y - 16, "Terbilang:", size=9.5, color=MUTED)
    words = f"{terbilang(total)} rupiah"
    lines, size = fit_lines(words, fonts.SERIF_ITALIC, 10.5, _RIGHT - _LEFT - 52, 1)
    paper.text(_LEFT + 48, y - 16, lines[0], font=fonts.SERIF_ITALIC, size=size)
    draw_signatures(
        paper,
        content.signatures,
        _centres(len(content.signatures)),
        top=y - _WORDS_HEIGHT,
        style=_SIGNATURES,
    )


def _centres(count: int) -> list[float]:
    """A lone signature stands on the right, two at the sides, three in even columns."""
    third = (_RIGHT - _LEFT) / 3
    columns = [_LEFT + third * (index + 0.5) for index in range(3)]
    return {0: [], 1: columns[2:], 2: [columns[0], columns[2]]}.get(count, columns)
