"""Words that tell an employer what the holder of a certificate would rather not have told.

A line of the list is a word or a phrase; `*` stands for any letters, `#` for a number. Capitals, accents,
hyphenation and letterspacing do not matter, but a word inside another is not meant: "PB" is not in "RPBX".
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

DEFAULT_WORDS = (
    "klien*",
    "*narapidana*",
    "warga binaan*",
    "WBP",
    "napi",
    "bapas*",
    "balai pemasyarakatan",
    "*pemasyarakatan*",
    "pembimbing kemasyarakatan",
    "pokmas*",
    "griya abhipraya",
    "abhipraya",
    "PB",
    "CB",
    "CMB",
    "pembebasan bersyarat",
    "cuti bersyarat",
    "cuti menjelang bebas",
    "asimilasi*",
    "pasal",
    "pidana*",
    "terpidana*",
    "tahanan",
    "lapas",
    "rutan",
    "LPKA",
    "penjara",
    "ditjenpas",
    "kemenimipas",
    "register*",
    "no reg*",
    "nomor reg*",
    "reg #",
)
_GAP = r"[\W_]"
_BETWEEN = re.compile(f"{_GAP}+")
_HYPHENATION = r"(?:[-\x02\u00ad\u2010\u2011\u200b\ufffe]\s*|\s*\n\s*)?"
"""PDF readers give a hyphen at the end of a line as U+0002 or U+FFFE."""
_ABBREVIATION = 3
"""Up to so many letters a full stop and a space between two of them are somebody's initials."""
_AROUND = 28
_BLANK = "\x00"


@dataclass(frozen=True, slots=True)
class Found:
    """A listed word in a text, and the text around it on one line."""

    word: str
    around: str


def find_words(text: str, words: Sequence[str], allowed: Sequence[str] = ()) -> tuple[Found, ...]:
    """The listed words in `text` in their order; what stands inside an allowed phrase is not counted."""
    if not any(word.strip() for word in words):
        return ()
    plain, places = _plain(text)
    if any(phrase.strip() for phrase in allowed):
        plain = _expression(tuple(allowed)).sub(lambda match: _BLANK * len(match[0]), plain)
    return tuple(
        Found(_word_of(match, words), _around(text, places[match.start()], places[match.end() - 1] + 1))
        for match in _expression(tuple(words)).finditer(plain)
    )


@lru_cache(maxsize=4096)
def squeezed(text: str) -> str:
    """The letters and digits of `text` alone, small and without accents.

    A word without `*` and `#` that `find_words` finds in a text is in the squeezed text too, squeezed; so
    whatever is not there need not be searched for, and most is not.
    """
    return _BETWEEN.sub("", _plain(text)[0])


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """Small letters without accents, and for each the place in `text` it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    letters, places = [], []
    for place, char in enumerate(text):
        for letter in unicodedata.normalize("NFKD", char).casefold():
            if not unicodedata.combining(letter):
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


@lru_cache(maxsize=256)
def _expression(words: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for all words; group `w<n>` tells which one it was."""
    parts = [f"(?P<w{place}>{_pattern(word)})" for place, word in enumerate(words) if _letters(word)]
    return re.compile("|".join(parts) or r"(?!)")


def _word_of(match: re.Match[str], words: Sequence[str]) -> str:
    return words[int(str(match.lastgroup)[1:])]


def _letters(word: str) -> str:
    return "".join(char for char in _plain(word)[0] if char.isalnum() or char == "#")


def _pattern(word: str) -> str:
    pieces = re.findall(r"[^\W_]+|[*#]|(?:[^\w*#]|_)+", _plain(word.strip())[0])
    abbreviated = len(_letters(word)) <= _ABBREVIATION
    spaced = _GAP if abbreviated else f"{_GAP}{{1,3}}"
    joined = "|".join(
        "".join(_piece(piece, between, gap) for piece in pieces)
        for between, gap in ((_HYPHENATION, f"{_GAP}+"), (spaced, f"{_GAP}{{1,6}}"))
    )
    before = "" if pieces[0] == "*" else r"(?<![^\W_])"
    after = "" if pieces[-1] == "*" else r"(?![^\W_])"
    return f"{before}(?:{joined}){after}"


def _piece(piece: str, between: str, gap: str) -> str:
    if piece == "*":
        return r"[^\W_]*"
    if piece == "#":
        return r"\d+"
    return between.join(map(re.escape, piece)) if piece[0].isalnum() else gap


def _around(text: str, start: int, end: int) -> str:
    begin, stop = max(0, start - _AROUND), min(len(text), end + _AROUND)
    cut = f"{'…' if begin else ''}{text[begin:stop]}{'…' if stop < len(text) else ''}"
    return " ".join(re.sub("[\x02\ufffe]", "-", cut).split())
