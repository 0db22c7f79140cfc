"""A QR code drawn as vectors: sharp at every size and on every printer."""

import re
from math import isqrt

import zxingcpp

from bapasdesk.documents.paper import INK, Paper

_DARK = re.compile(rb"\x00+")


def draw_qr(paper: Paper, content: str, x: float, y: float, side: float) -> None:
    """Dark modules of `content` with the lower left corner at x, y; the quiet zone is the caller's white.

    Error correction Q: a quarter of the code may be lost to a stamp or a fold.
    """
    barcode = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    image = barcode.to_image(scale=1, add_quiet_zones=False)
    data = bytes(memoryview(image))  # type: ignore[arg-type]  # the stub does not tell of the buffer
    modules = isqrt(len(data))
    # One path for all modules, so that no hairline shows between neighbours.
    runs = [
        f"{run.start()} {modules - 1 - row} {run.end() - run.start()} 1 re"
        for row in range(modules)
        for run in _DARK.finditer(data[row * modules : (row + 1) * modules])
    ]
    canvas = paper.canvas
    canvas.saveState()
    paper.fill(INK)
    canvas.translate(x, y)
    canvas.scale(side / modules, side / modules)
    canvas.addLiteral(" ".join(runs) + " f")
    canvas.restoreState()
