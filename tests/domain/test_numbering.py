"""Document numbers by the office's own pattern."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.numbering import (
    check_template,
    from_words,
    in_words,
    month_roman,
    normalise_number,
    read_seq,
    render_number,
)
from bapasdesk.errors import InvalidInput

DAY = date(2022, 10, 20)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{seq:03d}/SERT/{month_roman}/{year}", "007/SERT/X/2022"),
        ("W.12.PAS.PAS.{unit}-{seq} TAHUN {year}", "W.12.PAS.PAS.8-7 TAHUN 2022"),
        ("{year}.{month}.{seq:5d}", "2022.10.    7"),
    ],
)
def test_patterns(template: str, text: str) -> None:
    assert render_number(template, seq=7, on=DAY, unit="8") == text


@pytest.mark.parametrize(
    "template",
    [
        "",
        "SERT/{year}",
        "{seq}",
        "{seq}/{tahun}",
        "{seq.__class__}/{year}",
        "{seq[0]}/{year}",
        "{0}/{seq}/{year}",
        "{seq!r}/{year}",
        "{seq:>999999d}/{year}",
        "{seq:{year}}/{year}",
        "{year:03d}/{seq}",
        "{seq/{year}",
        "{seq}/{year}\n",
        "{seq}/{year}" + "x" * 80,
    ],
)
def test_faulty_and_hostile_patterns_are_refused(template: str) -> None:
    with pytest.raises(InvalidInput, match="Pola nomor keliru"):
        check_template(template)


def test_roman_months() -> None:
    assert [month_roman(month) for month in (1, 4, 9, 12)] == ["I", "IV", "IX", "XII"]


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_two_numbers_of_a_series_are_never_the_same(first: int, second: int) -> None:
    texts = {render_number("{seq:03d}/{year}", seq=seq, on=DAY, unit="") for seq in (first, second)}
    assert len(texts) == len({first, second})


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_pattern_or_a_sentence(template: str) -> None:
    try:
        render_number(template, seq=1, on=DAY, unit="")
    except InvalidInput as refusal:
        assert str(refusal)


PATTERNS = ("{seq:03d}/SRT/{month_roman}/{year}", "W.12.{unit}-{seq} TAHUN {year}", "{year}.{month}.{seq:5d}")


@pytest.mark.parametrize("template", PATTERNS)
def test_a_pattern_in_words_is_read_back(template: str) -> None:
    assert from_words(in_words(template)) == template


def test_words_are_taken_as_people_type_them() -> None:
    assert in_words(PATTERNS[0]) == "{urut 3 angka}/SRT/{bulan romawi}/{tahun}"
    assert from_words("{ Urut 3  angka }/{Kode Unit}/{BULAN}") == "{seq:03d}/{unit}/{month}"
    with pytest.raises(InvalidInput, match=r"{hari} tidak dikenal.*{bulan romawi}"):
        check_template(from_words("{urut}/{hari}/{tahun}"))


@given(st.sampled_from(PATTERNS), st.integers(1, 10**6), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_typed_number_of_the_pattern_gives_its_sequence_back(template: str, seq: int, on: date) -> None:
    typed = normalise_number(render_number(template, seq=seq, on=on, unit="PAS.8"))
    assert read_seq(template, typed, year=on.year, unit="PAS.8") == seq
    assert read_seq(template, typed.lower(), year=on.year, unit="PAS.8") == seq
    assert read_seq(template, typed, year=on.year + 1, unit="PAS.8") is None


@pytest.mark.parametrize("typed", ["007/SRT/XIII/2022", "000/SRT/X/2022", "٠٠٧/SRT/X/2022", "7/SRTX/2022"])
def test_what_does_not_follow_the_pattern_has_no_sequence(typed: str) -> None:
    assert read_seq(PATTERNS[0], typed, year=2022, unit="") is None


@given(st.sampled_from(PATTERNS), st.text(max_size=60))
def test_any_typed_text_is_read_without_a_crash(template: str, typed: str) -> None:
    found = read_seq(template, typed, year=2022, unit="(8")
    assert found is None or found >= 1
