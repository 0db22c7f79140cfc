"""The place on a sheet that lists and letters are drawn in."""

from dataclasses import dataclass

from bapasdesk.documents.paper import A4, F4, MM
from bapasdesk.domain.values import PaperSize

_SIZES = {PaperSize.A4: A4, PaperSize.F4: F4}


@dataclass(frozen=True, slots=True)
class PageFrame:
    """Edges in points from the lower left corner of the sheet; all text stays inside."""

    size: tuple[float, float]
    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left


def portrait(size: PaperSize, side: float = 16 * MM) -> PageFrame:
    """An upright sheet with `side` points of white on the left and right."""
    width, height = _SIZES[size]
    return PageFrame((width, height), side, width - side, height - 12 * MM, 9 * MM)


def landscape(size: PaperSize, side: float = 14 * MM) -> PageFrame:
    """A sheet on its side."""
    height, width = _SIZES[size]
    return PageFrame((width, height), side, width - side, height - 11 * MM, 9 * MM)


def thirds(frame: PageFrame, count: int) -> list[float]:
    """Centres of signatures side by side: a lone one on the right, two at the sides, three evenly."""
    columns = [frame.left + frame.width / 3 * (index + 0.5) for index in range(3)]
    return {0: [], 1: columns[2:], 2: [columns[0], columns[2]]}.get(count, columns)
