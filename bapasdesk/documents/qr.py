"""A QR code drawn as vectors: sharp at every size and on every printer."""

import re
from functools import cache
from math import isqrt

import zxingcpp

from bapasdesk.documents.paper import INK, Paper

_DARK = re.compile(rb"\x00+")
_TOGETHER = 8
"""Modules whose rectangles are worked out at once, and kept for all codes that have them at that place."""
_MASK = 2
"""Of the eight patterns laid over the data. Readers undo any of them alike; weighing all eight for each code
takes longer than drawing its page."""


def draw_qr(paper: Paper, content: str, x: float, y: float, side: float) -> None:
    """Dark modules of `content` with the lower left corner at x, y; the quiet zone is the caller's white.

    Error correction Q: a quarter of the code may be lost to a stamp or a fold.
    """
    code = zxingcpp.BarcodeFormat.QRCode
    barcode = zxingcpp.create_barcode(content, code, ec_level="Q", data_mask=_MASK)
    image = barcode.to_image(scale=1, add_quiet_zones=False)
    data = bytes(memoryview(image))  # type: ignore[arg-type]  # the stub does not tell of the buffer
    modules = isqrt(len(data))
    canvas = paper.canvas
    canvas.saveState()
    paper.fill(INK)
    canvas.transform(side / modules, 0, 0, side / modules, x, y)
    # One path for all modules, so that no hairline shows between neighbours.
    canvas.addLiteral("".join([piece[data[piece.part]] for piece in _pieces(modules)]) + "f")
    canvas.restoreState()


class _Piece(dict[bytes, str]):
    """Operators for the dark runs of a few modules of one row, by their pixels."""

    def __init__(self, row: int, left: int, modules: int) -> None:
        super().__init__()
        start = row * modules + left
        self.part = slice(start, start + min(_TOGETHER, modules - left))
        self._left, self._bottom = left, modules - 1 - row

    def __missing__(self, pixels: bytes) -> str:
        runs = _DARK.finditer(pixels)
        made = "".join(
            f"{self._left + run.start()} {self._bottom} {run.end() - run.start()} 1 re " for run in runs
        )
        self[pixels] = made
        return made


@cache
def _pieces(modules: int) -> list[_Piece]:
    """All pieces of a code of that many modules a side, row by row from the top."""
    return [_Piece(row, left, modules) for row in range(modules) for left in range(0, modules, _TOGETHER)]
