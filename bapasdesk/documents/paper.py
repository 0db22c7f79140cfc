"""A PDF being drawn: the one place that holds the reportlab canvas.

Text goes to the canvas as it is, never through reportlab's markup parser, so `<b>` in a name prints as `<b>`.
The bytes depend on the content alone (no clock, no random id): what was archived can be compared later.
Lengths are in points, y grows upwards.
"""

from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import Literal

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFObjectReference, PDFPage, PDFResourceDictionary
from reportlab.pdfgen.canvas import Canvas

from bapasdesk.documents import fonts

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
F4 = (215 * MM, 330 * MM)
A4_LANDSCAPE = (297 * MM, 210 * MM)
A5_LANDSCAPE = (210 * MM, 148 * MM)

INK = "#14272B"
MUTED = "#55646B"
ACCENT = "#0B6E6E"
GOLD = "#A8832F"
HAIRLINE = "#9AA7AC"
SHADE = "#EFF3F3"

Align = Literal["left", "centre", "right"]


class Paper:
    """`title` goes to the PDF's information; nothing else there names a person, an office or the program."""

    def __init__(self, size: tuple[float, float], title: str) -> None:
        self.width, self.height = size
        self._bookmarks = 0
        self.copy_mark = ""
        """"Salinan ke-n" on every page that ends from now on; empty for an original."""
        self._pictures: dict[bytes, tuple[str, tuple[int, int]]] = {}
        self._buffer = BytesIO()
        self._resources: dict[tuple[str, ...], PDFObjectReference] = {}
        fonts.face(fonts.SANS)
        rl_config.useA85 = 0  # read by reportlab when a stream is written; binary streams are 20 % smaller
        self.canvas = Canvas(
            self._buffer,
            pagesize=size,
            pageCompression=1,
            invariant=1,
            initialFontName=fonts.SANS,  # type: ignore[arg-type]  # the stub says float; it is a name
        )
        self.canvas.setTitle(title)
        self.canvas.setAuthor("")
        self.canvas.setSubject("")
        self.canvas.setCreator("")
        self.canvas.setProducer("")

    def set_size(self, size: tuple[float, float]) -> None:
        """For the page about to be drawn and those after it: a file may hold sheets of several sizes."""
        self.width, self.height = size
        self.canvas.setPageSize(size)

    def bookmark(self, title: str, level: int = 0) -> None:
        """An entry of the reader's table of contents that leads to the page about to be drawn."""
        key = f"part-{self._bookmarks}"
        self._bookmarks += 1
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(fonts.one_line(title), key, level)
        self.canvas.showOutline()

    def fill(self, color: str) -> None:
        self.canvas.setFillColor(_color(color))

    def pen(self, color: str, width: float) -> None:
        self.canvas.setStrokeColor(_color(color))
        self.canvas.setLineWidth(width)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        font: str = fonts.SANS,
        size: float = 9.0,
        color: str = INK,
        align: Align = "left",
        tracking: float = 0.0,
    ) -> None:
        """One line on the baseline `y`; `tracking` in points."""
        if align != "left":
            width = fonts.text_width(text, font, size, tracking)
            x -= width / 2 if align == "centre" else width
        self.fill(color)
        pieces = fonts.runs(text, font)
        for place, (used, piece) in enumerate(pieces, start=1):
            face = fonts.face(used)
            self.canvas.setFont(used, size)
            self.canvas.drawString(x, y, piece, charSpace=tracking)
            if place < len(pieces):
                x += face.stringWidth(piece, size) + tracking * len(piece)

    def rule(self, x0: float, x1: float, y: float, *, width: float = 0.6, color: str = INK) -> None:
        self.segment(x0, y, x1, y, width=width, color=color)

    def segment(
        self, x0: float, y0: float, x1: float, y1: float, *, width: float = 0.6, color: str = INK
    ) -> None:
        self.pen(color, width)
        self.canvas.line(x0, y0, x1, y1)

    def dashed_rule(self, x0: float, x1: float, y: float, *, color: str = MUTED) -> None:
        self.canvas.setDash(0.6, 2)
        self.rule(x0, x1, y, width=0.6, color=color)
        self.canvas.setDash()

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "",
        stroke: str = "",
        line_width: float = 0.6,
        radius: float = 0.0,
    ) -> None:
        """A rectangle with its lower left corner at x, y; an empty colour is not painted."""
        if fill:
            self.fill(fill)
        if stroke:
            self.pen(stroke, line_width)
        self.canvas.roundRect(x, y, width, height, radius, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def picture(self, content: bytes, x: float, y: float, width: float, height: float) -> None:
        """A PNG or JPEG with its lower left corner at x, y; in the file once, on however many pages it is."""
        name, _ = self._known_picture(content)
        self.canvas.saveState()
        self.canvas.translate(x, y)
        self.canvas.scale(width, height)
        self.canvas.doForm(name)
        self.canvas.restoreState()

    def picture_size(self, content: bytes) -> tuple[int, int]:
        """Pixels, wide and high."""
        return self._known_picture(content)[1]

    def _known_picture(self, content: bytes) -> tuple[str, tuple[int, int]]:
        known = self._pictures.get(content)
        if known is None:
            image = ImageReader(BytesIO(content))
            known = f"picture-{sha256(content).hexdigest()[:16]}", image.getSize()
            self.canvas.beginForm(known[0], 0, 0, 1, 1)
            self.canvas.drawImage(image, 0, 0, 1, 1, mask="auto")
            self.canvas.endForm()
            self._pictures[content] = known
        return known

    def end_page(self) -> None:
        if self.copy_mark:
            # In the margin, where no paper draws anything: a copy differs from the original by this alone.
            self.text(
                self.width - 12 * MM,
                self.height - 7.4 * MM,
                self.copy_mark,
                font=fonts.SANS_BOLD,
                size=8.5,
                align="right",
            )
        self.canvas.showPage()
        self._share_resources()

    def _share_resources(self) -> None:
        """Pages that place the same forms have one list of fonts and forms between them.

        Reportlab would write one for each page, which makes a file of a thousand larger and slower to write.
        """
        document = self.canvas._doc  # type: ignore[attr-defined]  # the stub has only its public names
        page: PDFPage = document.Pages[-1]
        placed = tuple(page.XObjects.dict) if page.XObjects else ()
        if placed not in self._resources:
            made = PDFResourceDictionary(XObject=page.XObjects or {})
            made.basicFonts()
            made.allProcs()
            self._resources[placed] = document.Reference(made)
        page.Resources = self._resources[placed]

    def finish(self) -> bytes:
        """The PDF; nothing can be drawn afterwards."""
        self.canvas.save()
        return self._buffer.getvalue()


@cache
def _color(name: str) -> tuple[float, float, float]:
    """Red, green and blue alone: a colour object would have reportlab set its opacity each time."""
    color = HexColor(name)
    return color.red, color.green, color.blue
