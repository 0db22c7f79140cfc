"""What follow-up knows of a person is in the copy of the data, and its words end with the data."""

from bapasdesk.domain.outcomes import Obstacle, Outcome
from bapasdesk.domain.records.outcomes import Apprenticeship, CheckInDay, FollowUp
from bapasdesk.services import follow_up, outcomes, person_duties, sessions
from bapasdesk.services.office import Office
from tests.builders import DAY, FixedClock, closed_session
from tests.documents.reading import whole_text


def known_person(office: Office, clock: FixedClock) -> int:
    """Answered once, an apprentice, with a day of reporting; gives the client's id."""
    session_id = closed_session(office, "Ani Contoh")
    clock.move(days=35)
    (asked,) = follow_up.due(office)
    obstacles = (Obstacle.BUDGET,)
    follow_up.answer(office, asked.id, Outcome.OTHER_WORK, obstacles=obstacles, note="ojek penanda")
    partner = sessions.get(office, session_id).partner.id
    made = Apprenticeship(
        participant_id=asked.participant_id, partner_id=partner, starts_on=DAY, note="penanda"
    )
    outcomes.save_apprenticeship(office, made)
    follow_up.save_check_in_day(office, asked.client_id, 12)
    return asked.client_id


def test_the_copy_of_the_data_holds_answers_apprenticeship_and_day_of_reporting(
    office: Office, clock: FixedClock
) -> None:
    client_id = known_person(office, clock)
    text = " ".join(whole_text(person_duties.report(office, client_id, office.today()).pdf).split())
    for said in ("Pekerjaan lain", "kendala:", "ojek penanda", "Magang di", "setiap tanggal 12"):
        assert said in text, said


def test_words_end_with_the_data_and_counted_answers_stay(office: Office, clock: FixedClock) -> None:
    client_id = known_person(office, clock)
    before = outcomes.figures(office, "course", months=1)
    person_duties.pseudonymise(office, client_id, "diminta")
    with office.work() as work:
        assert not any(one.note for one in work.find(FollowUp))
        assert not any(one.note for one in work.find(Apprenticeship))
        assert work.find(CheckInDay) == []
    assert outcomes.figures(office, "course", months=1) == before
