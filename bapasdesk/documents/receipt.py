"""Receipts (kuitansi): A5 landscape, one page a person.

The fields and their places are those of the two forms in use: fiscal year, number and budget line at the top
right, the recipient's signature under the text, below the line the officers. With cash from the advance (UP)
these are commitment officer and treasurer; paid directly (LS, PMK 190/2012) commitment officer and whoever
confirms that the work is done.
"""

from collections.abc import Sequence

from bapasdesk.documents import fonts
from bapasdesk.documents.contents import ReceiptContent
from bapasdesk.documents.fit_text import fit_lines, fit_size, wrap
from bapasdesk.documents.letterhead import draw_emblem, draw_letterhead_lines
from bapasdesk.documents.paper import A5_LANDSCAPE, ACCENT, HAIRLINE, INK, MM, MUTED, SHADE, Paper
from bapasdesk.documents.signatures import SignatureStyle, draw_signatures, draw_stamp_box, signatures_height
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.indonesian.terbilang import amount_in_words
from bapasdesk.domain.payment_parts import needs_stamp_duty

_LEFT = 12 * MM
_RIGHT = A5_LANDSCAPE[0] - 12 * MM
_TOP = A5_LANDSCAPE[1] - 9 * MM
_BOTTOM = 9 * MM
_LABEL_WIDTH = 92.0
_HEAD = 7.4
_SMALLEST = 4.0
"""Points: below this nobody reads on; a page of text in one field then runs into the signatures."""

_SIGNATURES = SignatureStyle(size=8.2, room=18.5 * MM, width=205.0)
_LEFT_COLUMN = _LEFT + 112
_RIGHT_COLUMN = _RIGHT - 112


def render_receipts(contents: Sequence[ReceiptContent]) -> bytes:
    """The PDF, one A5 landscape page for each content, in their order; same contents, same bytes."""
    paper = Paper(A5_LANDSCAPE, "Kuitansi")
    for content in contents:
        paper.copy_mark = content.copy_mark
        draw_receipt(paper, content)
    return paper.finish()


def draw_receipt(paper: Paper, content: ReceiptContent) -> None:
    """One page."""
    paper.set_size(A5_LANDSCAPE)
    y = _draw_head(paper, content)
    y = _draw_title(paper, content.title, y)
    lower = [block for block in (content.approval, content.payer) if block]
    lower_top = _BOTTOM + 9 + signatures_height(lower, _SIGNATURES)
    upper_top = lower_top + 9 + signatures_height([content.recipient], _SIGNATURES)
    _draw_body(paper, content, top=y, bottom=upper_top + 4)
    draw_signatures(paper, [content.recipient], [_RIGHT_COLUMN], top=upper_top, style=_SIGNATURES)
    _draw_amount(paper, content.amount, (upper_top + lower_top) / 2)
    if needs_stamp_duty(content.amount):
        draw_stamp_box(paper, [content.recipient], _RIGHT_COLUMN, upper_top, _SIGNATURES)
    if lower:
        paper.rule(_LEFT, _RIGHT, lower_top + 5, width=0.5, color=HAIRLINE)
        _draw_officers(paper, content, lower_top)
    if content.example_note:
        paper.text(paper.width / 2, _BOTTOM, content.example_note, size=6.5, color=MUTED, align="centre")
    paper.end_page()


def _draw_head(paper: Paper, content: ReceiptContent) -> float:
    """Letterhead on the left, the three reference fields on the right, the double rule below both."""
    split = _RIGHT - 178
    head = content.letterhead
    space = draw_emblem(paper, head, left=_LEFT, top=_TOP, size=_HEAD)
    width = split - space.left - 12
    y = draw_letterhead_lines(
        paper, head.lines, x=space.left, width=width, top=space.top, size=_HEAD, align="left"
    )
    fields = (
        ("Tahun Anggaran", content.fiscal_year),
        ("Nomor Bukti", content.number),
        ("Mata Anggaran", content.budget_line),
    )
    row = _TOP - 10
    for label, value in fields:
        paper.text(split, row, label, size=8, color=MUTED)
        paper.text(split + 64, row, ":", size=8, color=MUTED)
        lines, size = fit_lines(value, fonts.SANS_SEMIBOLD, 8.5, _RIGHT - split - 70, 2)
        for line in lines:
            paper.text(split + 70, row, line, font=fonts.SANS_SEMIBOLD, size=size)
            row -= size * 1.2
        row -= 3.5
    y = min(y - 6, space.bottom - 6, row + 4)
    paper.rule(_LEFT, _RIGHT, y, width=1.6)
    paper.rule(_LEFT, _RIGHT, y - 2.2, width=0.5)
    return y - 2.2


def _draw_title(paper: Paper, title: str, top: float) -> float:
    y = top - 21
    paper.text(
        paper.width / 2,
        y,
        title,
        font=fonts.SERIF_BOLD,
        size=17,
        color=ACCENT,
        align="centre",
        tracking=4,
    )
    return y - 7


def _draw_body(paper: Paper, content: ReceiptContent, *, top: float, bottom: float) -> None:
    """Received from, in words, purpose: one size for all three, as large as the height allows."""
    fields = (
        ("Sudah terima dari", content.received_from, fonts.SANS),
        ("Terbilang", amount_in_words(content.amount), fonts.SERIF_ITALIC),
        ("Untuk pembayaran", content.purpose, fonts.SANS),
        *_tax_field(content),
    )
    x = _LEFT + _LABEL_WIDTH
    size, wrapped = _fit_body(fields, _RIGHT - x - 5, top - bottom)
    leading = size * 1.24
    padding = min(8.0, (top - bottom - leading * sum(map(len, wrapped))) / (2 * len(fields)))
    y = top
    for (label, _, font), lines in zip(fields, wrapped, strict=True):
        height = len(lines) * leading + 2 * padding
        if font == fonts.SERIF_ITALIC:
            paper.box(x - 5, y - height + 1, _RIGHT - x + 5, height - 2, fill=SHADE, radius=2)
        baseline = y - padding - size
        paper.text(_LEFT, baseline, label, size=9, color=MUTED)
        paper.text(x - 11, baseline, ":", size=9, color=MUTED)
        for index, line in enumerate(lines):
            paper.text(x, baseline - index * leading, line, font=font, size=size)
        y -= height


def _tax_field(content: ReceiptContent) -> tuple[tuple[str, str, str], ...]:
    """What is held back, and what the person really gets, in figures and words."""
    if not content.tax:
        return ()
    held = ", ".join(
        f"{part.name} {part.tax_percent}% x {format_rupiah(part.gross)} = {format_rupiah(part.tax)}"
        for part in content.parts
        if part.tax
    )
    net = content.amount - content.tax
    said = f"{held}; diterima {format_rupiah(net)} ({amount_in_words(net)})"
    return (("Potongan PPh 21", said, fonts.SANS),)


def _fit_body(
    fields: Sequence[tuple[str, str, str]], width: float, height: float
) -> tuple[float, list[tuple[str, ...]]]:
    """The largest common size at which all fields, with a little air, fit the height; and their lines."""
    size = 10.0
    wrapped = [wrap(value, font, size, width) for _, value, font in fields]
    while sum(map(len, wrapped)) * size * 1.24 + len(fields) * 4.0 > height and size > _SMALLEST:
        size *= 0.95
        wrapped = [wrap(value, font, size, width) for _, value, font in fields]
    return size, wrapped


def _draw_amount(paper: Paper, amount: int, centre: float) -> None:
    """The sum in figures, in a double box that leaves no room for another digit."""
    text, width, height = format_rupiah(amount), 168.0, 30.0
    paper.text(_LEFT, centre + height / 2 + 7, "Jumlah uang", size=9, color=MUTED)
    paper.box(_LEFT, centre - height / 2, width, height, stroke=INK, line_width=1.1)
    paper.box(_LEFT + 2.2, centre - height / 2 + 2.2, width - 4.4, height - 4.4, stroke=INK, line_width=0.4)
    size = fit_size(text, fonts.SERIF_BOLD, 17, width - 20)
    paper.text(
        _LEFT + width / 2, centre - size * 0.34, text, font=fonts.SERIF_BOLD, size=size, align="centre"
    )


def _draw_officers(paper: Paper, content: ReceiptContent, top: float) -> None:
    """Approval on the left, payer on the right; alone, each keeps its side."""
    places = ((content.approval, _LEFT_COLUMN), (content.payer, _RIGHT_COLUMN))
    present = [(block, x) for block, x in places if block]
    blocks, columns = [block for block, _ in present], [x for _, x in present]
    draw_signatures(paper, blocks, columns, top=top, style=_SIGNATURES)
