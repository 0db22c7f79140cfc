"""How many people a line of the budget still pays for, and what a session binds."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.budget import (
    BudgetLine,
    Drawn,
    Promise,
    SessionMoney,
    check_actual,
    check_cost,
    check_line,
    fit,
)
from bapasdesk.domain.costs import CostBasis, CostKind, SessionCost
from bapasdesk.domain.values import SessionStatus
from bapasdesk.errors import InvalidInput

COSTS = st.builds(
    SessionCost,
    kind=st.sampled_from(CostKind),
    rate=st.integers(1, 500_000),
    quantity=st.integers(1, 5),
    basis=st.sampled_from(CostBasis),
    budget_line_id=st.sampled_from((None, 1, 2)),
)
PROMISES = st.builds(
    Promise,
    people=st.integers(1, 40),
    days=st.integers(1, 5),
    rate=st.sampled_from((0, 110_000, 150_000)),
    budget_line_id=st.sampled_from((None, 1, 2)),
    costs=st.lists(COSTS, max_size=4, unique_by=lambda one: one.kind).map(tuple),
)
LEFT = st.fixed_dictionaries({1: st.integers(-5_000_000, 40_000_000), 2: st.integers(0, 40_000_000)})
LINE = BudgetLine(year=2023, code="524113", name="Transport lokal", amount=30_000_000)
BAG = SessionCost(kind=CostKind.SOUVENIR, rate=35_000, basis=CostBasis.PERSON)
MONEY_OF_A_PLAN = SessionMoney(
    session_id=1,
    status=SessionStatus.PLANNED,
    budget_line_id=1,
    seats=20,
    days=2,
    rate=150_000,
    enrolled=5,
    owed_days=10,
    receipted=0,
    paid=0,
    costs=(BAG,),
)


def test_people_times_days_times_rate_and_souvenirs_against_the_line() -> None:
    promise = Promise(people=20, days=1, rate=150_000, budget_line_id=1, costs=(BAG,))
    found = fit(promise, {1: 5_000_000})
    assert found.needed == found.by_line[1] == 20 * 185_000
    assert found.more == (5_000_000 - 3_700_000) // 185_000 == 7
    assert not found.short


def test_too_little_says_how_much_is_missing_and_how_many_fit() -> None:
    found = fit(Promise(people=20, days=2, rate=150_000, budget_line_id=1), {1: 4_500_000})
    assert (found.short, found.more) == ({1: 1_500_000}, -5)


def test_what_is_on_no_line_is_needed_but_limits_nobody() -> None:
    found = fit(Promise(people=20, days=1, rate=150_000, budget_line_id=None), {1: 0})
    assert (found.needed, found.more, found.short) == (3_000_000, None, {})


@given(promise=PROMISES, left=LEFT)
def test_exactly_so_many_more_fit(promise: Promise, left: dict[int, int]) -> None:
    found = fit(promise, left)
    assert found.needed >= sum(found.by_line.values())
    if found.more is None or promise.people + found.more < 0:
        return
    most = replace(promise, people=promise.people + found.more)
    grows = [line for line in found.by_line if _of_a_person(promise, line)]
    assert not set(fit(most, left).short) & set(grows)
    assert set(fit(replace(most, people=most.people + 1), left).short) & set(grows)


def _of_a_person(promise: Promise, line: int) -> int:
    one_more = fit(replace(promise, people=promise.people + 1), {line: 0}).by_line
    return one_more[line] - fit(promise, {line: 0}).by_line[line]


def test_a_plan_binds_its_empty_seats_too() -> None:
    assert MONEY_OF_A_PLAN.planned == 20 * 2 * 150_000 + 20 * 35_000
    assert MONEY_OF_A_PLAN.drawn == Drawn(MONEY_OF_A_PLAN.planned, 0)


def test_a_session_that_was_held_binds_what_is_still_owed() -> None:
    held = replace(MONEY_OF_A_PLAN, status=SessionStatus.HELD, owed_days=3, receipted=600_000, paid=300_000)
    assert held.drawn == Drawn(3 * 150_000 + 600_000 + 5 * 35_000, 300_000)


@pytest.mark.parametrize("status", [SessionStatus.CLOSED, SessionStatus.CANCELLED])
def test_what_is_over_binds_nothing_and_keeps_what_was_paid(status: SessionStatus) -> None:
    spent = replace(BAG, actual=600_000, spent_on=date(2023, 6, 20))
    over = replace(MONEY_OF_A_PLAN, status=status, paid=450_000, costs=(spent,))
    assert over.drawn == Drawn(0, 1_050_000)


@given(costs=st.lists(COSTS, max_size=4), seats=st.integers(1, 40), enrolled=st.integers(0, 40))
def test_the_lines_together_are_the_session(costs: list[SessionCost], seats: int, enrolled: int) -> None:
    money = replace(
        MONEY_OF_A_PLAN, seats=seats, enrolled=enrolled, owed_days=2 * enrolled, costs=tuple(costs)
    )
    assert sum(money.by_line().values(), Drawn()) == money.drawn == Drawn(money.planned, 0)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"year": 1999}, "year"),
        ({"code": " "}, "code"),
        ({"code": "5" * 61}, "code"),
        ({"name": "Dua\nbaris"}, "name"),
        ({"amount": -1}, "amount"),
        ({"amount": 10**13}, "amount"),
    ],
)
def test_a_line_that_cannot_be_is_refused_at_its_field(wrong: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        check_line(replace(LINE, **wrong))  # type: ignore[arg-type]  # one wrong fact at a time
    assert refusal.value.field == field


def test_a_cost_needs_a_price_and_a_number() -> None:
    for wrong, field in (({"rate": 0}, "rate"), ({"quantity": 0}, "quantity")):
        with pytest.raises(InvalidInput) as refusal:
            check_cost(replace(BAG, **wrong))  # type: ignore[arg-type]  # one wrong fact at a time
        assert refusal.value.field == field


def test_nothing_is_spent_tomorrow() -> None:
    with pytest.raises(InvalidInput):
        check_actual(1, date(2023, 6, 21), date(2023, 6, 20))
