"""What came of the example's trainings, as far as the paper tells it; what it does not tell is invented.

Sheets of feedback and the method of each course are invented altogether.

Told: nobody of the forty baristas uses it, most drive for a living; some use make-up and reflexology; one
frequent participant runs the office's canteen. How many "some" are, the paper does not say.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bapasdesk.domain.outcomes import IncomeBand, InfoSource, Obstacle, Outcome, TrainingMethod
from bapasdesk.domain.records.outcomes import Feedback, FollowUp
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.rights import Right
from bapasdesk.services import outcomes
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs

_EVERY_HOW_MANY = 8
"""Somebody now and then is not reached, so that the example shows that too."""
_INCOMES = (IncomeBand.FROM_2M, IncomeBand.FROM_2M, IncomeBand.FROM_1M, IncomeBand.FROM_4M, None)
_OBSTACLES = (
    (Obstacle.URBAN_LIFE, Obstacle.MOTIVATION),
    (Obstacle.URBAN_LIFE, Obstacle.BUDGET),
    (Obstacle.DURATION, Obstacle.METHOD),
    (Obstacle.MOTIVATION,),
    (Obstacle.DURATION, Obstacle.BUDGET, Obstacle.MOTIVATION),
)
"""The paper names all five; who named which is invented."""
_SUGGESTIONS = {1: "Contoh: waktunya ditambah", 4: "Contoh: bahan praktik lebih banyak"}


@needs(Right.PEOPLE)
def tell_outcomes(office: Office, data: dict[str, Any], session_ids: Sequence[int]) -> None:
    """Answers the questions of the sessions that are closed."""
    with office.work() as work:
        for facts, session_id in zip(data["sessions"], session_ids, strict=True):
            seats = work.find(Participant, session_id=session_id, order_by="row_number")
            told = _told(facts, len(seats))
            for seat, outcome in zip(seats, told, strict=True):
                if outcome is None:
                    continue
                for asked in work.find(FollowUp, participant_id=seat.id):
                    work.change(_answered(asked, outcome, seat.row_number))
            work.add_all(_sheets(session_id, len(seats)))
        work.record("Tindak lanjut contoh ditambahkan", "office", 1)
        work.commit()


@needs(Right.PLAN)
def tell_methods(office: Office, data: dict[str, Any], course_ids: Sequence[int]) -> None:
    """How each course of the example is taught."""
    for facts, course_id in zip(data["courses"], course_ids, strict=True):
        if "method" in facts:
            outcomes.save_method(office, course_id, TrainingMethod(facts["method"]))


def _sheets(session_id: int, seats: int) -> list[Feedback]:
    """Most people hand one in; a few say what they would like."""
    return [
        Feedback(
            session_id=session_id,
            usefulness=3 + number % 3,
            trainer=5 - number % 2,
            duration=2 + number % 4,
            wants_to_use=number % 3 > 0,
            suggestion=_SUGGESTIONS.get(number, ""),
        )
        for number in range(seats - seats // 10)
    ]


def _told(facts: dict[str, Any], seats: int) -> list[Outcome | None]:
    """By seat: first those the paper tells of, then other work; None was not reached."""
    first = [Outcome(word) for word in facts.get("outcomes", [])]
    rest: list[Outcome | None] = [Outcome.OTHER_WORK] * (seats - len(first))
    if not facts.get("all_reached"):
        rest = [None if place % _EVERY_HOW_MANY == 0 else one for place, one in enumerate(rest, 1)]
    last = facts.get("last_outcome")
    if last:
        rest[-1] = Outcome(last)
    return [*first, *rest]


def _answered(asked: FollowUp, outcome: Outcome, seat: int) -> FollowUp:
    lives_otherwise = outcome == Outcome.OTHER_WORK
    return replace(
        asked,
        answered_on=asked.due_on,
        outcome=outcome,
        income=_INCOMES[seat % len(_INCOMES)] if lives_otherwise else IncomeBand.UNDER_1M,
        source=InfoSource.CHECK_IN,
        obstacles=_OBSTACLES[seat % len(_OBSTACLES)] if lives_otherwise else (),
        note="Contoh: rekaan, kecuali yang diceritakan makalah.",
    )
