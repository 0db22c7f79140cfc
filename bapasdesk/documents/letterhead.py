"""The office's letterhead (kop surat): emblem, centred lines, and a thick rule over a thin one."""

from dataclasses import dataclass

from bapasdesk.documents import fonts
from bapasdesk.documents.fit_text import fit_size
from bapasdesk.documents.letterhead_content import LetterheadContent
from bapasdesk.documents.paper import INK, Align, Paper

_LEADING = 1.22
_LEAST_EMBLEM = 4.6
"""Times the size of the lines: beside a single line an emblem would else be a dot."""
_TALLEST_EMBLEM = 72.0
"""Points, 25.4 mm; `documents.emblem` keeps the pixels for so much."""
_WIDEST_EMBLEM = 1.5
"""Times its height."""


@dataclass(frozen=True, slots=True)
class LineSpace:
    """Where the lines may stand: from `left` on, from `top` down; the emblem reaches down to `bottom`."""

    left: float
    top: float
    bottom: float


def draw_letterhead(
    paper: Paper, letterhead: LetterheadContent, *, left: float, right: float, top: float, size: float = 11.0
) -> float:
    """Draw from `top` down; return the y of the lower rule, or `top` if there are no lines."""
    if not letterhead.lines:
        return top
    space = draw_emblem(paper, letterhead, left=left, top=top, size=size)
    room = right - space.left
    # Centred on the sheet as ever; only where the emblem is in the way do the lines give way to the right.
    x = max((left + right) / 2, space.left + min(_widest(letterhead.lines, size), room) / 2)
    y = draw_letterhead_lines(paper, letterhead.lines, x=x, width=room, top=space.top, size=size)
    y = min(y, space.bottom) - size * 0.62
    paper.rule(left, right, y, width=1.8, color=INK)
    paper.rule(left, right, y - 2.4, width=0.5, color=INK)
    return y - 2.4


def draw_emblem(
    paper: Paper, letterhead: LetterheadContent, *, left: float, top: float, size: float
) -> LineSpace:
    """The emblem at the left, as tall as lines of `size` together, both centred on each other."""
    if not letterhead.emblem:
        return LineSpace(left, top, top)
    lines = _height(letterhead.lines, size)
    tall = min(max(lines, size * _LEAST_EMBLEM), _TALLEST_EMBLEM)
    pixels_wide, pixels_high = paper.picture_size(letterhead.emblem)
    wide = tall * pixels_wide / pixels_high
    if wide > tall * _WIDEST_EMBLEM:
        wide = tall * _WIDEST_EMBLEM
    drawn = wide * pixels_high / pixels_wide
    high = max(lines, tall)
    paper.picture(letterhead.emblem, left, top - (high + drawn) / 2, wide, drawn)
    gap = size * 1.1
    return LineSpace(left + wide + gap, top - (high - lines) / 2, top - high)


def draw_letterhead_lines(
    paper: Paper,
    lines: tuple[str, ...],
    *,
    x: float,
    width: float,
    top: float,
    size: float,
    align: Align = "centre",
) -> float:
    """The lines without the rules; return the last baseline."""
    y = top
    for line, (font, relative) in zip(lines, _styles(lines), strict=True):
        fitted = fit_size(line, font, size * relative, width)
        y -= size * relative * _LEADING
        paper.text(x, y, line, font=font, size=fitted, align=align)
    return y


def _height(lines: tuple[str, ...], size: float) -> float:
    """From the top to the last baseline."""
    return sum(size * relative * _LEADING for _, relative in _styles(lines))


def _widest(lines: tuple[str, ...], size: float) -> float:
    return max(
        fonts.text_width(line, font, size * relative)
        for line, (font, relative) in zip(lines, _styles(lines), strict=True)
    )


def _styles(lines: tuple[str, ...]) -> list[tuple[str, float]]:
    """Font and relative size of each line: the office's own is bold, the address lines at the end small."""
    return [
        (fonts.SANS_BOLD, 1.15) if _is_office(line) else (fonts.SANS, 1.0 if line.isupper() else 0.78)
        for line in lines
    ]


def _is_office(line: str) -> bool:
    return line.isupper() and line.startswith("BALAI")
