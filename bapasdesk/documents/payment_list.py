"""The list on which participants sign for their transport money (daftar penerimaan uang transport).

Name, days and amount are printed before anybody signs, each row has its own place to sign, and the sum stands
in figures and words under the last row: nothing is left open to be filled in afterwards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bapasdesk.documents import fonts
from bapasdesk.documents.contents import PaymentLine, PaymentListContent
from bapasdesk.documents.fit_text import fit_lines
from bapasdesk.documents.letterhead import draw_letterhead
from bapasdesk.documents.page_frame import PageFrame, landscape, thirds
from bapasdesk.documents.paper import A4_LANDSCAPE, MM, MUTED, Paper
from bapasdesk.documents.sheet_parts import draw_facts, draw_title
from bapasdesk.documents.sign_sheet import SignSheet
from bapasdesk.documents.sign_table import Column, Row, SignTable
from bapasdesk.documents.signatures import SignatureStyle, draw_signatures, draw_stamp_box, signatures_height
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.indonesian.terbilang import amount_in_words
from bapasdesk.domain.payment_parts import TRANSPORT, needs_stamp_duty
from bapasdesk.domain.values import PaperSize

_SIGNATURES = SignatureStyle(size=9, room=19 * MM, width=225.0)
_WORDS_LEADING = 15.0
_MOST_PARTS_BESIDE_ADDRESS = 3
"""With more kinds of money than that no room is left for addresses."""


def render_payment_list(content: PaymentListContent, size: PaperSize = PaperSize.A4) -> bytes:
    """The PDF on its side, as many pages as the lines need; same content, same bytes."""
    paper = Paper(A4_LANDSCAPE, "Daftar Penerimaan Uang Transport")
    draw_payment_list(paper, content, size)
    return paper.finish()


def draw_payment_list(paper: Paper, content: PaymentListContent, size: PaperSize) -> None:
    """All pages of the list."""
    frame = landscape(size)
    shape = _shape_of(content.lines)
    table = SignTable(columns=tuple(shape.columns()), left=frame.left, right=frame.right)
    signing = signatures_height(content.signatures, _SIGNATURES)
    SignSheet(
        frame=frame,
        table=table,
        rows=[Row(number, shape.cells(number, line)) for number, line in enumerate(content.lines, start=1)],
        head=lambda paper: _draw_head(paper, content, frame),
        closing=lambda paper, y: _draw_closing(paper, content, frame, table, y),
        closing_height=table.sum_height + _words_height(content) + signing,
        running_title=content.activity,
        note=content.example_note,
        seal=content.seal,
        carry=lambda rows: shape.sums(content.lines[:rows]),
    ).draw(paper)


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which columns the list has: one for each kind of money, tax and net only where tax is held back."""

    parts: tuple[str, ...]
    """Names of the parts; empty if all is transport money, which is shown by its rate."""
    is_taxed: bool

    def columns(self) -> Iterator[Column]:
        wide = not self.parts
        yield Column("No", 26, "centre")
        yield Column("Nama", 152 if wide else 118, max_lines=4)
        if len(self.parts) < _MOST_PARTS_BESIDE_ADDRESS:
            yield Column("Alamat", 166 if wide else 92, max_lines=4)
        yield Column("Nomor bukti", 92 if wide else 72, max_lines=2)
        yield Column("Hari", 30 if wide else 26, "centre")
        for part in self.parts or ("Tarif",):
            yield Column(part, 62 if wide else 60, "right")
        yield Column("Jumlah", 70 if wide else 62, "right")
        if self.is_taxed:
            yield Column("PPh 21", 50, "right")
            yield Column("Diterima", 62, "right")

    def cells(self, number: int, line: PaymentLine) -> tuple[str, ...]:
        address = (line.address,) if len(self.parts) < _MOST_PARTS_BESIDE_ADDRESS else ()
        days = str(line.days) if line.days else ""
        money = self._money([line]) if self.parts else (line.rate, line.amount)
        return (str(number), line.name, *address, line.number, days, *map(_rupiah, money))

    def sums(self, lines: Sequence[PaymentLine]) -> tuple[tuple[int, str], ...]:
        """The sum of each column of money; rates are not summed."""
        count = sum(1 for _ in self.columns())
        money = self._money(lines) if self.parts else (sum(line.amount for line in lines),)
        first = count - len(money)
        return tuple((first + place, format_rupiah(amount)) for place, amount in enumerate(money))

    def _money(self, lines: Sequence[PaymentLine]) -> tuple[int, ...]:
        """The columns of money after the days: each part, gross, and where tax is held back tax and net."""
        each = [
            sum(part.gross for line in lines for part in line.parts if part.name == name)
            for name in self.parts
        ]
        gross, tax = sum(line.amount for line in lines), sum(line.tax for line in lines)
        return (*each, gross, *((tax, gross - tax) if self.is_taxed else ()))


def _shape_of(lines: Sequence[PaymentLine]) -> _Shape:
    names = tuple(dict.fromkeys(part.name for line in lines for part in line.parts))
    plain = names in ((), (TRANSPORT,))
    return _Shape(parts=() if plain else names, is_taxed=any(line.tax for line in lines))


def _rupiah(amount: int) -> str:
    return format_rupiah(amount) if amount else ""


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
    """Sums in figures and in words, then the officers' signatures, with a stamp where the law wants one."""
    y = table.draw_sums(paper, "JUMLAH", _shape_of(content.lines).sums(content.lines), top)
    baseline = y - 16
    for label, words in _sums_in_words(content):
        paper.text(frame.left, baseline, f"{label}:", size=9.5, color=MUTED)
        start = frame.left + fonts.text_width(f"{label}:", fonts.SANS, 9.5) + 5
        lines, size = fit_lines(words, fonts.SERIF_ITALIC, 10.5, frame.right - start, 1)
        paper.text(start, baseline, lines[0], font=fonts.SERIF_ITALIC, size=size)
        baseline -= _WORDS_LEADING
    centres = thirds(frame, len(content.signatures))
    below = y - _words_height(content)
    draw_signatures(paper, content.signatures, centres, top=below, style=_SIGNATURES)
    if needs_stamp_duty(_total(content)) and len(centres) > 1:
        # The stamp belongs to whoever says that the whole sum was paid out, who stands before the last.
        draw_stamp_box(paper, content.signatures, centres[-2], below, _SIGNATURES)


def _sums_in_words(content: PaymentListContent) -> list[tuple[str, str]]:
    total, tax = _total(content), sum(line.tax for line in content.lines)
    said = [("Terbilang", _in_words(total))]
    if tax:
        said.append(("Diterima setelah PPh 21", _in_words(total - tax)))
    return said


def _in_words(amount: int) -> str:
    """More may have been given back than is paid on a list of corrections."""
    return f"minus {amount_in_words(-amount)}" if amount < 0 else amount_in_words(amount)


def _words_height(content: PaymentListContent) -> float:
    return 34.0 + _WORDS_LEADING * (len(_sums_in_words(content)) - 1)


def _total(content: PaymentListContent) -> int:
    return sum(line.amount for line in content.lines)
