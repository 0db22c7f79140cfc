"""Series, moving, catch-up sessions and the month on paper."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bapasdesk.domain.records.office import ClosedDay
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.values import SessionStatus
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import calendar, catch_up, certificates, participants, series, sessions, venues
from bapasdesk.services.office import Office
from bapasdesk.services.undo import undo
from tests.builders import DAY, enrol, make_course, make_partner, make_session, mark
from tests.documents.reading import read, texts


def new_session(office: Office, days: list[date], **facts: object) -> Session:
    course = make_course(office, "Barista")
    partner = make_partner(office, "LPK Kopi", course_ids=(course,))
    return Session(course_id=course, partner_id=partner, starts_on=min(days), ends_on=max(days), **facts)  # type: ignore[arg-type]


def days_of(office: Office, session_id: int) -> list[date]:
    return [day.held_on for day in sessions.get(office, session_id).days]


def starts(office: Office) -> list[date]:
    return sorted(row.starts_on for row in sessions.rows(office))


@pytest.fixture
def weekly(office: Office) -> tuple[int, ...]:
    """Four Thursdays; the third is a holiday, so it became a Friday."""
    days = [date(2023, 8, 3)]
    return series.plan(office, new_session(office, days, trainer="Rini"), days, 4)


def test_a_series_is_planned_at_once_and_passes_over_holidays(
    office: Office, weekly: tuple[int, ...]
) -> None:
    assert [day.day for day in starts(office)] == [3, 10, 18, 24]
    planned = [sessions.get(office, one).session for one in weekly]
    assert {one.series_id for one in planned} == {weekly[0]}
    assert [series.later_count(office, one) for one in weekly] == [3, 2, 1, 0]
    alone = make_session(office)
    assert series.later_count(office, alone) == 0
    assert sessions.get(office, alone).session.series_id is None


def test_a_series_has_an_end(office: Office) -> None:
    days = [DAY]
    with pytest.raises(InvalidInput, match="1 sampai 52"):
        series.plan(office, new_session(office, days), days, 53)
    assert sessions.rows(office) == ()


def test_a_move_of_many_is_taken_back_at_once(office: Office, weekly: tuple[int, ...]) -> None:
    calendar.move(office, weekly[0], date(2023, 8, 4), with_later=True)
    assert undo(office) == "4 kegiatan dipindahkan"
    assert [day.day for day in starts(office)] == [3, 10, 18, 24]
    assert undo(office) == "4 kegiatan dijadwalkan"
    assert starts(office) == []


def test_only_this_one_is_moved(office: Office, weekly: tuple[int, ...]) -> None:
    assert calendar.move(office, weekly[1], date(2023, 8, 11)) == 1
    assert [day.day for day in starts(office)] == [3, 11, 18, 24]


def test_this_one_and_all_later_are_moved_by_as_many_days(office: Office, weekly: tuple[int, ...]) -> None:
    plan = calendar.plan_move(office, weekly[1], date(2023, 8, 15), with_later=True)
    assert [move.days[0].day for move in plan.moves] == [15, 23, 29]
    assert starts(office)[1].day == 10, "a plan changes nothing"
    assert calendar.move(office, weekly[1], date(2023, 8, 15), with_later=True) == 3
    assert [day.day for day in starts(office)] == [3, 15, 23, 29]


def test_what_is_over_or_called_off_does_not_come_along(office: Office, weekly: tuple[int, ...]) -> None:
    enrol(office, weekly[2], "Budi")
    mark(office, weekly[2], "H")
    sessions.cancel(office, weekly[3], "mitra berhalangan")
    assert calendar.move(office, weekly[0], date(2023, 8, 4), with_later=True) == 2
    assert [day.day for day in starts(office)] == [4, 11, 18, 24]


def test_this_one_and_all_later_get_the_same_facts_and_keep_their_days(
    office: Office, weekly: tuple[int, ...]
) -> None:
    detail = sessions.get(office, weekly[1])
    changed = replace(detail.session, trainer="Tono", seats=12)
    assert series.save_with_later(office, changed, days_of(office, weekly[1])) == 2
    told = [(one.trainer, one.seats) for one in (sessions.get(office, n).session for n in weekly)]
    assert told == [("Rini", 20), ("Tono", 12), ("Tono", 12), ("Tono", 12)]
    assert [day.day for day in starts(office)] == [3, 10, 18, 24]


def test_the_days_of_the_later_ones_follow_and_pass_over_holidays(office: Office) -> None:
    """19 July is one."""
    days = [date(2023, 7, 3), date(2023, 7, 4)]
    ids = series.plan(office, new_session(office, days), days, 3)
    first = sessions.get(office, ids[0]).session
    longer = [*days, date(2023, 7, 6)]
    series.save_with_later(office, replace(first, ends_on=longer[-1]), longer)
    assert [[day.day for day in days_of(office, one)] for one in ids] == [
        [3, 4, 6],
        [10, 11, 13],
        [17, 18, 21],
    ]


def test_a_session_of_many_days_skips_the_weekend_and_closed_days(office: Office) -> None:
    venues.save_closed_day(office, ClosedDay(closed_on=date(2022, 10, 10), name="Tutup"))
    session_id = make_session(office, days=[date(2022, 9, day) for day in range(19, 24)])
    calendar.move(office, session_id, date(2022, 10, 6))
    assert [day.day for day in days_of(office, session_id)] == [6, 7, 11, 12, 13]


def test_a_session_with_papers_is_not_moved_and_neither_are_the_later_ones(
    office: Office, weekly: tuple[int, ...]
) -> None:
    enrol(office, weekly[0], "Budi")
    mark(office, weekly[0], "H")
    certificates.issue(office, weekly[0])
    with pytest.raises(RuleBroken, match="sudah terbit"):
        calendar.move(office, weekly[0], date(2023, 8, 4), with_later=True)
    assert [day.day for day in starts(office)] == [3, 10, 18, 24]


def test_a_move_tells_only_what_is_not_so_already(office: Office) -> None:
    make_session(office, days=[DAY + timedelta(days=1)], trainer="Rini")
    mine = make_session(office, days=[DAY], trainer="Rini")
    plan = calendar.plan_move(office, mine, DAY + timedelta(days=1))
    assert len(plan.warnings) == 1 and plan.warnings[0].startswith("Instruktur Rini sudah mengajar")
    assert calendar.plan_move(office, mine, DAY + timedelta(days=2)).warnings == ()


def test_the_calendar_shows_what_is_planned_with_its_warnings(office: Office) -> None:
    first = make_session(office, days=[DAY], officer_in_charge="Ani")
    make_session(office, days=[DAY, DAY + timedelta(days=1)], officer_in_charge="ani")
    called_off = make_session(office, days=[DAY])
    sessions.cancel(office, called_off, "tidak jadi")
    shown = calendar.span(office, date(2023, 6, 1), date(2023, 6, 30))
    assert [one.session_id for one in shown.entries] == [1, 2]
    assert any("Petugas Ani sudah bertugas" in text for text in shown.entries[0].warnings)
    assert shown.closed[date(2023, 6, 1)] == "Hari Lahir Pancasila"
    enrol(office, first, "Budi")
    mark(office, first, "H")
    again = calendar.span(office, DAY, DAY)
    assert again.entries[0].warnings == (), "of what has been held nothing can be planned better"
    assert again.entries[0].status == SessionStatus.HELD


def test_a_catch_up_session_offers_those_who_were_away(office: Office) -> None:
    course = make_course(office)
    partner = make_partner(office, course_ids=(course,))
    held = make_session(office, course_id=course, partner_id=partner)
    enrol(office, held, "Ani", "Budi", "Citra")
    mark(office, held, "HSA")
    assert [(one.session_id, one.absent) for one in catch_up.missed(office, course)] == [(held, 2)]
    again = make_session(
        office, course_id=course, partner_id=partner, days=[DAY + timedelta(days=7)], makes_up_for_id=held
    )
    waiting = catch_up.waiting(office, again)
    assert len(waiting) == 2 and catch_up.waiting(office, held) == ()
    participants.enrol(office, again, waiting)
    assert [row.name for row in participants.rows(office, again)] == ["Budi", "Citra"]
    assert catch_up.waiting(office, again) == ()
    assert calendar.span(office, DAY, DAY + timedelta(days=9)).entries[1].makes_up


def test_the_month_on_paper_is_one_page_with_days_holidays_and_no_participant(office: Office) -> None:
    session_id = make_session(office, days=[date(2023, 8, 15), date(2023, 8, 16)])
    enrol(office, session_id, "Budi Tersembunyi")
    paper = calendar.month(office, 2023, 8)
    (text,) = texts(paper.pdf)
    assert "Agustus 2023" in text and "Kemerdekaan" in text and "1 kegiatan pada bulan ini" in text
    assert text.count("Pelatihan Uji 1") == 2 and "Tersembunyi" not in text
    (page,) = read(paper.pdf)
    assert page.width > page.height
    assert paper.file_name == "jadwal_2023-08.pdf"


def test_a_full_month_stays_on_its_page(office: Office) -> None:
    for number in range(9):
        make_session(
            office,
            days=[DAY],
            partner_id=make_partner(
                office, f"Mitra {number} " + "dengan nama yang panjang sekali " * 3 + "."
            ),
        )
    (text,) = texts(calendar.month(office, 2023, 6).pdf)
    assert "lagi" in text
