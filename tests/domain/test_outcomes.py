"""When people are asked, and what may be said of those who were."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.outcomes import OutcomeFigures, check_months, due_date
from bapasdesk.domain.periods import Period, periods_of
from bapasdesk.domain.reports import ReportColumn, total_of, written
from bapasdesk.errors import InvalidInput

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("closed", "months", "check_in", "due"),
    [
        (date(2023, 6, 20), 1, None, date(2023, 7, 20)),
        (date(2023, 1, 31), 1, None, date(2023, 2, 28)),
        (date(2023, 11, 30), 3, None, date(2024, 2, 29)),
        (date(2023, 6, 20), 1, 25, date(2023, 7, 25)),
        (date(2023, 6, 20), 1, 5, date(2023, 8, 5)),
        (date(2023, 6, 20), 1, 20, date(2023, 7, 20)),
        (date(2023, 12, 31), 1, 31, date(2024, 1, 31)),
        (date(2023, 12, 31), 2, 31, date(2024, 2, 29)),
    ],
)
def test_the_day_to_ask(closed: date, months: int, check_in: int | None, due: date) -> None:
    assert due_date(closed, months, check_in) == due


@given(DAYS, st.integers(1, 36), st.none() | st.integers(1, 31))
def test_nobody_is_asked_early_or_more_than_a_month_late(closed: date, months: int, day: int | None) -> None:
    due, plain = due_date(closed, months, day), due_date(closed, months, None)
    assert plain <= due <= plain + timedelta(days=31)
    if day is not None:
        assert due.day == day or (due + timedelta(days=1)).day == 1


def test_months_are_sorted_and_sensible() -> None:
    assert check_months([6, 1, 3, 3]) == (1, 3, 6)
    for wrong in ([], [0], [37]):
        with pytest.raises(InvalidInput):
            check_months(wrong)


def figures(**facts: int) -> OutcomeFigures:
    known = {"participations": 10, "persons": 10, "reached": 8, "not_reached": 2, "not_due": 0, "using": 2}
    more = {"other_work": 6, "no_work": 0, "unknown": 0, "cost": 1_500_000}
    return OutcomeFigures(name="Barista", **{**known, **more, **facts})


def test_a_rate_of_few_is_hidden_and_nobody_is_not_divided_by() -> None:
    assert figures(reached=4).rate is None
    assert figures(reached=4).cost_per_reached is None
    assert figures(reached=5).rate == 0.4
    assert figures(using=0).cost_per_user is None
    assert figures(using=0).rate == 0
    assert figures(participations=0, reached=0).cost_per_participation is None


def test_cost_is_shared_to_the_rupiah_halves_upwards() -> None:
    assert figures().cost_per_participation == 150_000
    assert figures().cost_per_reached == 187_500
    assert figures(cost=5, using=2).cost_per_user == 3


@given(st.integers(2000, 2100))
def test_halves_and_quarters_cover_the_year_without_a_gap(year: int) -> None:
    whole, *parts = periods_of(year)
    for pieces in (parts[:2], parts[2:]):
        assert pieces[0].first == whole.first and pieces[-1].last == whole.last
        for one, following in pairwise(pieces):
            assert one.last + timedelta(days=1) == following.first


def test_periods_have_the_office_s_names() -> None:
    names = [period.name for period in periods_of(2023)]
    assert names[:3] == ["Tahun 2023", "Semester I 2023", "Semester II 2023"]
    assert names[3] == "Triwulan I 2023"
    assert Period().name == "Semua tahun"


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        (1250, "count", "1.250"),
        (150_000, "money", "Rp150.000"),
        (0.404, "share", "40%"),
        (None, "money", "–"),
        ("a", "text", "a"),
    ],
)
def test_cells_as_people_read_them(cell: object, kind: str, text: str) -> None:
    assert written(cell, kind) == text  # type: ignore[arg-type]


def test_totals_add_counts_and_money_only() -> None:
    columns = [
        ReportColumn(title="a"),
        ReportColumn(title="b", kind="count"),
        ReportColumn(title="c", kind="share"),
        ReportColumn(title="d"),
    ]
    assert total_of(columns, [("x", 2, 0.5, "y"), ("z", 3, 0.5, "y")], "Jumlah") == ("Jumlah", 5, None, "")
