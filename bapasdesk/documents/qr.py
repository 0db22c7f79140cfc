"""A QR code drawn as vectors: sharp at every size and on every printer."""

import re
from functools import cache
from math import isqrt

import zxingcpp

from bapasdesk.documents.paper import INK, Paper

_AS_DIGITS = bytes.maketrans(b"\x00\xff", b"10")
_DARK = re.compile("1+")
_TOGETHER = 8
"""Modules whose rectangles are worked out at once, and kept for all codes that have them at that place."""


def draw_qr(paper: Paper, content: str, x: float, y: float, side: float) -> None:
    """Dark modules of `content` with the lower left corner at x, y; the quiet zone is the caller's white.

    Error correction Q: a quarter of the code may be lost to a stamp or a fold.
    """
    barcode = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    image = barcode.to_image(scale=1, add_quiet_zones=False)
    data = bytes(memoryview(image))  # type: ignore[arg-type]  # the stub does not tell of the buffer
    modules = isqrt(len(data))
    digits = data.translate(_AS_DIGITS).decode("ascii")
    # One path for all modules, so that no hairline shows between neighbours.
    path = [
        _rectangles(digits[start : min(start + _TOGETHER, end)], start - end + modules, modules - row)
        for row, end in enumerate(range(modules, len(data) + 1, modules), start=1)
        for start in range(end - modules, end, _TOGETHER)
    ]
    canvas = paper.canvas
    canvas.saveState()
    paper.fill(INK)
    canvas.translate(x, y)
    canvas.scale(side / modules, side / modules)
    canvas.addLiteral("".join(path) + "f")
    canvas.restoreState()


@cache
def _rectangles(digits: str, left: int, bottom: int) -> str:
    """Operators for the dark runs of a few modules of one row."""
    runs = _DARK.finditer(digits)
    return "".join(f"{left + run.start()} {bottom} {run.end() - run.start()} 1 re " for run in runs)
