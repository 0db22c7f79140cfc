"""Text that must fit a given space: shrunk on one line, or wrapped and then shrunk.

Names of one letter and of 120 capital letters both occur; neither may leave its frame or be cut off.
"""

from dataclasses import dataclass
from functools import lru_cache

from bapasdesk.documents.fonts import one_line, text_width

_STEP = 0.95
"""Each try is 5 % smaller: the eye does not see the difference, and it ends quickly."""


@lru_cache(maxsize=1024)
def fit_size(text: str, font: str, largest: float, width: float, tracking: float = 0.0) -> float:
    """The largest size in points, at most `largest`, at which `text` is one line of at most `width`."""
    natural = text_width(text, font, largest, tracking * largest)
    return largest if natural <= width else largest * width / natural


@lru_cache(maxsize=4096)
def wrap(text: str, font: str, size: float, width: float, tracking: float = 0.0) -> tuple[str, ...]:
    """Lines of at most `width` points, broken between words; a word too wide alone is broken inside."""
    lines: list[str] = []
    current = ""
    for word in one_line(text).split(" "):
        candidate = f"{current} {word}" if current else word
        if text_width(candidate, font, size, tracking) <= width:
            current = candidate
            continue
        if current:
            lines.append(current)
        *full, current = _break_word(word, font, size, width, tracking)
        lines.extend(full)
    return (*lines, current)


def _break_word(word: str, font: str, size: float, width: float, tracking: float) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and text_width(pieces[-1] + char, font, size, tracking) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


@lru_cache(maxsize=4096)
def fit_lines(
    text: str, font: str, largest: float, width: float, max_lines: int
) -> tuple[tuple[str, ...], float]:
    """`text` in at most `max_lines` lines of at most `width`, and the size that takes; never cut off.

    Words stay whole as long as that does not cost more than a third of the size.
    """
    size = largest
    while True:
        lines = wrap(text, font, size, width)
        broken = size > largest * 2 / 3 and " ".join(lines) != one_line(text)
        if len(lines) <= max_lines and not broken:
            return lines, size
        size *= _STEP


def balance(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """Like `wrap`, but with lines of nearly the same length, as a centred text wants it."""
    lines = wrap(text, font, size, width)
    narrow = width
    while len(lines) > 1 and narrow > width / 2:
        narrow *= _STEP
        tighter = wrap(text, font, size, narrow)
        if len(tighter) > len(lines):
            break
        lines = tighter
    return lines


ASCENT, DESCENT = 0.76, 0.22
"""How far letters reach above and below their baseline, as a share of the size."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """The room a text has, in points, and how it is set; `tracking` and `leading` are shares of the size."""

    font: str
    largest: float
    width: float
    height: float
    max_lines: int = 1
    leading: float = 1.3
    tracking: float = 0.0

    def height_of(self, lines: int, size: float) -> float:
        return size * (ASCENT + DESCENT + self.leading * (lines - 1))


@lru_cache(maxsize=4096)
def fit_box(text: str, box: TextBox) -> tuple[tuple[str, ...], float]:
    """Lines and size of `text` in its box, shrunk as far as it must be; a line break starts a new line."""
    paragraphs = text.split("\n")
    if box.max_lines == 1 and len(paragraphs) == 1:
        highest = min(box.largest, box.height / box.height_of(1, 1.0))
        return (one_line(text),), fit_size(text, box.font, highest, box.width, box.tracking)
    size, most = box.largest, max(box.max_lines, len(paragraphs))
    while True:
        tracking = box.tracking * size
        wrapped = [wrap(one, box.font, size, box.width, tracking) for one in paragraphs]
        count = sum(map(len, wrapped))
        whole = all(" ".join(lines) == one_line(one) for lines, one in zip(wrapped, paragraphs, strict=True))
        may_break = size <= box.largest * 2 / 3
        if count <= most and box.height_of(count, size) <= box.height and (whole or may_break):
            break
        size *= _STEP
    if len(paragraphs) == 1 and count > 1 and not box.tracking:
        return balance(text, box.font, size, box.width), size
    return tuple(line for lines in wrapped for line in lines), size
