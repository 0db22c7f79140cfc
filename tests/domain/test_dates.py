"""Dates as Indonesian papers write them, and as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.indonesian.dates import (
    date_in_words,
    format_date,
    format_days,
    format_long_date,
    format_range,
    format_range_letter,
    parse_date,
    parse_range,
    short_date,
)
from bapasdesk.errors import InvalidInput

SESSION = (date(2022, 9, 19), date(2022, 9, 23))
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


def test_single_dates() -> None:
    day = date(2022, 10, 20)
    assert format_date(day) == "20 Oktober 2022"
    assert format_long_date(day) == "Kamis, 20 Oktober 2022"
    assert short_date(day) == "20-10-2022"
    assert format_long_date(date(2023, 4, 14)) == "Jumat, 14 April 2023"
    assert date_in_words(date(2022, 1, 5)) == "Rabu tanggal lima bulan Januari tahun dua ribu dua puluh dua"


@pytest.mark.parametrize(
    ("first", "last", "text", "letter"),
    [
        (*SESSION, "19–23 September 2022", "19 s.d. 23 September 2022"),
        (
            date(2022, 9, 28),
            date(2022, 10, 3),
            "28 September–3 Oktober 2022",
            "28 September s.d. 3 Oktober 2022",
        ),
        (
            date(2022, 12, 28),
            date(2023, 1, 3),
            "28 Desember 2022–3 Januari 2023",
            "28 Desember 2022 s.d. 3 Januari 2023",
        ),
        (SESSION[0], SESSION[0], "19 September 2022", "19 September 2022"),
    ],
)
def test_ranges(first: date, last: date, text: str, letter: str) -> None:
    assert format_range(first, last) == text
    assert format_range_letter(first, last) == letter


def test_lists_of_days() -> None:
    june = [date(2023, 6, day) for day in (20, 22, 27)]
    assert format_days(june) == "20, 22, dan 27 Juni 2023"
    assert format_days(june[:1]) == "20 Juni 2023"
    assert format_days([june[0], june[2]]) == "20 dan 27 Juni 2023"
    assert format_days([date(2023, 6, day) for day in (21, 20, 22)]) == "20–22 Juni 2023"
    assert format_days([]) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "20-6-2023",
        "20/06/2023",
        "20.6.2023",
        "20 6 2023",
        "20 Juni 2023",
        "20 juni 2023",
        "20 Jun 2023",
        "Selasa, 20 Juni 2023",
        "selasa 20 juni 2023",
        "2023-06-20",
        "  20  Juni  2023 ",
        "tanggal 20 Juni 2023",
        "20Juni2023",
    ],
)
def test_typed_dates(typed: str) -> None:
    assert parse_date(typed) == date(2023, 6, 20)


@pytest.mark.parametrize(
    "typed",
    [
        "19 – 23 September 2022",
        "19–23 September 2022",
        "19-23 September 2022",
        "19 - 23 September 2022",
        "19 s.d. 23 September 2022",
        "19 s/d 23 September 2022",
        "19 sd 23 September 2022",
        "19 sampai dengan 23 September 2022",
        "19 September - 23 September 2022",
        "19 September 2022 – 23 September 2022",
        "19-9-2022 s.d. 23-9-2022",
        "Senin, 19 September 2022 sampai dengan Jumat, 23 September 2022",
    ],
)
def test_typed_ranges(typed: str) -> None:
    assert parse_range(typed) == SESSION


def test_ranges_over_the_year() -> None:
    assert parse_range("28 Desember 2022–3 Januari 2023") == (date(2022, 12, 28), date(2023, 1, 3))
    assert parse_range("28 September–3 Oktober 2022") == (date(2022, 9, 28), date(2022, 10, 3))
    assert parse_range("20 Juni 2023") == (date(2023, 6, 20), date(2023, 6, 20))


@pytest.mark.parametrize(
    "typed", ["", "31 Februari 2023", "20-6-23", "20 Juni 23", "20 Mungkin 2023", "besok", "2023", "20 Juni"]
)
def test_what_is_no_date_is_said(typed: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_date(typed)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize("typed", ["23 – 19 September 2022", "1 – 2 – 3 Juni 2023", "", "–"])
def test_what_is_no_range_is_said(typed: str) -> None:
    with pytest.raises(InvalidInput):
        parse_range(typed)


@given(days)
def test_a_printed_date_reads_back(day: date) -> None:
    assert parse_date(format_date(day)) == day
    assert parse_date(format_long_date(day)) == day
    assert parse_date(short_date(day)) == day


@given(days, st.integers(min_value=0, max_value=800))
def test_a_printed_range_reads_back(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    assert parse_range(format_range(first, last)) == (first, last)
    assert parse_range(format_range_letter(first, last)) == (first, last)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_date_or_a_sentence(typed: str) -> None:
    try:
        parse_range(typed)
    except InvalidInput as refusal:
        assert str(refusal)
