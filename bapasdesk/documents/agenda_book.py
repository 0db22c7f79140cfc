"""The number ledger on paper (buku agenda): one series and year, every number in its order, none left out.

The foot carries the shortened seal of the newest change, so that a page can be held against the file later.
"""

from collections.abc import Sequence

from bapasdesk.documents import fonts
from bapasdesk.documents.contents import AgendaBookContent, AgendaLine
from bapasdesk.documents.fit_text import fit_lines
from bapasdesk.documents.letterhead import draw_letterhead
from bapasdesk.documents.paper import A4_LANDSCAPE, HAIRLINE, MM, SHADE, Align, Paper
from bapasdesk.documents.sheet_parts import FOOT_HEIGHT, draw_facts, draw_foot, draw_title

_LEFT = 12 * MM
_RIGHT = A4_LANDSCAPE[0] - 12 * MM
_TOP = A4_LANDSCAPE[1] - 11 * MM
_BOTTOM = 9 * MM
_HEADER = 20.0
_SIZE = 9.0
_LEADING = 1.18
_PADDING = 4.0
_MOST_LINES = 4
_COLUMNS: tuple[tuple[str, float, Align], ...] = (
    ("No", 54, "centre"),
    ("Nomor", 146, "left"),
    ("Tanggal", 76, "left"),
    ("Perihal", 186, "left"),
    ("Untuk", 120, "left"),
    ("Keadaan", 92, "left"),
    ("Keterangan", _RIGHT - _LEFT - 674, "left"),
)


def render_agenda_book(content: AgendaBookContent) -> bytes:
    """The PDF on A4 landscape, as many pages as the numbers need; same content, same bytes."""
    paper = Paper(A4_LANDSCAPE, "Buku Agenda Nomor")
    top = _draw_head(paper, content)
    pages = _paginate(content.lines, top)
    for number, lines in enumerate(pages, start=1):
        _draw_table(paper, lines, top if number == 1 else _TOP)
        draw_foot(
            paper,
            left=_LEFT,
            right=_RIGHT,
            bottom=_BOTTOM,
            running_title=f"Buku agenda {content.series} {content.year} · {content.printed_text}",
            note=content.example_note,
            page=number,
            pages=len(pages),
            seal=content.seal,
        )
        paper.end_page()
    return paper.finish()


def _draw_head(paper: Paper, content: AgendaBookContent) -> float:
    y = draw_letterhead(paper, content.letterhead, left=_LEFT, right=_RIGHT, top=_TOP, size=9.5)
    y = draw_title(paper, "BUKU AGENDA NOMOR", left=_LEFT, right=_RIGHT, top=y)
    facts = (("Buku", content.series), ("Tahun", content.year), ("Isi", content.count_text))
    return draw_facts(paper, facts, left=_LEFT, right=_RIGHT, top=y)


def _paginate(lines: Sequence[AgendaLine], top: float) -> list[list[AgendaLine]]:
    """Whole lines, as many as fit each page; one page at the least."""
    pages: list[list[AgendaLine]] = [[]]
    room = top - _HEADER - _BOTTOM - FOOT_HEIGHT
    for line in lines:
        height = _height(line)
        if height > room and pages[-1]:
            pages.append([])
            room = _TOP - _HEADER - _BOTTOM - FOOT_HEIGHT
        pages[-1].append(line)
        room -= height
    return pages


def _draw_table(paper: Paper, lines: Sequence[AgendaLine], top: float) -> None:
    y = top - _HEADER
    paper.box(_LEFT, y, _RIGHT - _LEFT, _HEADER, fill=SHADE)
    x = _LEFT
    for title, width, _ in _COLUMNS:
        paper.text(x + width / 2, y + 7, title, font=fonts.SANS_SEMIBOLD, size=_SIZE, align="centre")
        x += width
    paper.rule(_LEFT, _RIGHT, top, width=0.8)
    paper.rule(_LEFT, _RIGHT, y, width=0.8)
    for line in lines:
        bottom = y - _height(line)
        _draw_line(paper, line, y)
        paper.rule(_LEFT, _RIGHT, bottom, width=0.4, color=HAIRLINE)
        y = bottom
    edges = [_LEFT]
    for _, width, _ in _COLUMNS:
        edges.append(edges[-1] + width)
    for edge in edges:
        paper.segment(edge, top, edge, y, width=0.4, color=HAIRLINE)


def _draw_line(paper: Paper, line: AgendaLine, top: float) -> None:
    x = _LEFT
    for (_, width, align), (lines, size) in zip(_COLUMNS, _fitted(line), strict=True):
        at = x + width / 2 if align == "centre" else x + _PADDING
        for place, text in enumerate(lines):
            y = top - _PADDING - size * (0.86 + place * _LEADING)
            paper.text(at, y, text, size=size, align=align)
        x += width


def _height(line: AgendaLine) -> float:
    return max(len(lines) * size * _LEADING for lines, size in _fitted(line)) + 2 * _PADDING


def _fitted(line: AgendaLine) -> list[tuple[tuple[str, ...], float]]:
    cells = (line.seq, line.number, line.date_text, line.subject, line.holder, line.state, line.remark)
    return [
        fit_lines(cell, fonts.SANS, _SIZE, width - 2 * _PADDING, _MOST_LINES)
        for cell, (_, width, _) in zip(cells, _COLUMNS, strict=True)
    ]
