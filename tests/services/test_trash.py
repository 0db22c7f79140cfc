"""What is deleted can be brought back for thirty days, then it is really gone; papers are never deleted."""

from datetime import date

import pytest

from bapasdesk.domain.records.office import ClosedDay, Letterhead, Officer, Venue
from bapasdesk.domain.records.participants import Attendance
from bapasdesk.domain.records.partners import PartnerContact
from bapasdesk.domain.records.trail import Draft, TrashItem
from bapasdesk.domain.rights import Role
from bapasdesk.domain.rows.partners import PartnerDetail
from bapasdesk.domain.values import CertificateStyle, PaperKind, PartnerKind, VenueKind
from bapasdesk.errors import NotAllowed
from bapasdesk.services import (
    certificates,
    clients,
    courses,
    layouts,
    papers,
    participants,
    partners,
    payments,
    prints,
    protection,
    sessions,
    settings,
    trash,
    venues,
)
from bapasdesk.services.check import check
from bapasdesk.services.office import Office
from bapasdesk.services.search import search
from bapasdesk.services.undo import undo
from tests.builders import (
    OFFICER,
    FixedClock,
    enrol,
    make_client,
    make_course,
    make_partner,
    make_session,
    mark,
)


def restore_newest(office: Office) -> str:
    """Restores the newest thing in the trash; gives why not, empty if it is back."""
    report = trash.restore(office, [trash.rows(office)[0].id])
    return report.skipped[0].reason if report.skipped else ""


def test_a_partner_goes_and_comes_back_with_contacts_and_offers(office: Office, clock: FixedClock) -> None:
    course = make_course(office, "Barista")
    partner = make_partner(office, "LPK Contoh", course_ids=(course,))
    known = partners.get(office, partner)
    detail = PartnerDetail(
        partner=known.partner, contacts=(PartnerContact(name="Rini Contoh"),), course_ids=known.course_ids
    )
    partners.save(office, detail)
    before = partners.get(office, partner)
    assert partners.remove(office, [partner]).done == ("LPK Contoh",)
    assert partners.rows(office) == () and search(office, "LPK Contoh") == ()
    row = trash.rows(office)[0]
    assert (row.kind, row.title, row.officer) == ("Mitra", "LPK Contoh", OFFICER)
    assert (row.deleted_at, row.days_left) == (clock.now, 30)
    assert restore_newest(office) == ""
    assert partners.get(office, partner) == before
    assert [hit.title for hit in search(office, "LPK Contoh")] != []
    assert trash.rows(office) == () and check(office).ok


def test_a_session_comes_back_with_its_days_seats_and_attendance(office: Office) -> None:
    session = make_session(office)
    enrol(office, session, "Budi Contoh", "Citra Contoh")
    mark(office, session, "HS")
    before = sessions.get(office, session), participants.rows(office, session)
    assert sessions.remove(office, [session]).done == ("Pelatihan Uji 1, 20 Juni 2023",)
    assert sessions.rows(office) == ()
    assert restore_newest(office) == ""
    assert (sessions.get(office, session), participants.rows(office, session)) == before


def test_a_client_takes_the_seats_along(office: Office) -> None:
    session = make_session(office)
    enrol(office, session, "Budi Contoh", "Citra Contoh")
    client = participants.rows(office, session)[0].client_id
    clients.remove(office, [client])
    assert [row.name for row in participants.rows(office, session)] == ["Citra Contoh"]
    assert restore_newest(office) == ""
    assert [row.name for row in participants.rows(office, session)] == ["Budi Contoh", "Citra Contoh"]


def test_papers_and_money_keep_everything_they_rest_on(office: Office) -> None:
    session = make_session(office)
    enrol(office, session, "Budi Contoh")
    mark(office, session, "H")
    certificates.issue(office, session)
    payments.prepare(office, session)
    row, detail = participants.rows(office, session)[0], sessions.get(office, session)
    certificates.void(office, row.certificate_id or 0, "nama salah tulis")
    payments.void(office, row.payment_id or 0, "nama salah tulis")
    for remove, id in (
        (participants.remove, row.id),
        (clients.remove, row.client_id),
        (sessions.remove, session),
        (partners.remove, detail.partner.id),
        (courses.remove, detail.course.id),
    ):
        report = remove(office, [id])
        assert report.done == () and len(report.skipped) == 1
    assert "hanya dibatalkan dengan alasan" in sessions.remove(office, [session]).skipped[0].reason
    assert "masih punya kegiatan" in courses.remove(office, [detail.course.id]).skipped[0].reason
    assert trash.rows(office) == ()


def test_a_session_whose_list_was_printed_stays(office: Office) -> None:
    session = make_session(office)
    enrol(office, session, "Budi Contoh")
    prints.confirm(office, papers.make(office, PaperKind.ATTENDANCE_SHEET, session))
    assert "hanya dibatalkan" in sessions.remove(office, [session]).skipped[0].reason


def test_many_are_deleted_and_those_that_stay_are_named(office: Office) -> None:
    session = sessions.get(office, make_session(office))
    free = [make_partner(office, name) for name in ("A Contoh", "B Contoh")]
    report = partners.remove(office, [*free, session.partner.id])
    assert report.done == ("A Contoh", "B Contoh")
    assert [one.name for one in report.skipped] == ["Mitra Uji 1"]
    assert undo(office) == "2 mitra dihapus"
    assert len(partners.rows(office)) == 3


def test_a_name_taken_meanwhile_is_said_and_nothing_is_restored(office: Office) -> None:
    partners.remove(office, [make_partner(office, "LPK Contoh", kind=PartnerKind.PRIVATE)])
    make_partner(office, "LPK Contoh")
    assert restore_newest(office) == "Mitra dengan nama itu sudah ada."
    assert len(partners.rows(office)) == 1 and len(trash.rows(office)) == 1


def test_a_seat_taken_meanwhile_is_said(office: Office) -> None:
    session = make_session(office)
    seat = enrol(office, session, "Budi Contoh")[0]
    client = participants.rows(office, session)[0].client_id
    participants.remove(office, [seat])
    enrol(office, session, "Citra Contoh")
    assert "sudah ditempati peserta lain" in restore_newest(office)
    participants.enrol(office, session, [client])
    assert "sudah" in restore_newest(office)


def test_what_it_hung_on_must_be_restored_first(office: Office) -> None:
    session = make_session(office)
    participants.remove(office, enrol(office, session, "Budi Contoh"))
    sessions.remove(office, [session])
    seat = trash.rows(office)[1]
    report = trash.restore(office, [seat.id])
    assert report.skipped[0].reason == "Kegiatan yang terkait sudah tidak ada. Pulihkan dahulu kegiatan itu."
    assert restore_newest(office) == "" and restore_newest(office) == ""
    assert [row.name for row in participants.rows(office, session)] == ["Budi Contoh"]


def test_many_come_back_at_once_and_the_ones_that_do_not_fit_stay(office: Office) -> None:
    session = make_session(office)
    participants.remove(office, enrol(office, session, "Budi Contoh"))
    sessions.remove(office, [session])
    partners.remove(office, [make_partner(office, "LPK Contoh")])
    make_partner(office, "LPK Contoh")
    report = trash.restore(office, [row.id for row in trash.rows(office)])
    assert [one.name for one in report.skipped] == ["LPK Contoh"]
    assert len(report.done) == 2, "the session before the seat that hung on it"
    assert [row.name for row in participants.rows(office, session)] == ["Budi Contoh"]
    assert undo(office) == "2 data dipulihkan"
    assert len(trash.rows(office)) == 3 and sessions.rows(office) == ()


def test_a_seat_does_not_come_back_into_a_closed_session(office: Office) -> None:
    session = make_session(office)
    participants.remove(office, enrol(office, session, "Budi Contoh"))
    sessions.cancel(office, session, "mitra berhalangan")
    assert "dibatalkan" in restore_newest(office)
    assert participants.rows(office, session) == ()


def test_a_seat_in_a_session_that_is_over_keeps_its_client(office: Office) -> None:
    session = make_session(office)
    enrol(office, session, "Budi Contoh")
    sessions.cancel(office, session, "mitra berhalangan")
    report = clients.remove(office, [participants.rows(office, session)[0].client_id])
    assert "sudah selesai atau dibatalkan" in report.skipped[0].reason


def test_settings_come_back_too(office: Office) -> None:
    made = settings.save_letterhead(
        office, Letterhead(valid_from=date(2024, 1, 1), lines=("KANTOR CONTOH", "Jalan Contoh 1"))
    )
    before = settings.letterheads(office)
    settings.remove_letterhead(office, made)
    assert trash.rows(office)[0].title == "KANTOR CONTOH, sejak 1 Januari 2024"
    assert restore_newest(office) == ""
    assert settings.letterheads(office) == before


def test_places_closed_days_and_layouts_come_back_too(office: Office) -> None:
    venue = venues.save_venue(office, Venue(name="Aula Contoh", kind=VenueKind.OFFICE, capacity=30))
    day = venues.save_closed_day(office, ClosedDay(closed_on=date(2023, 7, 4), name="Rapat kerja"))
    course = make_course(office, "Barista")
    layout = layouts.copy(office, 0, CertificateStyle.NEUTRAL)
    layouts.use_for_courses(office, layout, [course])
    before = venues.venues(office), venues.closed_days(office), layouts.courses_using(office, layout)
    venues.remove_venue(office, venue)
    venues.remove_closed_day(office, day)
    layouts.remove(office, layout)
    assert [row.kind for row in trash.rows(office)] == [
        "Tata letak sertifikat",
        "Hari libur kantor",
        "Tempat",
    ]
    trash.restore(office, [row.id for row in trash.rows(office)])
    assert (
        venues.venues(office),
        venues.closed_days(office),
        layouts.courses_using(office, layout),
    ) == before


def test_a_client_whose_data_is_frozen_stays(office: Office) -> None:
    client = make_client(office, "Budi Contoh")
    protection.freeze(office, client, "sengketa data")
    assert "dibekukan" in clients.remove(office, [client]).skipped[0].reason


def test_after_thirty_days_it_is_really_gone(office: Office, clock: FixedClock) -> None:
    client = make_client(office, "Budi Contoh")
    clients.remove(office, [client])
    with office.work() as work:
        work.add(Draft(form="ClientDialog", title="Klien", officer=OFFICER, saved_at=clock.now, content="{}"))
        work.commit()
    clock.move(days=30)
    assert trash.empty_expired(office) == 0 and trash.rows(office)[0].days_left == 0
    clock.move(minutes=1)
    assert trash.empty_expired(office) == 1
    with office.work() as work:
        assert work.count(TrashItem) == work.count(Draft) == 0
    assert undo(office) == "", "what was emptied is not remembered either"
    assert clients.count(office) == 0


def test_what_was_restored_is_not_restored_again_by_undo(office: Office) -> None:
    client = make_client(office, "Budi Contoh")
    clients.remove(office, [client])
    restore_newest(office)
    assert undo(office) == "Dipulihkan: Budi Contoh"
    assert undo(office) == "Klien dihapus: Budi Contoh"
    assert clients.count(office) == 1 and trash.rows(office) == ()


def test_emptying_by_hand_removes_only_the_chosen(office: Office) -> None:
    clients.remove(office, [make_client(office, "Budi Contoh"), make_client(office, "Citra Contoh")])
    assert trash.empty(office, [trash.rows(office)[0].id]) == 1
    assert len(trash.rows(office)) == 1
    assert undo(office) == "", "half of what it deleted is gone for good"


def test_only_who_may_delete_may_restore_and_empty(office: Office) -> None:
    partners.remove(office, [make_partner(office)])
    item = trash.rows(office)[0].id
    with office.work() as work:
        me = work.first(Officer, name=OFFICER)
        assert me is not None
        work.change(Officer(id=me.id, name=me.name, roles=(Role.TREASURER,)))
        work.commit()
    office.forget_rights()
    for service in (trash.restore, trash.empty):
        with pytest.raises(NotAllowed):
            service(office, [item])
    assert len(trash.rows(office)) == 1


def test_nothing_hangs_loose_after_a_deletion(office: Office) -> None:
    session = make_session(office)
    enrol(office, session, "Budi Contoh", "Citra Contoh")
    mark(office, session, "HH")
    sessions.remove(office, [session])
    with office.work() as work:
        assert work.count(Attendance) == 0
    assert office.file_problems() == []
