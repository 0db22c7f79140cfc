"""The engraved-looking ornaments of the certificate: interlaced wave bands and rosettes.

Each ornament is computed once, stored in the PDF as a small form and placed as often as needed, so a frame of
a hundred waves costs a few kilobytes.
"""

from collections.abc import Callable
from functools import lru_cache
from math import ceil, cos, pi, sin

from reportlab.pdfgen.canvas import Canvas

from bapasdesk.documents.paper import Paper

Curve = Callable[[float], tuple[float, float]]
Arcs = tuple[tuple[float, ...], ...]

BAND_HEIGHT = 14.0
"""Thickness of the band in points, from crest to crest."""

_TILE_LENGTH = 25.0
_NUDGE = 1e-5


def trace(canvas: Canvas, arcs: Arcs) -> None:
    """Strokes a curve."""
    path = canvas.beginPath()
    path.moveTo(*arcs[0])
    for arc in arcs[1:]:
        path.curveTo(*arc)
    canvas.drawPath(path, stroke=1, fill=0)


def _arcs(curve: Curve, pieces: int) -> Arcs:
    """The start of `curve` over t = 0..1, then `pieces` Bezier arcs that share its tangents."""
    arcs = [_rounded(*curve(0.0))]
    step = 1 / pieces
    for index in range(pieces):
        t0, t1 = index * step, (index + 1) * step
        (x0, y0), (x1, y1) = curve(t0), curve(t1)
        (u0, v0), (u1, v1) = _tangent(curve, t0), _tangent(curve, t1)
        third = step / 3
        controls = (x0 + u0 * third, y0 + v0 * third, x1 - u1 * third, y1 - v1 * third)
        arcs.append(_rounded(*controls, x1, y1))
    return tuple(arcs)


def _tangent(curve: Curve, t: float) -> tuple[float, float]:
    (x0, y0), (x1, y1) = curve(t - _NUDGE), curve(t + _NUDGE)
    return (x1 - x0) / (2 * _NUDGE), (y1 - y0) / (2 * _NUDGE)


def _rounded(*values: float) -> tuple[float, ...]:
    return tuple(round(value, 2) for value in values)


def define_band_tile(paper: Paper, tile: str, color: str, core: str) -> None:
    """One period of the band as the form `tile`, centred on y = 0; repeats without a seam."""
    canvas, length = paper.canvas, _TILE_LENGTH
    half = BAND_HEIGHT / 2
    reach = ceil(half) + 1
    canvas.beginForm(tile, -1, -reach, ceil(length) + 1, reach)
    canvas.setLineCap(1)  # the rounded ends of neighbouring tiles overlap
    paper.pen(color, 0.3)
    for strand in range(8):
        trace(canvas, _wave(length, half * 0.95, 2 * pi * strand / 8, 0.35))
    paper.pen(core, 0.4)
    for strand in range(4):
        trace(canvas, _wave(length, half * 0.4, 2 * pi * strand / 4 + pi / 4, 0.0))
    canvas.endForm()


@lru_cache(maxsize=64)
def _wave(length: float, height: float, phase: float, bend: float) -> Arcs:
    """A sine over one period; `bend` leans it by its own double frequency, as an engraver's lathe does."""

    def point(t: float) -> tuple[float, float]:
        angle = 2 * pi * t
        return length * t, height * sin(angle + phase + bend * sin(2 * angle))

    return _arcs(point, 6)


def draw_band(paper: Paper, tile: str, x0: float, y0: float, x1: float, y1: float) -> None:
    """Lay whole periods along the axis-parallel line from x0, y0 to x1, y1."""
    canvas = paper.canvas
    canvas.saveState()
    canvas.translate(x0, y0)
    if x0 == x1:
        canvas.rotate(90)
    length = x1 - x0 + y1 - y0
    tiles = max(1, round(length / _TILE_LENGTH))
    canvas.scale(length / (tiles * _TILE_LENGTH), 1)
    for _ in range(tiles):
        canvas.doForm(tile)
        canvas.translate(_TILE_LENGTH, 0)
    canvas.restoreState()


def draw_ring(
    paper: Paper,
    x: float,
    y: float,
    *,
    inner: float,
    outer: float,
    petals: int,
    strands: int,
    color: str,
    line_width: float,
) -> None:
    """A ring of interlaced waves between two radii."""
    paper.pen(color, line_width)
    for strand in range(strands):
        trace(paper.canvas, _strand(x, y, inner, outer, petals, 2 * pi * strand / strands))


@lru_cache(maxsize=256)
def _strand(x: float, y: float, inner: float, outer: float, petals: int, shift: float) -> Arcs:
    """Kept, for the frame of a layout is the same in every file of it."""
    middle, swing = (inner + outer) / 2, (outer - inner) / 2

    def point(t: float) -> tuple[float, float]:
        angle = 2 * pi * t
        radius = middle + swing * cos(petals * angle + shift)
        return x + radius * cos(angle), y + radius * sin(angle)

    return _arcs(point, petals * 6)
