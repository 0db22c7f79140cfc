"""How long the trash keeps things."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.trash import KEPT_DAYS, days_left, expired_before

NOW = datetime(2024, 3, 1, 9, 0)


def test_thirty_days_counted_from_the_moment() -> None:
    assert KEPT_DAYS == 30
    assert expired_before(NOW) == datetime(2024, 1, 31, 9, 0)
    assert days_left(NOW, NOW) == 30
    assert days_left(NOW - timedelta(minutes=1), NOW) == 30, "a day that has begun counts"
    assert days_left(NOW - timedelta(days=29, hours=23), NOW) == 1
    assert days_left(NOW - timedelta(days=30), NOW) == 0


@given(st.integers(0, 90 * 24 * 60))
def test_nothing_is_said_to_be_kept_that_is_not(minutes: int) -> None:
    deleted = NOW - timedelta(minutes=minutes)
    assert (days_left(deleted, NOW) > 0) == (deleted > expired_before(NOW))
    assert 0 <= days_left(deleted, NOW) <= KEPT_DAYS
