"""No character vanishes silently."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bapasdesk.documents import fonts


def test_indonesian_european_greek_and_cyrillic_letters_can_be_printed() -> None:
    assert fonts.missing_characters("Ni Ketut Łukasz Şahin Nguyễn Ωмега ’Ain – “é” × • ½") == ""


def test_missing_characters_are_reported_once_in_order() -> None:
    assert fonts.missing_characters("Ali 漢字漢 علي 😀") == "漢字علي😀"


def test_decomposed_accents_and_invisible_characters_are_set_right() -> None:
    assert fonts.one_line("Ame\u0301lie\u200b  \n Putri\u200f") == "Amélie Putri"
    assert fonts.missing_characters("Ame\u0301lie non\u2011aktif") == ""


def test_missing_character_is_drawn_as_a_visible_block() -> None:
    assert fonts.runs("A漢", fonts.SANS) == ((fonts.SANS, "A■"),)
    assert fonts.runs("A漢", fonts.SERIF_ITALIC) == ((fonts.SERIF_ITALIC, "A"), (fonts.SANS, "■"))


def test_face_that_lacks_a_letter_borrows_it_from_source_sans() -> None:
    assert fonts.runs("aΩ b", fonts.SERIF_ITALIC) == (
        (fonts.SERIF_ITALIC, "a"),
        (fonts.SANS, "Ω"),
        (fonts.SERIF_ITALIC, " b"),
    )


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_every_visible_character_is_drawn(text: str) -> None:
    for font in (fonts.SANS, fonts.SERIF_SEMIBOLD, fonts.SERIF_ITALIC):
        drawn = "".join(piece for _, piece in fonts.runs(text, font))
        assert len(drawn) == len(fonts.one_line(text))
        assert fonts.missing_characters(drawn) == ""


@pytest.mark.parametrize("font", [fonts.SANS, fonts.SERIF_BOLD])
def test_width_grows_with_tracking(font: str) -> None:
    assert fonts.text_width("ABC", font, 10, 2) == pytest.approx(fonts.text_width("ABC", font, 10) + 4)
