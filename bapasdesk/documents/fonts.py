"""The typefaces of the papers, and what becomes of characters they lack.

Papers must look the same on every PC, so the open fonts that come with the program are embedded and nothing
is asked of the machine. Source Sans covers Latin with every diacritic, Greek and Cyrillic; what no face has
(Arabic, Chinese, emoji) prints as a visible block instead of vanishing from somebody's name.
"""

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

SANS = "SourceSansPro-Regular"
SANS_SEMIBOLD = "SourceSansPro-Semibold"
SANS_BOLD = "SourceSansPro-Bold"
SERIF = "SourceSerifPro-Regular"
SERIF_ITALIC = "SourceSerifPro-It"
SERIF_SEMIBOLD = "SourceSerifPro-Semibold"
SERIF_BOLD = "SourceSerifPro-Bold"

REPLACEMENT = "■"

_PACKAGES = {"SourceSansPro": "font_source_sans_pro", "SourceSerifPro": "font_source_serif_pro"}


@cache
def face(font: str) -> TTFont:
    """The registered face of that name; read from its package on first use."""
    package = _PACKAGES[font.partition("-")[0]]
    # Without asciiReadable only the characters really used are embedded.
    loaded = TTFont(font, str(files(package) / "files" / f"{font}.ttf"), asciiReadable=0)
    pdfmetrics.registerFont(loaded)
    return loaded


@cache
def _coverage(font: str) -> frozenset[str]:
    return frozenset(chr(code) for code in face(font).face.charToGlyph if 32 <= code <= 0xFFFF)


@lru_cache(maxsize=4096)
def one_line(text: str) -> str:
    """`text` as it is set: composed accents, single spaces, no control or invisible formatting characters."""
    composed = unicodedata.normalize("NFC", text).replace("\u2011", "-")
    spaced = " ".join(composed.split())
    if spaced.isascii() and spaced.isprintable():
        return spaced
    return "".join(
        char for char in spaced if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )


def missing_characters(text: str) -> str:
    """The characters of `text` that no paper can show, each once, in order of appearance."""
    known, composed = _coverage(SANS), unicodedata.normalize("NFC", text)
    strange = {char for char in set(composed) - known if not known.issuperset(one_line(char))}
    return "".join(sorted(strange, key=composed.index))


@lru_cache(maxsize=4096)
def runs(text: str, font: str) -> tuple[tuple[str, str], ...]:
    """`text` cut into (font, piece): the wanted face, Source Sans for what it lacks, or a visible block."""
    line = one_line(text)
    wanted, fallback = _coverage(font), _coverage(SANS)
    if wanted.issuperset(line):
        return ((font, line),)
    pieces: list[tuple[str, str]] = []
    for char in line:
        used = font if char in wanted else SANS
        shown = char if char in wanted or char in fallback else REPLACEMENT
        if pieces and pieces[-1][0] == used:
            pieces[-1] = (used, pieces[-1][1] + shown)
        else:
            pieces.append((used, shown))
    return tuple(pieces)


def text_width(text: str, font: str, size: float, tracking: float = 0.0) -> float:
    """Width in points; `tracking` is the extra space after every character but the last."""
    pieces = runs(text, font)
    drawn = sum(face(used).stringWidth(piece, size) for used, piece in pieces)
    return float(drawn) + tracking * max(0, sum(len(piece) for _, piece in pieces) - 1)
