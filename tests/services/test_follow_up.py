"""Follow-up: planned on closing, asked when due, answered once, coming back when nobody answers."""

from datetime import date, timedelta
from typing import Any

import pytest

from bapasdesk.domain.outcomes import InfoSource, Obstacle, Outcome
from bapasdesk.domain.records.outcomes import Apprenticeship, Feedback, OutcomeSettings
from bapasdesk.domain.values import ObligationKind
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import (
    follow_up,
    obligations,
    outcomes,
    participants,
    session_results,
    sessions,
    trash,
    undo,
)
from bapasdesk.services.office import Office
from tests.builders import DAY, FixedClock, closed_session, enrol, make_session, mark, questions

_LATER = date(2024, 6, 1)


def test_closing_plans_three_questions_for_everybody_who_was_there(office: Office) -> None:
    session_id = closed_session(office, "Ani Contoh", "Budi Contoh", letters="HA")
    rows = questions(office, session_id)
    assert [(row.name, row.months) for row in rows] == [("Ani Contoh", number) for number in (1, 3, 6)]
    assert [row.next_on for row in rows] == [date(2023, 7, 20), date(2023, 9, 20), date(2023, 12, 20)]


def test_nobody_is_due_before_the_day(office: Office, clock: FixedClock) -> None:
    closed_session(office, "Ani Contoh")
    clock.move(days=29)
    assert follow_up.due(office) == ()
    clock.move(days=1)
    assert [row.months for row in follow_up.due(office)] == [1]


def test_the_question_waits_for_the_day_of_reporting(office: Office) -> None:
    session_id = make_session(office)
    (seat,) = enrol(office, session_id, "Ani Contoh")
    client_id = participants.rows(office, session_id)[0].client_id
    follow_up.save_check_in_day(office, client_id, 25)
    mark(office, session_id, "H")
    for kind in ObligationKind:
        obligations.waive(office, session_id, [seat], kind, "tidak diberikan pada uji ini")
    sessions.close(office, session_id)
    assert questions(office, session_id)[0].next_on == date(2023, 7, 25)
    with pytest.raises(InvalidInput):
        follow_up.save_check_in_day(office, client_id, 32)


def test_nobody_answering_is_a_normal_answer_and_comes_back(office: Office, clock: FixedClock) -> None:
    closed_session(office, "Ani Contoh")
    clock.move(days=30)
    (asked,) = follow_up.due(office)
    again = follow_up.not_reached(office, asked.id)
    assert again == office.today() + timedelta(days=7)
    assert follow_up.due(office) == ()
    clock.move(days=7)
    assert [(row.id, row.tries) for row in follow_up.due(office)] == [(asked.id, 1)]
    with pytest.raises(InvalidInput):
        follow_up.not_reached(office, asked.id, office.today())


def test_an_answer_is_kept_whole_and_can_be_corrected(office: Office, clock: FixedClock) -> None:
    session_id = closed_session(office, "Ani Contoh")
    clock.move(days=40)
    (asked,) = follow_up.due(office)
    obstacles = (Obstacle.MOTIVATION, Obstacle.URBAN_LIFE)
    follow_up.answer(
        office, asked.id, Outcome.OTHER_WORK, source=InfoSource.FAMILY, obstacles=obstacles, note=" ojek "
    )
    kept = follow_up.get(office, asked.id)
    assert (kept.outcome, kept.source, kept.note) == (Outcome.OTHER_WORK, InfoSource.FAMILY, "ojek")
    assert kept.obstacles == (Obstacle.URBAN_LIFE, Obstacle.MOTIVATION)
    assert follow_up.due(office) == ()
    with pytest.raises(RuleBroken):
        follow_up.not_reached(office, asked.id)
    follow_up.answer(office, asked.id, Outcome.SMALL_ORDERS)
    assert follow_up.get(office, asked.id).outcome == Outcome.SMALL_ORDERS
    with pytest.raises(InvalidInput, match="Kendala"):
        follow_up.answer(office, asked.id, Outcome.OWN_BUSINESS, obstacles=obstacles)
    newest = sessions.history(office, session_id)[0]
    assert newest.action == "Tindak lanjut dijawab" and "Ani" not in newest.detail


def test_reopening_takes_back_what_nobody_has_touched(office: Office, clock: FixedClock) -> None:
    session_id = closed_session(office, "Ani Contoh", "Budi Contoh")
    clock.move(days=31)
    first, _ = follow_up.due(office)
    follow_up.answer(office, first.id, Outcome.NO_WORK)
    sessions.reopen(office, session_id, "kehadiran salah ketik")
    assert [row.id for row in questions(office, session_id)] == [first.id]
    sessions.close(office, session_id)
    assert len(questions(office, session_id)) == 6


def test_the_office_chooses_the_months_and_the_words(office: Office) -> None:
    follow_up.save_settings(office, OutcomeSettings(months=(12, 2), script="  Halo {nama}  "))
    known = follow_up.settings(office)
    assert (known.months, known.script) == ((2, 12), "Halo {nama}")
    session_id = closed_session(office, "Ani Contoh")
    assert [row.months for row in questions(office, session_id)] == [2, 12]


def sheet(session_id: int, usefulness: int = 5, **facts: Any) -> Feedback:
    facts = {"trainer": 5, "duration": 2, "wants_to_use": True, **facts}
    return Feedback(session_id=session_id, usefulness=usefulness, **facts)


def test_feedback_is_nameless_and_summed_up(office: Office) -> None:
    session_id = make_session(office)
    for mark_ in (5, 4, 5, 4, 2):
        outcomes.add_feedback(office, sheet(session_id, mark_, wants_to_use=mark_ > 4, suggestion="lama"))
    found = outcomes.feedback(office, session_id)
    assert (found.sheets, found.usefulness, found.duration, found.wants_to_use) == (5, 4, 2, 2)
    assert found.suggestions == ("lama",) * 5
    with pytest.raises(InvalidInput):
        outcomes.add_feedback(office, sheet(session_id, 6))


def test_of_four_sheets_nothing_but_their_number_is_told(office: Office) -> None:
    session_id = make_session(office)
    sheets = [outcomes.add_feedback(office, sheet(session_id, suggestion="lama")) for _ in range(5)]
    outcomes.remove_feedback(office, sheets[-1])
    found = outcomes.feedback(office, session_id)
    assert (found.sheets, found.is_shown) == (4, False)
    assert (found.usefulness, found.wants_to_use, found.suggestions) == (None, None, ())
    assert undo.undo(office)
    assert outcomes.feedback(office, session_id).is_shown


def test_a_day_of_reporting_learnt_later_moves_what_nobody_has_tried(
    office: Office, clock: FixedClock
) -> None:
    session_id = closed_session(office, "Ani Contoh", "Budi Contoh")
    clock.move(days=31)
    tried = next(row for row in follow_up.due(office) if row.name == "Ani Contoh")
    follow_up.not_reached(office, tried.id)
    assert [(row.name, row.day) for row in follow_up.check_in_days(office, "ani")] == [("Ani Contoh", None)]
    follow_up.save_check_in_day(office, tried.client_id, 5)
    asked = [row for row in questions(office, session_id) if row.name == "Ani Contoh"]
    assert [row.next_on for row in asked] == [date(2023, 7, 28), date(2023, 10, 5), date(2024, 1, 5)]
    follow_up.save_check_in_day(office, tried.client_id, None)
    asked = [row for row in questions(office, session_id) if row.name == "Ani Contoh"]
    assert asked[1].next_on == date(2023, 9, 20)


def test_sessions_and_apprenticeships_make_a_chain(office: Office) -> None:
    first, second, third = (make_session(office, days=[DAY + timedelta(days=n)]) for n in range(3))
    outcomes.continue_from(office, second, first)
    outcomes.continue_from(office, third, second)
    assert outcomes.chain(office, second) == (first, second, third)
    with pytest.raises(RuleBroken, match="lebih dahulu"):
        outcomes.continue_from(office, first, third)
    outcomes.continue_from(office, third, None)
    assert outcomes.chain(office, first) == (first, second)
    (seat,) = enrol(office, first, "Ani Contoh")
    partner = sessions.get(office, first).partner.id
    placed = Apprenticeship(participant_id=seat, partner_id=partner, starts_on=DAY)
    outcomes.save_apprenticeship(office, placed)
    (kept,) = session_results.of_session(office, first).apprenticeships
    assert kept.apprenticeship.participant_id == seat


def test_a_session_s_results_are_read_at_once(office: Office, clock: FixedClock) -> None:
    first = closed_session(office, *(f"Orang {letter}" for letter in "ABCDEF"))
    clock.move(days=35)
    for row in follow_up.due(office)[:5]:
        follow_up.answer(office, row.id, Outcome.SMALL_ORDERS)
    found = session_results.of_session(office, first)
    assert found.months == (1, 3, 6) and len(found.people) == 6
    assert [one.questions[1].outcome for one in found.people] == [Outcome.SMALL_ORDERS] * 5 + [None]
    assert [one.next_question.months for one in found.people if one.next_question] == [3] * 5 + [1]
    assert "5 terhubung dan 5 di antaranya (100%)" in found.sentences[1]
    assert set(found.sentences) == {1}


def test_a_session_that_nobody_is_asked_about_yet_names_its_people(office: Office) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Ani Contoh")
    found = session_results.of_session(office, session_id)
    assert (found.months, found.sentences) == ((1, 3, 6), {})
    assert [(one.name, one.next_question, one.newest_answer) for one in found.people] == [
        ("Ani Contoh", None, None)
    ]


def test_a_chain_and_its_apprenticeships_stand_with_the_session(office: Office) -> None:
    first, second = (make_session(office, days=[DAY + timedelta(days=n)]) for n in range(2))
    assert [one.session_id for one in session_results.earlier_sessions(office, second)] == [first]
    assert session_results.earlier_sessions(office, first) == ()
    outcomes.continue_from(office, second, first)
    (seat,) = enrol(office, second, "Ani Contoh")
    partner = sessions.get(office, second).partner
    made = Apprenticeship(participant_id=seat, partner_id=partner.id, starts_on=DAY)
    kept = outcomes.save_apprenticeship(office, made)
    found = session_results.of_session(office, second)
    assert found.continues and found.continues.session_id == first
    assert [one.session_id for one in session_results.of_session(office, first).continued_by] == [second]
    assert [(one.name, one.partner) for one in found.apprenticeships] == [("Ani Contoh", partner.name)]
    outcomes.remove_apprenticeship(office, kept)
    assert session_results.of_session(office, second).apprenticeships == ()
    trash.restore(office, [one.id for one in trash.rows(office)])
    assert len(session_results.of_session(office, second).apprenticeships) == 1
