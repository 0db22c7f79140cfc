"""The list on which participants sign for their transport money (daftar penerimaan uang transport).

Name, days and amount are printed before anybody signs, each row has its own place to sign, and the sum stands
in figures and words under the last row: nothing is left open to be filled in afterwards.
"""

from collections.abc import Sequence

from bapasdesk.documents import fonts
from bapasdesk.documents.contents import PaymentLine, PaymentListContent
from bapasdesk.documents.fit_text import fit_lines
from bapasdesk.documents.letterhead import draw_letterhead
from bapasdesk.documents.page_frame import PageFrame, landscape, thirds
from bapasdesk.documents.paper import A4_LANDSCAPE, MM, MUTED, Paper
from bapasdesk.documents.sheet_parts import draw_facts, draw_title
from bapasdesk.documents.sign_sheet import SignSheet
from bapasdesk.documents.sign_table import Column, Row, SignTable
from bapasdesk.documents.signatures import SignatureStyle, draw_signatures, signatures_height
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.indonesian.terbilang import amount_in_words
from bapasdesk.domain.values import PaperSize

_AMOUNT = 6
_COLUMNS = (
    Column("No", 26, "centre"),
    Column("Nama", 152, max_lines=4),
    Column("Alamat", 166, max_lines=4),
    Column("Nomor bukti", 92, max_lines=2),
    Column("Hari", 30, "centre"),
    Column("Tarif", 62, "right"),
    Column("Jumlah", 70, "right"),
)
_SIGNATURES = SignatureStyle(size=9, room=19 * MM, width=225.0)
_WORDS_HEIGHT = 34.0


def render_payment_list(content: PaymentListContent, size: PaperSize = PaperSize.A4) -> bytes:
    """The PDF on its side, as many pages as the lines need; same content, same bytes."""
    paper = Paper(A4_LANDSCAPE, "Daftar Penerimaan Uang Transport")
    draw_payment_list(paper, content, size)
    return paper.finish()


def draw_payment_list(paper: Paper, content: PaymentListContent, size: PaperSize) -> None:
    """All pages of the list."""
    frame = landscape(size)
    table = SignTable(columns=_COLUMNS, left=frame.left, right=frame.right)
    SignSheet(
        frame=frame,
        table=table,
        rows=[_row(number, line) for number, line in enumerate(content.lines, start=1)],
        head=lambda paper: _draw_head(paper, content, frame),
        closing=lambda paper, y: _draw_closing(paper, content, frame, table, y),
        closing_height=table.sum_height + _WORDS_HEIGHT + signatures_height(content.signatures, _SIGNATURES),
        running_title=content.activity,
        note=content.example_note,
        carry=lambda rows: _sums(content.lines[:rows]),
    ).draw(paper)


def _sums(lines: Sequence[PaymentLine]) -> tuple[tuple[int, str], ...]:
    return ((_AMOUNT, format_rupiah(sum(line.amount for line in lines))),)


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


def _draw_head(paper: Paper, content: PaymentListContent, frame: PageFrame) -> float:
    left, right = frame.left, frame.right
    y = draw_letterhead(paper, content.letterhead, left=left, right=right, top=frame.top, size=9.5)
    y = draw_title(paper, content.title, left=left, right=right, top=y)
    facts = (
        ("Kegiatan", content.activity),
        ("Hari, tanggal", content.date_text),
        ("Tempat", content.place),
        ("Mata anggaran", content.budget_line),
    )
    return draw_facts(paper, facts, left=left, right=right, top=y)


def _draw_closing(
    paper: Paper, content: PaymentListContent, frame: PageFrame, table: SignTable, top: float
) -> None:
    """Sum in figures and in words, then the officers' signatures."""
    total = sum(line.amount for line in content.lines)
    y = table.draw_sums(paper, "JUMLAH", _sums(content.lines), top)
    paper.text(frame.left, y - 16, "Terbilang:", size=9.5, color=MUTED)
    words = amount_in_words(total)
    lines, size = fit_lines(words, fonts.SERIF_ITALIC, 10.5, frame.width - 52, 1)
    paper.text(frame.left + 48, y - 16, lines[0], font=fonts.SERIF_ITALIC, size=size)
    centres = thirds(frame, len(content.signatures))
    draw_signatures(paper, content.signatures, centres, top=y - _WORDS_HEIGHT, style=_SIGNATURES)
