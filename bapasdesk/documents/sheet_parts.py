"""Head and foot that the office's lists share: title, facts, page number."""

from collections.abc import Sequence

from bapasdesk.documents import fonts
from bapasdesk.documents.fit_text import fit_lines, fit_size
from bapasdesk.documents.fonts import text_width
from bapasdesk.documents.paper import ACCENT, HAIRLINE, INK, MUTED, Paper

FOOT_HEIGHT = 22.0
"""Points above the bottom margin that the foot takes."""

_LABEL_WIDTH = 84.0
_FACT_SIZE = 9.5


def draw_title(paper: Paper, title: str, *, left: float, right: float, top: float) -> float:
    """Return the y below the title."""
    size = fit_size(title, fonts.SERIF_BOLD, 15, right - left, 0.06)
    y = top - 24
    paper.text(
        (left + right) / 2,
        y,
        title,
        font=fonts.SERIF_BOLD,
        size=size,
        color=ACCENT,
        align="centre",
        tracking=0.06 * size,
    )
    return y - 8


def draw_facts(
    paper: Paper, facts: Sequence[tuple[str, str]], *, left: float, right: float, top: float
) -> float:
    """Label and value a line, empty values left out; return the y below."""
    y = top
    for label, value in facts:
        if not value:
            continue
        y -= _FACT_SIZE * 1.36
        paper.text(left, y, label, size=_FACT_SIZE, color=MUTED)
        paper.text(left + _LABEL_WIDTH - 8, y, ":", size=_FACT_SIZE, color=MUTED)
        lines, size = fit_lines(value, fonts.SANS, _FACT_SIZE, right - left - _LABEL_WIDTH, 2)
        for index, line in enumerate(lines):
            y -= size * 1.2 if index else 0
            paper.text(left + _LABEL_WIDTH, y, line, size=size, color=INK)
    return y - 8


def draw_foot(
    paper: Paper,
    *,
    left: float,
    right: float,
    bottom: float,
    running_title: str,
    note: str,
    page: int,
    pages: int,
    seal: str = "",
) -> None:
    """Running title, example note and page number over the bottom margin; on a register also the `seal`.

    The seal is the newest one of the trail, shortened: a page can be held against the file later.
    """
    paper.rule(left, right, bottom + FOOT_HEIGHT - 6, width=0.4, color=HAIRLINE)
    beside_note = (right - left - text_width(note, fonts.SANS, 7.5)) / 2 - 10
    room = min((right - left) * 0.36, beside_note)
    # Two lines are set smaller, so that the upper one stays clear of the rule.
    largest = 7.5 if text_width(running_title, fonts.SANS, 7.5) <= room else 6.4
    lines, size = fit_lines(running_title, fonts.SANS, largest, room, 2)
    for index, line in enumerate(reversed(lines)):
        paper.text(left, bottom + index * size * 1.1, line, size=size, color=MUTED)
    paper.text((left + right) / 2, bottom, note, size=7.5, color=MUTED, align="centre")
    numbered = f"Halaman {page} dari {pages}"
    if seal:
        numbered = f"Segel jejak {seal} · {numbered}"
    paper.text(right, bottom, numbered, size=7.5, color=MUTED, align="right")
