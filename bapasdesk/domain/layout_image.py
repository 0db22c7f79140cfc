"""Pictures inside a layout: small, of the two usual kinds, and looked at before anything decodes them."""

import base64
import binascii
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from bapasdesk.errors import InvalidInput

LARGEST_IMAGE = 500_000
"""Bytes of one picture; all together may have twice as many."""
MOST_PIXELS = 6_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_SIZE_MARKERS = frozenset({0xC0, 0xC1, 0xC2})


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutImage:
    """`data` is the PNG or JPEG file in base64."""

    name: str
    data: str

    def content(self) -> bytes:
        return base64.b64decode(self.data)


def make_image(name: str, content: bytes) -> LayoutImage:
    """A picture from the bytes of its file; InvalidInput says why not."""
    check_image(content)
    return LayoutImage(name=name, data=base64.b64encode(content).decode())


def check_images(images: Sequence[LayoutImage]) -> None:
    if len({image.name for image in images}) != len(images):
        raise InvalidInput("Ada dua gambar dengan nama yang sama di dalam tata letak ini.")
    if sum(len(image.data) for image in images) > LARGEST_IMAGE * 8 // 3:
        raise InvalidInput("Gambar-gambar di dalam tata letak terlalu besar bila dijumlahkan.")
    for image in images:
        try:
            content = base64.b64decode(image.data, validate=True)
        except (ValueError, binascii.Error):
            raise InvalidInput("Ada gambar yang rusak di dalam tata letak ini.") from None
        check_image(content)


def check_image(content: bytes) -> None:
    """Kind, size and number of pixels, read from the head of the file without decoding it."""
    if len(content) > LARGEST_IMAGE:
        raise InvalidInput(f"Gambar paling besar {LARGEST_IMAGE // 1000} kB. Perkecil dahulu gambarnya.")
    width, height = _pixels(content)
    if not 0 < width * height <= MOST_PIXELS:
        raise InvalidInput("Gambar terlalu besar ukurannya. Perkecil dahulu gambarnya.")


def _pixels(content: bytes) -> tuple[int, int]:
    if content.startswith(_PNG) and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    if content.startswith(_JPEG):
        return _jpeg_pixels(content)
    raise InvalidInput("Gambar harus berupa berkas PNG atau JPEG.")


def _jpeg_pixels(content: bytes) -> tuple[int, int]:
    """Walks the segments up to the one that tells the size."""
    place = 2
    while place + 9 <= len(content) and content[place] == 0xFF:
        marker, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        if marker in _SIZE_MARKERS:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return int(width), int(height)
        place += 2 + length
    raise InvalidInput("Gambar JPEG ini rusak atau tidak lengkap.")
