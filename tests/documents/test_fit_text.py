"""Nothing leaves its frame, nothing is cut off."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bapasdesk.documents.fit_text import balance, fit_lines, fit_size, wrap
from bapasdesk.documents.fonts import SANS, one_line, text_width

printable = st.text(st.characters(min_codepoint=33, max_codepoint=0x24F, categories=["Lu", "Ll", "Po"]))
words = st.lists(printable, min_size=1, max_size=15).map(" ".join)


@given(words, st.floats(30, 400))
@settings(max_examples=150, deadline=None)
def test_wrapped_lines_fit_and_hold_the_whole_text(text: str, width: float) -> None:
    lines = wrap(text, SANS, 10, width)
    assert all(text_width(line, SANS, 10) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == one_line(text).replace(" ", "")


@given(words, st.integers(1, 4))
@settings(max_examples=100, deadline=None)
def test_fitted_lines_keep_width_and_number(text: str, max_lines: int) -> None:
    lines, size = fit_lines(text, SANS, 10, 120, max_lines)
    assert len(lines) <= max_lines and 0 < size <= 10
    assert all(text_width(line, SANS, size) <= 120 + 1e-6 for line in lines)
    assert "".join(lines).replace(" ", "") == one_line(text).replace(" ", "")


def test_short_text_keeps_its_size_and_long_text_fills_the_width() -> None:
    assert fit_size("I", SANS, 30, 200) == 30
    size = fit_size("W" * 120, SANS, 30, 200)
    assert text_width("W" * 120, SANS, size) == pytest.approx(200)


def test_long_word_is_rather_shrunk_than_broken() -> None:
    lines, size = fit_lines("Pertanggungjawaban", SANS, 10, 75, 3)
    assert lines == ("Pertanggungjawaban",) and size < 10


def test_balanced_lines_have_nearly_the_same_length() -> None:
    text = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"
    plain, even = wrap(text, SANS, 10, 260), balance(text, SANS, 10, 260)
    assert len(even) == len(plain) == 2

    def unevenness(lines: tuple[str, ...]) -> float:
        widths = [text_width(line, SANS, 10) for line in lines]
        return max(widths) - min(widths)

    assert unevenness(even) < unevenness(plain)
