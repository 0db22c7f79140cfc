"""Times of day as people type them and as papers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.indonesian.times import format_times, parse_time
from bapasdesk.errors import InvalidInput


@pytest.mark.parametrize(
    "typed", ["9", "9.00", "09:00", " 09.00 ", "pukul 9.00", "09.00 WIB", "pukul 9 wita"]
)
def test_nine_o_clock_in_every_form(typed: str) -> None:
    assert parse_time(typed) == "09.00"


def test_empty_stays_empty() -> None:
    assert parse_time(" ") == ""


@pytest.mark.parametrize("typed", ["24.00", "9.60", "9.5", "pagi", "09.00-10.00", "٩", "-1"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="Tulis jam"):
        parse_time(typed)


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_of_the_day_comes_back(hour: int, minute: int) -> None:
    assert (
        parse_time(f"{hour}:{minute:02d}")
        == parse_time(f"{hour:02d}.{minute:02d}")
        == f"{hour:02d}.{minute:02d}"
    )


def test_as_papers_write_them() -> None:
    assert format_times("09.00", "", "WIB") == "pukul 09.00 WIB s.d. selesai"
    assert format_times("09.00", "15.30", "WITA") == "pukul 09.00 s.d. 15.30 WITA"
    assert format_times("", "", "WIB") == ""
