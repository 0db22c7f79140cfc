"""Columns of a report: numbers whole at any width, words as wide as the room allows."""

from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.gui.report_columns import shared_widths

COLUMNS = st.lists(st.tuples(st.integers(40, 600), st.booleans()), min_size=1, max_size=10)


@given(COLUMNS, st.integers(300, 2000))
def test_numbers_are_whole_and_words_share_the_rest(columns: list[tuple[int, bool]], room: int) -> None:
    needed = [width for width, _ in columns]
    words = [place for place, (_, is_word) in enumerate(columns) if is_word]
    widths = shared_widths(needed, words, room)
    assert all(width == needed[place] for place, width in enumerate(widths) if place not in words)
    sharing = widths.count(None)
    left = room - sum(width for width in widths if width is not None)
    assert not sharing or left >= 140 * sharing or left >= max(needed[place] for place in words) * sharing


def test_short_words_do_not_take_the_room_of_long_ones() -> None:
    assert shared_widths([155, 280, 240, 60], [0, 1, 2], 700) == [155, None, None, 60]


def test_words_that_all_fit_share_evenly() -> None:
    assert shared_widths([150, 130, 120, 90], [0, 1, 2], 780) == [None, None, None, 90]


def test_where_numbers_leave_too_little_the_table_scrolls() -> None:
    assert shared_widths([280, *[90] * 7], [0], 750) == [190, *[90] * 7]
