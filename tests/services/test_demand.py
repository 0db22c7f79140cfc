"""Which trainings are waited for, and how evenly seats have been shared out."""

from datetime import date

from bapasdesk.domain.periods import Period
from bapasdesk.domain.seating import ClientWishes, DropOutReason, Wishes
from bapasdesk.domain.seating_rows import ShareGroup
from bapasdesk.services import (
    demand,
    drop_outs,
    participants,
    protection,
    recap,
    reports,
    seat_reports,
    sessions,
    wishes,
)
from bapasdesk.services.office import Office
from tests.builders import DAY, enrol, make_client, make_course, make_partner, make_session


def wanting(office: Office, name: str, *course_ids: int, **facts: object) -> int:
    client_id = make_client(office, name, **facts)
    wishes.save(office, client_id, Wishes(ClientWishes(), course_ids))
    return client_id


def test_who_wants_a_training_and_never_got_it_is_counted(office: Office) -> None:
    welding, coffee = make_course(office, "Las"), make_course(office, "Kopi")
    make_partner(office, course_ids=(coffee,))
    budi = wanting(office, "Budi", welding, coffee)
    citra = wanting(office, "Citra", welding)
    wanting(office, "Berakhir", welding, guidance_end=date(2023, 1, 1))
    protection.freeze(office, wanting(office, "Beku", welding), "diminta")
    participants.enrol(office, make_session(office, course_id=coffee), [budi])
    called_off = make_session(office, course_id=welding)
    participants.enrol(office, called_off, [citra])
    sessions.cancel(office, called_off, "tidak jadi")
    planned = make_session(office, course_id=welding, days=(date(2023, 8, 1),))
    assert planned
    (found,) = demand.by_course(office)
    assert (found.course, found.waiting, found.never, found.partners) == ("Las", 2, 1, 2)
    assert (found.longest_since, found.next_on) == (DAY, date(2023, 8, 1))


def test_seats_so_far_by_person(office: Office) -> None:
    course = make_course(office, "Las")
    often, twice, once = (make_client(office, name) for name in ("Sering", "Dua", "Satu"))
    make_client(office, "Belum")
    wanting(office, "Minta", course)
    for number, who in enumerate(((often, twice, once), (often, twice), (often,)), start=1):
        participants.enrol(office, make_session(office, days=(date(2023, 5, number),)), who)
    assert demand.shares(office) == {
        ShareGroup.ASKED_NEVER: 1,
        ShareGroup.NEVER: 2,
        ShareGroup.ONCE: 1,
        ShareGroup.TWICE: 1,
        ShareGroup.OFTEN: 1,
    }
    (row,) = demand.share_rows(office, ShareGroup.OFTEN)
    assert (row.name, row.seats, row.last_on) == ("Sering", 3, date(2023, 5, 3))
    assert [row.name for row in demand.share_rows(office, ShareGroup.NEVER)] == ["Minta", "Belum"]
    assert demand.share_rows(office, ShareGroup.ASKED_NEVER)[0].interests == "Las"


def test_seats_given_up_are_reported_by_reason(office: Office) -> None:
    session_id = make_session(office)
    seats = enrol(office, session_id, "Satu", "Dua", "Tiga", "Empat")
    drop_outs.drop_out(office, session_id, seats[:2], DropOutReason.WORKING)
    drop_outs.drop_out(office, session_id, seats[2:3], DropOutReason.NO_FARE)
    report = seat_reports.dropped_out(office, Period())
    assert [row[2:] for row in report.rows] == [("Sudah bekerja", 2), ("Tidak ada ongkos", 1)]
    assert report.sentence == "3 dari 4 yang mendapat kursi pada 1 kegiatan ini mengundurkan diri."
    assert report.totals[-1] == 3
    assert recap.recap(office, 2023).participations == 0, "nobody has come yet"
    sessions.cancel(office, session_id, "tidak jadi")
    assert seat_reports.dropped_out(office, Period()).rows == ()


def test_how_evenly_seats_are_shared_can_be_printed(office: Office) -> None:
    wanting(office, "Minta", make_course(office, "Las"))
    report = seat_reports.fair_share(office)
    assert report.rows[0] == ("Belum pernah dapat kursi", 1)
    assert report.sentence.startswith("1 klien berminat")
    assert reports.pdf(office, report).startswith(b"%PDF")
