"""Which step of a partner may follow which."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.evaluation import QUESTIONS, average, check_evaluation
from bapasdesk.domain.pipeline import QUESTIONS as WORRIES
from bapasdesk.domain.pipeline import TRANSITIONS, check_change, check_contact, is_allowed, is_overdue
from bapasdesk.domain.records.partners import ContactLogEntry, Evaluation, StageChange
from bapasdesk.domain.values import ContactChannel, EvaluationSide, PartnerStage, RefusalReason
from bapasdesk.errors import InvalidInput, RuleBroken

DAY = date(2023, 6, 20)
STAGES = st.sampled_from(PartnerStage)
REASONS = st.none() | st.sampled_from(RefusalReason)


@given(before=STAGES, after=STAGES, reason=REASONS)
def test_a_step_is_taken_exactly_if_it_follows_and_has_a_reason_exactly_if_it_is_a_refusal(
    before: PartnerStage, after: PartnerStage, reason: RefusalReason | None
) -> None:
    change = StageChange(partner_id=1, stage=after, changed_on=DAY, reason=reason)
    if not is_allowed(before, after):
        with pytest.raises(RuleBroken):
            check_change(before, change)
    elif (after == PartnerStage.REFUSED) != (reason is not None):
        with pytest.raises(InvalidInput):
            check_change(before, change)
    else:
        check_change(before, change)


@given(steps=st.lists(STAGES, max_size=12))
def test_nobody_agrees_who_was_not_met_and_nobody_is_active_who_has_not_agreed(
    steps: list[PartnerStage],
) -> None:
    """Whatever is tried, the way taken holds what must come before."""
    way = [PartnerStage.CANDIDATE]
    for step in steps:
        if is_allowed(way[-1], step):
            way.append(step)
    for number, stage in enumerate(way):
        before = way[:number]
        if stage == PartnerStage.ACTIVE and PartnerStage.DORMANT not in before:
            assert PartnerStage.AGREED in before
        if stage == PartnerStage.AGREED:
            assert PartnerStage.MET in before or PartnerStage.POSTPONED in before
        if stage not in (PartnerStage.CANDIDATE, PartnerStage.DORMANT, PartnerStage.ACTIVE):
            assert PartnerStage.CONTACTED in way[: number + 1] or PartnerStage.DORMANT in before


def test_every_stage_can_be_reached_and_none_is_an_end() -> None:
    reached, todo = {PartnerStage.CANDIDATE}, [PartnerStage.CANDIDATE]
    while todo:
        for stage in TRANSITIONS[todo.pop()]:
            if stage not in reached:
                reached.add(stage)
                todo.append(stage)
    assert reached == set(PartnerStage)
    assert all(TRANSITIONS[stage] for stage in PartnerStage)
    assert all(stage not in TRANSITIONS[stage] for stage in PartnerStage)
    assert set(WORRIES) == set(RefusalReason)


@pytest.mark.parametrize(
    ("summary", "next_on", "field"),
    [("  ", None, "summary"), ("x" * 4001, None, "summary"), ("Bertemu", date(2023, 6, 19), "next_on")],
)
def test_a_contact_says_something_and_looks_forward(summary: str, next_on: date | None, field: str) -> None:
    entry = ContactLogEntry(
        partner_id=1, contacted_on=DAY, channel=ContactChannel.VISIT, summary=summary, next_on=next_on
    )
    with pytest.raises(InvalidInput) as refused:
        check_contact(entry)
    assert refused.value.field == field


def test_a_promise_is_due_on_its_own_morning() -> None:
    assert is_overdue(DAY, DAY)
    assert not is_overdue(date(2023, 6, 21), DAY)
    assert not is_overdue(None, DAY)


@given(
    scores=st.lists(st.integers(-1, 6), max_size=6), side=st.sampled_from(EvaluationSide), comment=st.text()
)
def test_an_evaluation_answers_its_questions_with_one_to_five(
    scores: list[int], side: EvaluationSide, comment: str
) -> None:
    evaluation = Evaluation(session_id=1, side=side, scores=tuple(scores), comment=comment, evaluated_on=DAY)
    good = (
        len(scores) == len(QUESTIONS[side])
        and all(0 <= score <= 5 for score in scores)
        and (any(scores) or bool(comment.strip()))
    )
    if good:
        check_evaluation(evaluation)
        given_scores = [score for score in scores if score]
        mean = average([evaluation])
        assert mean == (sum(given_scores) / len(given_scores) if given_scores else None)
    else:
        with pytest.raises(InvalidInput):
            check_evaluation(evaluation)
