"""Document numbers by the office's own pattern."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.numbering import check_template, month_roman, render_number
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
