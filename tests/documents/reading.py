"""Reads a finished PDF back the way a person or a scanner would."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pdfplumber
import pypdfium2
import zxingcpp

MM = 72 / 25.4


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    with BytesIO(pdf) as stream, pdfplumber.open(stream) as document:
        yield document


def baselines(page: Any) -> dict[tuple[str, float], list[Any]]:
    """The characters of a page by font and baseline, from left to right."""
    found: dict[tuple[str, float], list[Any]] = defaultdict(list)
    for char in page.chars:
        found[char["fontname"].partition("+")[2], round(char["matrix"][5], 1)].append(char)
    return {key: sorted(chars, key=lambda char: char["x0"]) for key, chars in found.items()}


def lines(page: Any) -> list[str]:
    """What stands on each baseline, top line first; letterspacing does not matter."""
    joined: dict[float, list[Any]] = defaultdict(list)
    for (_, y), chars in baselines(page).items():
        joined[y].extend(chars)
    ordered = sorted(joined.items(), reverse=True)
    return ["".join(c["text"] for c in sorted(chars, key=lambda c: c["x0"])) for _, chars in ordered]


def texts(pdf: bytes) -> list[str]:
    """All text of each page, one line for each baseline."""
    with opened(pdf) as document:
        return ["\n".join(lines(page)) for page in document.pages]


def codes(pdf: bytes, dots_per_point: float = 2.0) -> list[list[str]]:
    """The contents of the QR codes seen on each page as rendered at 144 dpi."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for index in range(len(document)):
            picture = document[index].render(scale=dots_per_point).to_pil()
            found.append([code.text for code in zxingcpp.read_barcodes(picture)])
    return found


def font_files(pdf: bytes) -> dict[str, bool]:
    """Every font of the PDF by its name with subset prefix, and whether the font is embedded."""
    from pdfminer.pdftypes import resolve1

    found = {}
    with opened(pdf) as document:
        for page in document.pages:
            for reference in resolve1(page.page_obj.resources["Font"]).values():
                font = resolve1(reference)
                descriptor = resolve1(font.get("FontDescriptor", {}))
                found[font["BaseFont"].name] = "FontFile2" in descriptor
    return found
