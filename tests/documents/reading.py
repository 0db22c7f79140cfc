"""Reads a finished PDF back the way a person or a scanner would."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from ctypes import c_double
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp
from pdfminer.pdftypes import resolve1

MM = 72 / 25.4
HYPHEN_AT_END = "\x02"
"""As pdfium gives a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Char:
    """A drawn character; its box and baseline in points from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    chars: tuple[Char, ...]

    @property
    def lines(self) -> list[list[Char]]:
        """The characters of each baseline from left to right, the top line first."""
        found: dict[float, list[Char]] = defaultdict(list)
        for char in self.chars:
            found[char.baseline].append(char)
        return [sorted(found[y], key=lambda char: char.left) for y in sorted(found, reverse=True)]

    @property
    def line_texts(self) -> list[str]:
        return [written(line) for line in self.lines]

    @property
    def text(self) -> str:
        return "\n".join(self.line_texts)

    def pieces(self) -> dict[str, list[Char]]:
        """What stands together on a baseline, cut where the gap is wider than any space."""
        found = {}
        for line in self.lines:
            cuts = [i for i, (a, b) in enumerate(pairwise(line), start=1) if b.left - a.right > 15]
            for start, stop in pairwise([0, *cuts, len(line)]):
                found[written(line[start:stop])] = line[start:stop]
        return found

    def keeps_margin(self, margin: float) -> bool:
        inside = (
            margin <= c.left <= c.right <= self.width - margin
            and margin <= c.bottom <= c.top <= self.height - margin
            for c in self.chars
            if c.text != " "
        )
        return all(inside)


def written(chars: list[Char]) -> str:
    return "".join(char.text for char in chars)


def read(pdf: bytes) -> list[Page]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [_read_page(document[index]) for index in range(len(document))]


def texts(pdf: bytes) -> list[str]:
    """All text of each page, one line for each baseline; letterspacing does not matter."""
    return [page.text for page in read(pdf)]


def whole_text(pdf: bytes) -> str:
    """All pages, one after the other."""
    return "\n".join(texts(pdf))


def _read_page(page: pypdfium2.PdfPage) -> Page:
    with closing(page), closing(page.get_textpage()) as text:
        chars = [
            _read_char(text, index)
            for index in range(text.count_chars())
            if not pdfium.FPDFText_IsGenerated(text.raw, index)
        ]
        return Page(page.get_width(), page.get_height(), tuple(chars))


def _read_char(text: pypdfium2.PdfTextPage, index: int) -> Char:
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
    left, bottom, right, top = text.get_charbox(index)
    letter = chr(pdfium.FPDFText_GetUnicode(text.raw, index)).replace(HYPHEN_AT_END, "-")
    if letter == " ":
        left = x.value
    return Char(letter, left, bottom, right, top, round(y.value, 1))


def pictures(pdf: bytes, dots_per_point: float = 2.0) -> list[Any]:
    """Each page as a PIL image, at 144 dpi unless told otherwise."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for index in range(len(document)):
            with closing(document[index]) as page, closing(page.render(scale=dots_per_point)) as bitmap:
                found.append(bitmap.to_pil().copy())
        return found


def codes(pdf: bytes) -> list[list[str]]:
    """The contents of the QR codes seen on each page."""
    return [[code.text for code in zxingcpp.read_barcodes(picture)] for picture in pictures(pdf)]


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    with BytesIO(pdf) as stream, pdfplumber.open(stream) as document:
        yield document


def file_information(pdf: bytes) -> dict[str, str]:
    with opened(pdf) as document:
        return dict(document.metadata)


def font_files(pdf: bytes) -> dict[str, bool]:
    """Every font of the PDF by its name with subset prefix, and whether the font is embedded."""
    found = {}
    with opened(pdf) as document:
        for page in document.pages:
            for reference in resolve1(page.page_obj.resources["Font"]).values():
                font = resolve1(reference)
                descriptor = resolve1(font.get("FontDescriptor", {}))
                found[font["BaseFont"].name] = "FontFile2" in descriptor
    return found


def bookmarks(pdf: bytes) -> list[tuple[str, int, int]]:
    """Title, level and page (from 0) of every entry of the table of contents."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for entry in document.get_toc():
            target = entry.get_dest()
            assert target is not None
            found.append((entry.get_title(), entry.level, target.get_index()))
        return found


def emblems_on(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of every picture on the first page, in points."""
    with opened(pdf) as document:
        page = document.pages[0]
        return [(one["x0"], one["y0"], one["x1"], one["y1"]) for one in page.images]


def times_embedded(pdf: bytes) -> int:
    """How many pictures the file holds, not counting what says where they are transparent."""
    return pdf.count(b"/SMask ")
