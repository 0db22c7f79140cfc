"""Friday prayer, the fasting month and reporting days: told where they meet a training, and only there."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.planning_days import (
    check_in_days,
    fasting_month,
    friday_prayer,
    is_check_in,
    is_fasting,
)

FRIDAY, SATURDAY = date(2023, 4, 14), date(2023, 4, 15)


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "told"),
    [
        ("09.00", "15.00", True),
        ("09.00", "", True),
        ("09.00", "11.30", False),
        ("13.00", "15.00", False),
        ("12.00", "12.30", True),
        ("", "", False),
    ],
)
def test_a_training_that_goes_on_through_the_friday_prayer(starts_at: str, ends_at: str, told: bool) -> None:
    found = friday_prayer([SATURDAY, FRIDAY], starts_at, ends_at)
    assert bool(found) == told
    assert not told or ("14 April 2023" in found[0] and "11.30–13.00" in found[0])
    assert friday_prayer([SATURDAY], starts_at, ends_at) == []


def test_the_fasting_month_by_the_calendar_with_its_doubt() -> None:
    (text,) = fasting_month([date(2026, 2, 18), date(2026, 3, 2), date(2026, 3, 21)])
    assert text.startswith("2 Maret 2026 jatuh dalam bulan puasa") and "dapat bergeser sehari" in text
    assert fasting_month([date(2026, 6, 1)]) == []
    assert is_fasting(date(2032, 12, 20)), "the feast is in January of the next year"
    assert is_fasting(date(2033, 12, 20)), "a year of the sun can hold two feasts"


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)))
def test_every_year_has_a_fasting_month_of_thirty_days(day: date) -> None:
    year = [day + timedelta(days=number) for number in range(385)]
    assert sum(is_fasting(one) for one in year) >= 30


def test_who_has_to_report_is_named_with_the_day() -> None:
    people = {1: "Budi", 2: "Citra", 3: "Dedi"}
    (text,) = check_in_days([FRIDAY, SATURDAY], people, {1: 14, 3: 20})
    assert text == "Wajib lapor pada hari kegiatan: Budi (14 April 2023)."
    assert check_in_days([FRIDAY], people, {}) == []
    assert is_check_in(date(2023, 2, 28), 31) and not is_check_in(date(2023, 3, 30), 31)
    many = {number: f"Orang {number}" for number in range(6)}
    assert check_in_days([FRIDAY], many, dict.fromkeys(many, 14))[0].endswith("dan 2 orang lain.")
