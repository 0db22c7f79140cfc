"""A plain report over as many pages as it takes: facts, paragraphs, tables and signatures.

For what the office writes about data and not for participants: a person's own record, the trail, the record
of a destruction, the letter after a breach, the roster for a partner.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bapasdesk.documents import fonts
from bapasdesk.documents.contents import SignatureBlock
from bapasdesk.documents.fit_text import wrap
from bapasdesk.documents.letterhead import draw_letterhead
from bapasdesk.documents.letterhead_content import LetterheadContent
from bapasdesk.documents.paper import A4, ACCENT, HAIRLINE, INK, MM, MUTED, SHADE, Paper
from bapasdesk.documents.sheet_parts import FOOT_HEIGHT, draw_facts, draw_foot, draw_title
from bapasdesk.documents.signatures import SignatureStyle, draw_signatures, signatures_height

_LEFT, _RIGHT = 20 * MM, A4[0] - 20 * MM
_TOP, _BOTTOM = A4[1] - 14 * MM, 10 * MM
_FLOOR = _BOTTOM + FOOT_HEIGHT
_TEXT, _CELL, _LEADING, _PADDING = 9.5, 8.5, 1.35, 5.0
_NO_LETTERHEAD = LetterheadContent()
_SIGNATURES = SignatureStyle(size=9.5, room=19 * MM, width=220.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """`columns`: heading and share of the width. Cells are plain text and wrap."""

    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str, ...], ...]
    row_height: float = 0.0
    """Points a row takes at least, as where somebody is to sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    table: ReportTable | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`note` stands in the foot of every page; `signatures` side by side at the end."""

    title: str
    letterhead: LetterheadContent = _NO_LETTERHEAD
    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    signatures: tuple[SignatureBlock, ...] = ()
    note: str = ""
    seal: str = ""
    """The newest seal of the trail, shortened."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something that stays whole: its height, and how it is drawn from its top."""

    height: float
    draw: Callable[[Paper, float], None]
    keep_with_next: bool = False


def render_report(report: Report) -> bytes:
    """The PDF on A4; same content, same bytes."""
    return render_reports([report])


def render_reports(reports: Sequence[Report]) -> bytes:
    """Several reports in one PDF, each with page numbers of its own."""
    paper = Paper(A4, reports[0].title if reports else "")
    for report in reports:
        _draw(paper, report)
    return paper.finish()


def _draw(paper: Paper, report: Report) -> None:
    pieces = list(_pieces(report))
    head = _head_height(report)
    pages = _paginate(pieces, _TOP - head - _FLOOR, _TOP - _FLOOR)
    for number, page in enumerate(pages, start=1):
        y = _draw_head(paper, report) if number == 1 else _TOP
        for piece in page:
            piece.draw(paper, y)
            y -= piece.height
        draw_foot(
            paper,
            left=_LEFT,
            right=_RIGHT,
            bottom=_BOTTOM,
            running_title=report.title,
            note=report.note,
            page=number,
            pages=len(pages),
            seal=report.seal,
        )
        paper.end_page()


def _draw_head(paper: Paper, report: Report) -> float:
    y = draw_letterhead(paper, report.letterhead, left=_LEFT, right=_RIGHT, top=_TOP)
    y = draw_title(paper, report.title, left=_LEFT, right=_RIGHT, top=y)
    return draw_facts(paper, report.facts, left=_LEFT, right=_RIGHT, top=y - 4) - 4


def _head_height(report: Report) -> float:
    """Measured by drawing it on a paper that is thrown away."""
    return _TOP - _draw_head(Paper(A4, ""), report)


def _paginate(pieces: Sequence[_Piece], first: float, following: float) -> list[list[_Piece]]:
    pages: list[list[_Piece]] = [[]]
    room = first
    for place, piece in enumerate(pieces):
        needed, ahead = piece.height, place
        while pieces[ahead].keep_with_next and ahead + 1 < len(pieces):
            ahead += 1
            needed += pieces[ahead].height
        if needed > room and (pages[-1] or len(pages) == 1):
            pages.append([])
            room = following
        pages[-1].append(piece)
        room -= piece.height
    return pages


def _pieces(report: Report) -> Iterator[_Piece]:
    for section in report.sections:
        if section.heading:
            yield _Piece(26, _heading(section.heading), keep_with_next=True)
        for paragraph in section.paragraphs:
            lines = wrap(paragraph, fonts.SANS, _TEXT, _RIGHT - _LEFT)
            for number, line in enumerate(lines, start=1):
                gap = 5 if number == len(lines) else 0
                yield _Piece(_TEXT * _LEADING + gap, _line(line))
        if section.table is not None:
            yield from _table_pieces(section.table)
    if report.signatures:
        yield _Piece(20 + signatures_height(report.signatures, _SIGNATURES), _signatures(report.signatures))


def _heading(text: str) -> Callable[[Paper, float], None]:
    return lambda paper, y: paper.text(_LEFT, y - 17, text, font=fonts.SANS_BOLD, size=11, color=ACCENT)


def _line(text: str) -> Callable[[Paper, float], None]:
    return lambda paper, y: paper.text(_LEFT, y - _TEXT, text, size=_TEXT, color=INK)


def _signatures(blocks: Sequence[SignatureBlock]) -> Callable[[Paper, float], None]:
    share = (_RIGHT - _LEFT) / len(blocks)
    centres = [_LEFT + share * (place + 0.5) for place in range(len(blocks))]
    if len(blocks) == 1:
        centres = [_RIGHT - _SIGNATURES.width / 2]

    def draw(paper: Paper, y: float) -> None:
        draw_signatures(paper, blocks, centres, top=y - 20, style=_SIGNATURES)

    return draw


def _table_pieces(table: ReportTable) -> Iterator[_Piece]:
    whole = sum(share for _, share in table.columns)
    widths = [(_RIGHT - _LEFT) * share / whole for _, share in table.columns]
    head = _cells([title for title, _ in table.columns], widths, fonts.SANS_SEMIBOLD)
    yield _row_piece(head, widths, fonts.SANS_SEMIBOLD, MUTED, SHADE, 0.0, keep_with_next=True)
    for row in table.rows:
        cells = _cells(row, widths, fonts.SANS)
        yield _row_piece(cells, widths, fonts.SANS, INK, "", table.row_height)
    yield _Piece(8, lambda paper, y: None)


def _cells(texts: Sequence[str], widths: Sequence[float], font: str) -> list[tuple[str, ...]]:
    return [wrap(text, font, _CELL, width - 2 * _PADDING) for text, width in zip(texts, widths, strict=True)]


def _row_piece(
    cells: Sequence[tuple[str, ...]],
    widths: Sequence[float],
    font: str,
    color: str,
    shade: str,
    least: float,
    *,
    keep_with_next: bool = False,
) -> _Piece:
    step = _CELL * 1.25
    height = max(least, max(len(lines) for lines in cells) * step + 7)

    def draw(paper: Paper, y: float) -> None:
        if shade:
            paper.box(_LEFT, y - height, _RIGHT - _LEFT, height, fill=shade)
        x = _LEFT
        for lines, width in zip(cells, widths, strict=True):
            for number, line in enumerate(lines):
                paper.text(
                    x + _PADDING, y - 3 - _CELL - number * step, line, font=font, size=_CELL, color=color
                )
            x += width
        paper.rule(_LEFT, _RIGHT, y - height, width=0.4, color=HAIRLINE)

    return _Piece(height, draw, keep_with_next)
