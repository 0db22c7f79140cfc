"""Which days the office works, and where a session lands that is moved."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.working_days import (
    closed_between,
    is_open,
    joint_leave,
    moved_days,
    next_open,
    public_holidays,
    weekly,
    working_days,
)

DAYS = st.dates(date(2022, 1, 1), date(2027, 12, 31))
PATTERNS = st.lists(DAYS.filter(lambda day: day.year < 2027), min_size=1, max_size=6, unique=True)


def closed_around(*days: date) -> dict[date, str]:
    return closed_between(min(days) - timedelta(days=40), max(days) + timedelta(days=900), {})


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2023, 8, 17), "Hari Kemerdekaan Republik Indonesia"),
        (date(2023, 5, 1), "Hari Buruh Internasional"),
        (date(2022, 5, 2), "Hari Raya Idul Fitri"),
        (date(2024, 12, 25), "Hari Raya Natal"),
    ],
)
def test_public_holidays_bear_their_indonesian_names(day: date, name: str) -> None:
    assert public_holidays(day.year)[day] == name
    assert not is_open(day, public_holidays(day.year))


def test_joint_leave_is_a_proposal_and_not_a_public_holiday() -> None:
    leave = joint_leave(2025)
    assert leave[date(2025, 12, 26)] == "Cuti Bersama Hari Raya Natal"
    assert not leave.keys() & public_holidays(2025).keys()


def test_the_offices_own_days_stand_beside_the_holidays() -> None:
    own = {date(2023, 6, 2): "Cuti bersama", date(2023, 6, 1): "Apel"}
    found = closed_between(date(2023, 5, 30), date(2023, 6, 2), own)
    assert found[date(2023, 6, 2)] == "Cuti bersama"
    assert found[date(2023, 6, 1)] == "Hari Lahir Pancasila, Apel"
    assert date(2023, 6, 3) not in found


@given(first=DAYS, length=st.integers(0, 60))
def test_working_days_are_exactly_those_that_are_open(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    closed = closed_around(first)
    found = working_days(first, last, closed)
    for number in range(length + 1):
        day = first + timedelta(days=number)
        assert (day in found) == (day.weekday() < 5 and day not in closed)


@given(day=DAYS)
def test_the_next_open_day_is_open_and_none_is_passed_over(day: date) -> None:
    closed = closed_around(day)
    found = next_open(day, closed)
    assert is_open(found, closed)
    assert working_days(day, found, closed) == [found]


@given(days=PATTERNS, to=DAYS)
def test_a_moved_session_keeps_its_length_and_skips_closed_days(days: list[date], to: date) -> None:
    closed = closed_around(to, *days)
    moved = moved_days(days, to, closed)
    assert len(moved) == len(days) and moved[0] == to
    assert moved == sorted(set(moved))
    assert all(is_open(day, closed) for day in moved[1:])


def test_five_working_days_moved_to_a_wednesday_go_over_the_weekend() -> None:
    week = [date(2022, 9, day) for day in range(19, 24)]
    moved = moved_days(week, date(2022, 10, 5), closed_around(week[0]))
    assert [day.day for day in moved] == [5, 6, 7, 10, 11]


def test_a_week_on_a_holiday_begins_a_day_later() -> None:
    runs = weekly([date(2023, 8, 3)], 4, closed_around(date(2023, 8, 3)))
    assert [run[0].day for run in runs] == [3, 10, 18, 24], "17 August is a holiday"
