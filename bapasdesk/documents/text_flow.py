"""Running text on as many pages as it needs: paragraphs, headings, lists, and facts in two columns.

How a line begins says what it is, so that an officer can edit the text in a plain box:
`# ` a heading, `## ` a centred one, `- ` or `1. ` or `a. ` an item, `Label : value` a fact. An empty line
ends a paragraph. Nothing else is read into the text; `<b>` prints as `<b>`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bapasdesk.documents import fonts
from bapasdesk.documents.fit_text import wrap
from bapasdesk.documents.page_frame import PageFrame
from bapasdesk.documents.paper import Paper
from bapasdesk.documents.sheet_parts import FOOT_HEIGHT, draw_foot

SIZE = 10.5
LEADING = SIZE * 1.36
_INDENT = 18.0
_LABEL_WIDTH = 128.0
_ITEM = re.compile(r"(-|\d{1,2}\.|[a-z]\.) +(.+)")
_FACT = re.compile(r"([^:]{1,32}?) +: +(.+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Something of `height` points that is never divided; `draw` gets the paper and the y of its top."""

    height: float
    draw: Callable[[Paper, float], None]
    keep_with_next: bool = False


def text_pieces(body: str, frame: PageFrame) -> list[Piece]:
    """The pieces of a text between the frame's edges."""
    pieces: list[Piece] = []
    for block in re.split(r"\n\s*\n", body.strip("\n")):
        if pieces:
            pieces.append(space(LEADING * 0.5))
        for line in _logical_lines(block):
            pieces += _line_pieces(line, frame)
    return pieces


def space(height: float) -> Piece:
    """Air that goes with what follows it."""
    return Piece(height, lambda paper, y: None, keep_with_next=True)


def draw_pieces(
    paper: Paper,
    pieces: Sequence[Piece],
    frame: PageFrame,
    *,
    running_title: str,
    note: str,
    first_top: float | None = None,
) -> None:
    """Sets the pieces one below the other, on new pages where they no longer fit; pages are counted."""
    top = frame.top if first_top is None else first_top
    pages = _paginate(pieces, top - frame.bottom - FOOT_HEIGHT, frame.top - frame.bottom - FOOT_HEIGHT)
    for number, page in enumerate(pages, start=1):
        y = top if number == 1 else frame.top
        for piece in page:
            piece.draw(paper, y)
            y -= piece.height
        draw_foot(
            paper,
            left=frame.left,
            right=frame.right,
            bottom=frame.bottom,
            running_title=running_title,
            note=note,
            page=number,
            pages=len(pages),
        )
        paper.end_page()


def _paginate(pieces: Sequence[Piece], first: float, following: float) -> list[list[Piece]]:
    pages: list[list[Piece]] = [[]]
    room = first
    for chain in _chains(pieces):
        height = sum(piece.height for piece in chain)
        if height > room and pages[-1]:
            pages.append([])
            room = following
        pages[-1] += chain
        room -= height
    return pages


def _chains(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Pieces that stay on one page with what follows them."""
    chain: list[Piece] = []
    for piece in pieces:
        chain.append(piece)
        if not piece.keep_with_next:
            yield chain
            chain = []
    if chain:
        yield chain


def _logical_lines(block: str) -> Iterator[str]:
    """Lines of their own as typed; broken lines of a paragraph are one."""
    paragraph: list[str] = []
    for line in block.split("\n"):
        typed = line.strip()
        if typed.startswith("#") or _ITEM.fullmatch(typed) or _FACT.fullmatch(typed):
            if paragraph:
                yield " ".join(paragraph)
                paragraph = []
            yield typed
        elif typed:
            paragraph.append(typed)
    if paragraph:
        yield " ".join(paragraph)


def _line_pieces(line: str, frame: PageFrame) -> Iterator[Piece]:
    if line.startswith("#"):
        centred = line.startswith("##")
        yield from _heading(line.lstrip("#").strip(), frame, centred=centred)
    elif item := _ITEM.fullmatch(line):
        sign = "•" if item[1] == "-" else item[1]
        yield from _labelled(sign, item[2], frame, _INDENT)
    elif fact := _FACT.fullmatch(line):
        yield from _labelled(fact[1], fact[2], frame, _LABEL_WIDTH, colon=True)
    else:
        yield from _paragraph(line, frame)


def _paragraph(text: str, frame: PageFrame) -> Iterator[Piece]:
    lines = wrap(text, fonts.SERIF, SIZE, frame.width)
    for place, line in enumerate(lines):
        yield _text_piece(line, frame.left, keep=_keeps(place, len(lines)))


def _heading(text: str, frame: PageFrame, *, centred: bool) -> Iterator[Piece]:
    for line in wrap(text, fonts.SERIF_SEMIBOLD, SIZE, frame.width):

        def draw(paper: Paper, y: float, line: str = line) -> None:
            x = (frame.left + frame.right) / 2 if centred else frame.left
            align = "centre" if centred else "left"
            paper.text(x, y - SIZE, line, font=fonts.SERIF_SEMIBOLD, size=SIZE, align=align)  # type: ignore[arg-type]

        yield Piece(LEADING, draw, keep_with_next=True)


def _labelled(
    label: str, text: str, frame: PageFrame, indent: float, *, colon: bool = False
) -> Iterator[Piece]:
    """Text beside its label or sign, every line at the same indent."""
    lines = wrap(text, fonts.SERIF, SIZE, frame.width - indent)
    for place, line in enumerate(lines):

        def draw(paper: Paper, y: float, line: str = line, first: bool = place == 0) -> None:
            if first:
                paper.text(frame.left, y - SIZE, label, font=fonts.SERIF, size=SIZE)
            if first and colon:
                paper.text(frame.left + indent - 9, y - SIZE, ":", font=fonts.SERIF, size=SIZE)
            paper.text(frame.left + indent, y - SIZE, line, font=fonts.SERIF, size=SIZE)

        yield Piece(LEADING, draw, keep_with_next=_keeps(place, len(lines)))


def _text_piece(line: str, x: float, *, keep: bool) -> Piece:
    return Piece(LEADING, lambda paper, y: paper.text(x, y - SIZE, line, font=fonts.SERIF, size=SIZE), keep)


def _keeps(place: int, lines: int) -> bool:
    """No first line alone at the foot of a page, no last line alone at the head of the next."""
    return lines > 1 and place in (0, lines - 2)
