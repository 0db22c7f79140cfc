"""The office's letterhead (kop surat): centred lines over a thick and a thin rule."""

from bapasdesk.documents import fonts
from bapasdesk.documents.fit_text import fit_size
from bapasdesk.documents.paper import INK, Align, Paper


def draw_letterhead(
    paper: Paper, lines: tuple[str, ...], *, left: float, right: float, top: float, size: float = 11.0
) -> float:
    """Draw from `top` down; return the y of the lower rule, or `top` if there are no lines."""
    if not lines:
        return top
    y = draw_letterhead_lines(paper, lines, x=(left + right) / 2, width=right - left, top=top, size=size)
    y -= size * 0.62
    paper.rule(left, right, y, width=1.8, color=INK)
    paper.rule(left, right, y - 2.4, width=0.5, color=INK)
    return y - 2.4


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
        y -= size * relative * 1.22
        paper.text(x, y, line, font=font, size=fitted, align=align)
    return y


def _styles(lines: tuple[str, ...]) -> list[tuple[str, float]]:
    """Font and relative size of each line: the office's own is bold, the address lines at the end small."""
    return [
        (fonts.SANS_BOLD, 1.15) if _is_office(line) else (fonts.SANS, 1.0 if line.isupper() else 0.78)
        for line in lines
    ]


def _is_office(line: str) -> bool:
    return line.isupper() and line.startswith("BALAI")
