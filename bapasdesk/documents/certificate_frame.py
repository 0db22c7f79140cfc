"""The part of the certificate that is the same for everybody: frame, corners and the pale rosettes."""

from math import ceil

from bapasdesk.documents.guilloche import BAND_HEIGHT, define_band_tile, draw_band, draw_ring
from bapasdesk.documents.paper import MM, Paper
from bapasdesk.domain.layout import FrameElement, FrameStyle

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the lower left corner of the page."""

INNER_EDGE = 11.6 * MM + 8.0 + BAND_HEIGHT
"""From the sheet's edge to the innermost line of the built-in frames, in points; all text stays inside it."""

_BAND_AXIS = 4.0 + BAND_HEIGHT / 2
_CORNER_RADIUS = 19.0
_PALE = "#F5F1E6"
_RINGS = ((122.0, 164.0, 36), (80.0, 132.0, 24), (38.0, 88.0, 16), (3.0, 44.0, 8))


def define_frame(paper: Paper, form: str, element: FrameElement, box: Box) -> None:
    """Store the frame in the PDF once as `form`; each page places it by `paper.canvas.doForm(form)`."""
    if element.style == FrameStyle.GUILLOCHE:
        define_band_tile(paper, f"{form}-tile", element.second_colour, element.colour)
        _define_corner(paper, f"{form}-corner", element)
        _define_rosette(paper, f"{form}-rosette", box)
    paper.canvas.beginForm(form)
    if element.style == FrameStyle.GUILLOCHE:
        paper.canvas.doForm(f"{form}-rosette")
        _draw_lines(paper, box, element)
        _draw_bands(paper, f"{form}-tile", box)
        _place_corners(paper, f"{form}-corner", box)
    else:
        _line(paper, box, 0.0, 1.8, element.colour)
        if element.style == FrameStyle.DOUBLE:
            _line(paper, box, 9.0, 0.7, element.second_colour)
    paper.canvas.endForm()


def _define_corner(paper: Paper, form: str, element: FrameElement) -> None:
    radius, colour, second = _CORNER_RADIUS, element.colour, element.second_colour
    reach = ceil(radius) + 2
    paper.canvas.beginForm(form, -reach, -reach, reach, reach)
    paper.fill("#FFFFFF")
    paper.canvas.circle(0, 0, radius + 1.5, stroke=0, fill=1)
    draw_ring(paper, 0, 0, inner=11.5, outer=radius, petals=18, strands=5, color=second, line_width=0.3)
    draw_ring(paper, 0, 0, inner=4.5, outer=13.0, petals=10, strands=5, color=colour, line_width=0.35)
    draw_ring(paper, 0, 0, inner=0.8, outer=6.0, petals=6, strands=2, color=second, line_width=0.3)
    paper.pen(colour, 0.9)
    paper.canvas.circle(0, 0, radius + 1.2, stroke=1, fill=0)
    paper.canvas.endForm()


def _define_rosette(paper: Paper, form: str, box: Box) -> None:
    left, bottom, right, top = box
    reach = min(right - left, top - bottom) / 2 - BAND_HEIGHT
    scale = max(0.0, min(1.0, reach / _RINGS[0][1]))
    paper.canvas.beginForm(form)
    x, y = (left + right) / 2, (bottom + top) / 2 + 34 * scale
    for inner, outer, petals in _RINGS:
        draw_ring(
            paper,
            x,
            y,
            inner=inner * scale,
            outer=outer * scale,
            petals=petals,
            strands=5,
            color=_PALE,
            line_width=0.4,
        )
    paper.canvas.endForm()


def _draw_lines(paper: Paper, box: Box, element: FrameElement) -> None:
    edge = 8.0 + BAND_HEIGHT
    for inset, width, colour in (
        (0.0, 1.8, element.colour),
        (3.0, 0.5, element.second_colour),
        (edge - 3.0, 0.5, element.second_colour),
        (edge, 0.9, element.colour),
    ):
        _line(paper, box, inset, width, colour)


def _line(paper: Paper, box: Box, inset: float, width: float, colour: str) -> None:
    left, bottom, right, top = box
    wide, high = right - left - 2 * inset, top - bottom - 2 * inset
    if wide > 0 and high > 0:
        paper.box(left + inset, bottom + inset, wide, high, stroke=colour, line_width=width)


def _axes(box: Box) -> Box:
    left, bottom, right, top = box
    return left + _BAND_AXIS, bottom + _BAND_AXIS, right - _BAND_AXIS, top - _BAND_AXIS


def _draw_bands(paper: Paper, tile: str, box: Box) -> None:
    left, bottom, right, top = _axes(box)
    if right <= left or top <= bottom:
        return
    for y in (bottom, top):
        draw_band(paper, tile, left, y, right, y)
    for x in (left, right):
        draw_band(paper, tile, x, bottom, x, top)


def _place_corners(paper: Paper, corner: str, box: Box) -> None:
    left, bottom, right, top = _axes(box)
    for x in (left, right):
        for y in (bottom, top):
            paper.canvas.saveState()
            paper.canvas.translate(x, y)
            paper.canvas.doForm(corner)
            paper.canvas.restoreState()
