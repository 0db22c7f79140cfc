"""The part of the certificate that is the same for everybody: frame, corners and the pale rosette."""

from math import ceil

from bapasdesk.documents.guilloche import BAND_HEIGHT, define_band_tile, draw_band, draw_ring
from bapasdesk.documents.paper import ACCENT, GOLD, MM, Paper

FRAME = "certificate-frame"
_CORNER = "certificate-corner"

_MARGIN = 11.6 * MM
"""Office printers leave some 5 mm white; with 11.6 mm even the corners stay 8 mm inside the sheet."""

_BAND_AXIS = _MARGIN + 4.0 + BAND_HEIGHT / 2
INNER_EDGE = _MARGIN + 8.0 + BAND_HEIGHT
"""Distance in points from the sheet's edge to the innermost line; all text stays inside it."""

_CORNER_RADIUS = 19.0
_PALE = "#F5F1E6"


def define_frame(paper: Paper) -> None:
    """Store the frame in the PDF once; each page places it by `paper.canvas.doForm(FRAME)`."""
    define_band_tile(paper)
    _define_corner(paper)
    paper.canvas.beginForm(FRAME)
    _draw_pale_rosette(paper)
    _draw_lines(paper)
    _draw_bands(paper)
    _place_corners(paper)
    paper.canvas.endForm()


def _define_corner(paper: Paper) -> None:
    radius = _CORNER_RADIUS
    reach = ceil(radius) + 2
    paper.canvas.beginForm(_CORNER, -reach, -reach, reach, reach)
    paper.fill("#FFFFFF")
    paper.canvas.circle(0, 0, radius + 1.5, stroke=0, fill=1)
    draw_ring(paper, 0, 0, inner=11.5, outer=radius, petals=18, strands=5, color=GOLD, line_width=0.3)
    draw_ring(paper, 0, 0, inner=4.5, outer=13.0, petals=10, strands=5, color=ACCENT, line_width=0.35)
    draw_ring(paper, 0, 0, inner=0.8, outer=6.0, petals=6, strands=2, color=GOLD, line_width=0.3)
    paper.pen(ACCENT, 0.9)
    paper.canvas.circle(0, 0, radius + 1.2, stroke=1, fill=0)
    paper.canvas.endForm()


def _draw_pale_rosette(paper: Paper) -> None:
    x, y = paper.width / 2, paper.height / 2 + 34
    for inner, outer, petals in ((122.0, 164.0, 36), (80.0, 132.0, 24), (38.0, 88.0, 16), (3.0, 44.0, 8)):
        draw_ring(
            paper, x, y, inner=inner, outer=outer, petals=petals, strands=5, color=_PALE, line_width=0.4
        )


def _draw_lines(paper: Paper) -> None:
    for inset, width, color in (
        (_MARGIN, 1.8, ACCENT),
        (_MARGIN + 3.0, 0.5, GOLD),
        (INNER_EDGE - 3.0, 0.5, GOLD),
        (INNER_EDGE, 0.9, ACCENT),
    ):
        sides = (paper.width - 2 * inset, paper.height - 2 * inset)
        paper.box(inset, inset, *sides, stroke=color, line_width=width)


def _draw_bands(paper: Paper) -> None:
    near, far_x, far_y = _BAND_AXIS, paper.width - _BAND_AXIS, paper.height - _BAND_AXIS
    for y in (near, far_y):
        draw_band(paper, near, y, far_x, y)
    for x in (near, far_x):
        draw_band(paper, x, near, x, far_y)


def _place_corners(paper: Paper) -> None:
    for x in (_BAND_AXIS, paper.width - _BAND_AXIS):
        for y in (_BAND_AXIS, paper.height - _BAND_AXIS):
            paper.canvas.saveState()
            paper.canvas.translate(x, y)
            paper.canvas.doForm(_CORNER)
            paper.canvas.restoreState()
