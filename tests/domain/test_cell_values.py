"""Cells of other people's sheets: a day is read right in every form, or refused with a reason."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.cell_values import DateOrder, read_date, read_money, read_nik, settled_order, shown_text
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.errors import InvalidInput

days = st.dates(date(1911, 1, 1), date(2099, 12, 31))
FORMS = (
    lambda day: day,
    lambda day: datetime(day.year, day.month, day.day),
    lambda day: day.isoformat(),
    lambda day: f"{day.isoformat()} 00:00:00",
    lambda day: f"{day.year}/{day.month:02}/{day.day:02}",
    lambda day: f" {day.day}-{day.month}-{day.year} ",
    lambda day: f"{day.day:02}/{day.month:02}/{day.year}",
    lambda day: format_date(day).upper(),
    lambda day: (day - date(1899, 12, 30)).days,
    lambda day: float((day - date(1899, 12, 30)).days),
)


@given(days, st.sampled_from(FORMS))
def test_a_day_is_read_in_every_form_an_office_writes_it(day: date, form: Any) -> None:
    assert read_date(form(day), DateOrder.DAY_FIRST) == day


def test_a_number_of_excel_that_became_text_is_read_too() -> None:
    assert read_date("33000", DateOrder.DAY_FIRST) == read_date(33000) == date(1990, 5, 7)


@given(days)
def test_month_first_is_read_when_it_can_be_nothing_else(day: date) -> None:
    typed = f"{day.month:02}/{day.day:02}/{day.year}"
    assert read_date(typed, DateOrder.MONTH_FIRST) == day
    if day.day > 12 or day.day == day.month:
        assert read_date(typed, DateOrder.AUTO) == day
    else:
        with pytest.raises(InvalidInput, match="dua cara"):
            read_date(typed, DateOrder.AUTO)


@given(st.lists(days, max_size=8))
def test_a_column_is_day_first_until_a_cell_says_otherwise(column: list[date]) -> None:
    cells = [f"{day.month}/{day.day}/{day.year}" for day in column]
    says_otherwise = any(day.day > 12 for day in column)
    expected = DateOrder.AUTO if says_otherwise else DateOrder.DAY_FIRST
    assert settled_order(DateOrder.AUTO, cells) == expected
    assert settled_order(DateOrder.MONTH_FIRST, cells) == DateOrder.MONTH_FIRST


@pytest.mark.parametrize("cell", [1990, "1990", 12, True, "31-2-1990", "12-4-90", "kemarin", 10**9, -5, 0.5])
def test_what_is_no_day_is_refused(cell: Any) -> None:
    with pytest.raises(InvalidInput):
        read_date(cell, DateOrder.DAY_FIRST)


@given(st.dates(date(1600, 1, 1), date(1899, 12, 31)) | st.dates(date(2101, 1, 1), date(9000, 1, 1)))
def test_impossible_years_are_refused(day: date) -> None:
    with pytest.raises(InvalidInput, match="tidak mungkin"):
        read_date(day)


@pytest.mark.parametrize("cell", [9971011204900003, 9.971e15, "9,97101E+15", "9.97E15"])
def test_a_nik_that_has_lost_digits_is_refused(cell: Any) -> None:
    with pytest.raises(InvalidInput, match="digit terakhirnya"):
        read_nik(cell)


@pytest.mark.parametrize("cell", ["9971 0112 0490 0003", "'9971011204900003", "9971.011204.900003 "])
def test_a_nik_is_read_however_it_is_grouped(cell: str) -> None:
    assert read_nik(cell) == "9971011204900003"


def test_cells_are_shown_as_people_read_them() -> None:
    cells = (None, "  a \n b ", 7.0, 7.5, date(2023, 6, 2), datetime(2023, 6, 2))
    assert [shown_text(cell) for cell in cells] == ["", "a b", "7", "7.5", "02-06-2023", "02-06-2023"]
    assert read_money("Rp 150.000,-") == read_money(150_000.0) == 150_000
