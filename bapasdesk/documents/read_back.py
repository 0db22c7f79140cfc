"""Reads a finished PDF the way others will: its text, what the file says of itself, and its QR codes."""

import re
import zlib
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import zxingcpp

_FORM = re.compile(
    rb"<<[^<>]*?/Length (\d+)(?:(?!endobj|stream).)*?/Subtype /Form(?:(?!endobj|stream).)*?stream\r?\n",
    re.DOTALL,
)
_WRITES = re.compile(rb"\b(BT|Do|BI|Tj|TJ)\b")
_NOTHING = zlib.compress(b"")
_XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_DOTS_PER_POINT = 1.5
"""108 dpi: a module of the code is then some four dots wide."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the lower left corner of the page."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    text: str
    codes: tuple[str, ...]
    """What the QR codes on the page say."""


def read_back(pdf: bytes, code_boxes: Sequence[Box | None]) -> tuple[ReadPage, ...]:
    """Each page is searched for codes inside its box (None: nowhere), the first page as a whole.

    Drawing whole pages takes most of the time, and it is known where the codes stand.
    """
    with _opened(_without_ornaments(pdf)) as document:
        return tuple(_read_page(document, index, box) for index, box in enumerate(code_boxes))


def read_information(pdf: bytes) -> tuple[str, ...]:
    """Title, author and the like, the bookmarks and the XMP block: all a viewer shows about the file."""
    with _opened(pdf) as document:
        said = [value for value in document.get_metadata_dict().values() if value]
        bookmarks = [str(mark.get_title()) for mark in document.get_toc()]
    return (*said, *bookmarks, *(block.decode("utf-8", "replace") for block in _XMP.findall(pdf)))


def _without_ornaments(pdf: bytes) -> bytes:
    """The same file with empty streams for its forms that neither write nor place anything.

    Following every curve of an engraved frame on every page takes ten times as long as reading the rest.
    """
    lean = bytearray(pdf)
    for found in _FORM.finditer(pdf):
        length, start = int(found[1]), found.end()
        try:
            drawn = zlib.decompress(pdf[start : start + length])
        except zlib.error:
            continue
        if not _WRITES.search(drawn):
            lean[start : start + length] = _NOTHING.ljust(length, b"\x00")
    return bytes(lean)


def _opened(pdf: bytes) -> Any:
    import pypdfium2  # late: papers are read back when they are issued, not when the office is opened

    return pypdfium2.PdfDocument(pdf)


def _read_page(document: Any, index: int, code_box: Box | None) -> ReadPage:
    with closing(document[index]) as page, closing(page.get_textpage()) as text:
        box = code_box if index else (0.0, 0.0, *page.get_size())
        return ReadPage(str(text.get_text_range()), _codes(page, box) if box else ())


def _codes(page: Any, box: Box) -> tuple[str, ...]:
    (width, height), (left, bottom, right, top) = page.get_size(), box
    margins = (max(0.0, left), max(0.0, bottom), max(0.0, width - right), max(0.0, height - top))
    with closing(page.render(scale=_DOTS_PER_POINT, grayscale=True, crop=margins)) as bitmap:
        found: Sequence[zxingcpp.Barcode] = zxingcpp.read_barcodes(
            bitmap.to_numpy(), zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
        )
    return tuple(code.text for code in found)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as pixels: rows of blue, green, red and an unused byte."""

    width: int
    height: int
    data: bytes


def picture_of(pdf: bytes, page: int, dots_per_point: float) -> PagePicture:
    with (
        _opened(pdf) as document,
        closing(document[page]) as opened,
        closing(opened.render(scale=dots_per_point, prefer_bgrx=True)) as bitmap,
    ):
        return PagePicture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
