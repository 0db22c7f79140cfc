"""Where a dragged element comes to rest: at edges and middles of the sheet and the others, else on a mm."""

from collections.abc import Sequence
from dataclasses import dataclass

from bapasdesk.domain.layout import Element

REACH = 1.2
"""mm within which a line draws the element to itself."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Places in mm that attract: across from the left, down from the top."""

    across: tuple[float, ...]
    down: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Snapped:
    """How far to shift, and the line met (None: only a whole millimetre)."""

    shift: float
    line: float | None


def lines_of(sheet: tuple[float, float], others: Sequence[Element]) -> Lines:
    across = [0.0, sheet[0] / 2, sheet[0]]
    down = [0.0, sheet[1] / 2, sheet[1]]
    for one in others:
        across += [one.x, one.x + one.width / 2, one.x + one.width]
        down += [one.y, one.y + one.height / 2, one.y + one.height]
    return Lines(tuple(across), tuple(down))


def snap(edges: Sequence[float], lines: Sequence[float]) -> Snapped:
    """The smallest shift that brings one of the edges onto a line within reach, else the first onto a mm."""
    near = [(abs(line - edge), line - edge, line) for edge in edges for line in lines]
    near = [one for one in near if one[0] <= REACH]
    if near:
        _, shift, line = min(near)
        return Snapped(shift, line)
    return Snapped(round(edges[0]) - edges[0], None)
