"""Planning, changing, closing and cancelling sessions."""

from dataclasses import replace
from datetime import date

import pytest

from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.values import ObligationKind, SessionStatus
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import certificates, home, obligations, participants, payments, sessions
from bapasdesk.services.office import Office
from tests.builders import DAY, FixedClock, enrol, make_session, mark

TWO_DAYS = (date(2023, 6, 20), date(2023, 6, 21))


def hand_everything_over(office: Office, session_id: int) -> None:
    everybody = [row.id for row in participants.rows(office, session_id)]
    obligations.advance(office, session_id, everybody, ObligationKind.CERTIFICATE)
    payments.mark_paid(office, session_id)
    for _ in range(2):
        obligations.advance(office, session_id, everybody, ObligationKind.SOUVENIR)


def test_a_session_keeps_its_days_in_order(office: Office) -> None:
    session_id = make_session(office, days=TWO_DAYS[::-1])
    assert [day.held_on for day in sessions.get(office, session_id).days] == list(TWO_DAYS)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ends_on": date(2023, 6, 19)}, "ends_on"),
        ({"transport_rate": -1}, "transport_rate"),
        ({"seats": 0}, "seats"),
        ({"lesson_hours": -6}, "lesson_hours"),
    ],
)
def test_an_impossible_session_is_refused_and_not_saved(
    office: Office, wrong: dict[str, object], field: str
) -> None:
    session_id = make_session(office)
    before = sessions.get(office, session_id)
    with pytest.raises(InvalidInput) as refusal:
        sessions.save(office, replace(before.session, **wrong), [DAY])  # type: ignore[arg-type]
    assert refusal.value.field == field
    assert sessions.get(office, session_id) == before


def test_attendance_makes_a_session_held(office: Office) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi", "Citra")
    mark(office, session_id, "HH")
    assert sessions.get(office, session_id).session.status == SessionStatus.HELD


def test_a_day_with_attendance_cannot_be_dropped(office: Office) -> None:
    session_id = make_session(office, days=TWO_DAYS)
    enrol(office, session_id, "Budi")
    mark(office, session_id, "H", "H")
    session = sessions.get(office, session_id).session
    with pytest.raises(RuleBroken, match="kehadiran"):
        sessions.save(office, replace(session, ends_on=TWO_DAYS[0]), TWO_DAYS[:1])


def test_what_a_paper_says_is_not_changed_behind_it(office: Office) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi")
    mark(office, session_id, "H")
    certificates.issue(office, session_id)
    session = sessions.get(office, session_id).session
    with pytest.raises(RuleBroken, match="sudah terbit"):
        sessions.save(office, replace(session, ends_on=TWO_DAYS[1]), TWO_DAYS)
    sessions.save(office, replace(session, note="catatan boleh"), [DAY])


def test_closing_is_refused_by_name_and_thing(office: Office) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi Contoh", "Citra Contoh")
    mark(office, session_id, "HH")
    certificates.issue(office, session_id)
    with pytest.raises(RuleBroken) as refusal:
        sessions.close(office, session_id)
    assert "Budi Contoh (sertifikat siap, transport belum, souvenir belum)" in str(refusal.value)
    assert sessions.get(office, session_id).session.status == SessionStatus.HELD


def test_a_session_closes_when_everything_is_handed_over_or_excepted(office: Office) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi", "Citra")
    mark(office, session_id, "HA")
    obligations.waive_not_entitled(office, session_id)
    certificates.issue(office, session_id)
    payments.prepare(office, session_id)
    hand_everything_over(office, session_id)
    assert sessions.open_obligations(office, session_id) == ()
    sessions.close(office, session_id)
    assert sessions.get(office, session_id).session.status == SessionStatus.CLOSED
    assert sessions.history(office, session_id)[0].action == "Kegiatan ditutup"


def test_a_closed_session_changes_only_after_it_was_opened_again(office: Office) -> None:
    session_id = make_session(office, souvenir="", transport_rate=0)
    enrol(office, session_id, "Budi")
    mark(office, session_id, "A")
    obligations.waive_not_entitled(office, session_id)
    sessions.close(office, session_id)
    with pytest.raises(RuleBroken, match="Buka kembali"):
        mark(office, session_id, "H")
    sessions.reopen(office, session_id, "salah menutup kegiatan")
    mark(office, session_id, "H")
    row = participants.rows(office, session_id)[0]
    assert row.certificate.state == "open", "the exception for absence has lapsed"


def test_an_empty_session_is_cancelled_not_closed(office: Office) -> None:
    session_id = make_session(office)
    with pytest.raises(RuleBroken, match="belum ada peserta"):
        sessions.close(office, session_id)
    with pytest.raises(InvalidInput):
        sessions.cancel(office, session_id, "  ")
    sessions.cancel(office, session_id, "mitra berhalangan")
    assert sessions.get(office, session_id).session.status == SessionStatus.CANCELLED


def test_a_session_with_papers_cannot_be_cancelled(office: Office) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi")
    mark(office, session_id, "H")
    payments.prepare(office, session_id)
    with pytest.raises(RuleBroken, match="sudah terbit"):
        sessions.cancel(office, session_id, "mitra berhalangan")


def test_the_form_does_not_change_the_status(office: Office) -> None:
    session_id = make_session(office)
    session = replace(sessions.get(office, session_id).session, status=SessionStatus.CLOSED)
    with pytest.raises(RuleBroken, match="tombolnya"):
        sessions.save(office, session, [DAY])


def test_the_first_screen_shows_this_week_and_what_is_owed(office: Office, clock: FixedClock) -> None:
    now = make_session(office)
    enrol(office, now, "Budi", "Citra")
    later = make_session(office, days=(date(2023, 7, 12),))
    agenda = home.agenda(office)
    assert [row.id for row in agenda.this_week] == [now]
    assert [row.id for row in agenda.coming] == [later]
    assert [(one.session.id, one.certificates, one.transport) for one in agenda.open_sessions] == [
        (now, 2, 2)
    ]
    clock.move(days=40)
    assert home.agenda(office).this_week == ()


def test_the_list_counts_and_filters(office: Office) -> None:
    first = make_session(office, venue="Aula Terbuka")
    make_session(office, days=(date(2022, 10, 20),))
    enrol(office, first, "Budi", "Citra")
    mark(office, first, "HA")
    row = sessions.rows(office, "Aula")[0]
    assert (row.id, row.participants, row.present, row.open_obligations) == (first, 2, 1, 6)
    assert sessions.years(office) == (2023, 2022)
    assert len(sessions.rows(office, year=2022)) == 1
    assert sessions.rows(office, "tidak ada yang begini") == ()


def test_a_session_needs_a_course_and_a_partner(office: Office) -> None:
    with pytest.raises(InvalidInput):
        sessions.save(office, Session(course_id=0, partner_id=0, starts_on=DAY, ends_on=DAY), [DAY])
