"""Who gets the seat: the ranked list with its reasons, the weights, waiting lists and drop-outs."""

from datetime import date

import pytest

from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import ParticipantRow
from bapasdesk.domain.seating import (
    ClientWishes,
    DropOutReason,
    SeatWeights,
    Wishes,
    WorkStatus,
    weight_values,
)
from bapasdesk.domain.values import AttendanceStatus
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import (
    attendance,
    certificates,
    clients,
    drop_outs,
    follow_up,
    participants,
    person_duties,
    planning,
    protection,
    seat_choice,
    sessions,
    trash,
    undo,
    waiting,
    wishes,
)
from bapasdesk.services import audit as trail
from bapasdesk.services.office import Office
from tests.builders import DAY, enrol, make_client, make_course, make_session, mark

WORKDAYS = (0, 1, 2, 3, 4)
NEXT_DAY = date(2023, 6, 21)


def wish(office: Office, client_id: int, *course_ids: int, **facts: object) -> None:
    wishes.save(office, client_id, Wishes(ClientWishes(**facts), course_ids))  # type: ignore[arg-type]


def names(office: Office, session_id: int, **asked: object) -> list[str]:
    return [row.name for row in seat_choice.ranking(office, session_id, **asked).rows]  # type: ignore[arg-type]


def rows(office: Office, session_id: int) -> tuple[ParticipantRow, ...]:
    return participants.rows(office, session_id)


@pytest.fixture
def welding(office: Office) -> int:
    return make_course(office, "Pelatihan Las Dasar")


@pytest.fixture
def session_id(office: Office, welding: int) -> int:
    return make_session(office, course_id=welding, seats=2)


def test_each_reason_of_a_rank_is_told_in_words(office: Office, session_id: int, welding: int) -> None:
    budi = make_client(office, "Budi")
    wish(
        office,
        budi,
        welding,
        dependants=3,
        work_status=WorkStatus.WITHOUT_WORK,
        weekdays=WORKDAYS,
        skills="sedikit las",
    )
    make_client(office, "Ani", interests="kopi, las")
    make_client(office, "Citra", interests="kelas menjahit")
    waiting.join(office, session_id, [make_client(office, "Dedi")])
    found = seat_choice.ranking(office, session_id)
    assert [row.name for row in found.rows] == ["Budi", "Dedi", "Ani", "Citra"]
    assert found.rows[0].reason == (
        "minat Pelatihan Las Dasar, belum pernah dapat kursi, menganggur, 3 tanggungan, "
        "tersedia Senin–Jumat, punya dasar: sedikit las"
    )
    assert found.rows[0].score == 100 * (8 + 6 + 5 + 4 + 4 + 1) // 34
    assert found.rows[1].reason == "sudah di daftar tunggu, belum pernah dapat kursi"
    assert found.rows[2].reason == "belum pernah dapat kursi, menulis minat: kopi, las"
    assert found.rows[3].reason == "belum pernah dapat kursi"
    assert (found.suitable, found.free_seats) == (4, 2)
    assert [row.rank for row in found.rows] == [1, 2, 3, 4]


def test_between_equals_the_longer_interest_counts_and_never_the_name(
    office: Office, session_id: int, welding: int, clock: object
) -> None:
    zaki, ani = make_client(office, "Zaki"), make_client(office, "Ani")
    wish(office, zaki, welding)
    clock.move(days=1)  # type: ignore[attr-defined]
    wish(office, ani, welding)
    assert names(office, session_id) == ["Zaki", "Ani"]
    wish(office, zaki, welding, skills="membaca")
    assert names(office, session_id) == ["Zaki", "Ani"], "an interest that stays keeps its day"


def test_who_cannot_get_a_seat_is_left_out(office: Office, session_id: int, clock: object) -> None:
    enrol(office, session_id, "Sudah Duduk")
    frozen = make_client(office, "Dibekukan")
    protection.freeze(office, frozen, "diminta")
    make_client(office, "Berakhir", guidance_end=date(2023, 6, 19))
    left = enrol(office, session_id, "Mundur")
    drop_outs.drop_out(office, session_id, left, DropOutReason.MOVED)
    make_client(office, "Cocok")
    assert names(office, session_id) == ["Cocok"]
    past = seat_choice.ranking(office, session_id, after_guidance=True)
    warned = {row.name: row.warnings for row in past.rows}
    assert warned == {"Berakhir": ("bimbingan berakhir 19 Juni 2023",), "Cocok": ()}
    assert names(office, session_id, query="coc") == ["Cocok"]


def test_what_speaks_against_a_seat_is_warned_and_forbids_nothing(office: Office, welding: int) -> None:
    budi = make_client(office, "Budi", guidance_end=DAY)
    wish(office, budi, welding, weekdays=(1,), free_from="10.00")
    participants.enrol(office, make_session(office, course_id=welding, days=(date(2022, 3, 1),)), [budi])
    participants.enrol(office, make_session(office, days=(NEXT_DAY,)), [budi])
    both = make_session(office, course_id=welding, days=(DAY, NEXT_DAY), starts_at="09.00")
    row = seat_choice.ranking(office, both).rows[0]
    assert row.warnings == (
        "bimbingan berakhir 20 Juni 2023, sebelum sertifikat terbit",
        "sudah terdaftar di Pelatihan Uji 2 pada 21 Juni 2023",
        "pernah ikut pelatihan yang sama (1 Maret 2022)",
        "tidak tersedia Rabu",
    )
    assert "Budi: pernah ikut pelatihan yang sama" in participants.warnings(office, both, [budi])
    assert seat_choice.ranking(office, both).first_without_warning(5) == ()
    assert participants.enrol(office, both, [budi]).done == ("Budi",)
    one_day = make_session(office, course_id=welding, starts_at="09.00")
    assert seat_choice.ranking(office, one_day).rows[0].warnings[-1] == "hanya tersedia pukul 10.00–24.00"


def test_the_weights_are_the_offices_audited_and_can_be_taken_back(
    office: Office, session_id: int, welding: int
) -> None:
    wants, poor = make_client(office, "Berminat"), make_client(office, "Menganggur")
    wish(office, wants, welding)
    wish(office, poor, work_status=WorkStatus.WITHOUT_WORK)
    assert names(office, session_id) == ["Berminat", "Menganggur"]
    seat_choice.save_weights(office, SeatWeights(interest=1, without_work=9))
    assert names(office, session_id) == ["Menganggur", "Berminat"]
    assert trail.rows(office)[1].detail == (
        "berminat pada pelatihan ini 8 menjadi 1, tidak bekerja 5 menjadi 9"
    )
    assert undo.undo(office) == "Bobot pemilihan peserta diubah"
    assert seat_choice.weights(office) == SeatWeights()
    assert seat_choice.save_weights.right == Right.SETTINGS  # type: ignore[attr-defined]
    with pytest.raises(InvalidInput, match="0 sampai 10"):
        seat_choice.save_weights(office, SeatWeights(interest=11))
    with pytest.raises(InvalidInput, match="lebih dari nol"):
        seat_choice.save_weights(office, SeatWeights(**dict.fromkeys(weight_values(SeatWeights()), 0)))


def test_wishes_are_saved_with_the_client_and_checked(office: Office, welding: int) -> None:
    budi = make_client(office, "Budi")
    assert wishes.of_client(office, budi) == Wishes(ClientWishes(client_id=budi))
    asked = ClientWishes(dependants=2, weekdays=(4, 0), free_from="9", free_until="15.00")
    clients.save(office, clients.get(office, budi), Wishes(asked, (welding,)))
    known = wishes.of_client(office, budi)
    assert (known.about.weekdays, known.about.free_from, known.course_ids) == ((0, 4), "09.00", (welding,))
    with pytest.raises(InvalidInput, match="Jam selesai"):
        wish(office, budi, free_from="10", free_until="9")
    with pytest.raises(InvalidInput, match="Tanggungan"):
        wish(office, budi, dependants=31)
    wish(office, budi)
    assert wishes.of_client(office, budi).course_ids == ()


def test_the_waiting_list_moves_up_in_order_when_somebody_drops_out(office: Office, session_id: int) -> None:
    seated = enrol(office, session_id, "Satu", "Dua")
    waits = [make_client(office, name) for name in ("Tiga", "Empat", "Lima")]
    assert waiting.join(office, session_id, waits).done == ("Tiga", "Empat", "Lima")
    assert waiting.join(office, session_id, waits[:1]).skipped[0].reason == "sudah di daftar tunggu"
    assert waiting.move_up(office, session_id).done == (), "there is no free seat"
    report = drop_outs.drop_out(office, session_id, seated[:1], DropOutReason.WORKING, refill=True)
    assert (report.left.done, report.moved_up) == (("Satu",), ("Tiga",))
    assert [row.name for row in rows(office, session_id)] == ["Dua", "Tiga"]
    assert [(row.place, row.name) for row in waiting.rows(office, session_id)] == [(1, "Empat"), (2, "Lima")]
    assert [(row.name, row.reason) for row in waiting.dropped_out(office, session_id)] == [
        ("Satu", DropOutReason.WORKING)
    ]
    assert undo.undo(office) == "1 peserta mengundurkan diri, 1 kursi diisi dari daftar tunggu"
    assert [row.name for row in rows(office, session_id)] == ["Satu", "Dua"]
    assert [row.name for row in waiting.rows(office, session_id)] == ["Tiga", "Empat", "Lima"]
    assert waiting.dropped_out(office, session_id) == ()
    assert waiting.leave(office, session_id, waits[1:2]) == 1
    assert [row.name for row in waiting.rows(office, session_id)] == ["Tiga", "Lima"]


def test_the_frozen_keep_their_place_and_are_passed_over(office: Office, session_id: int) -> None:
    waits = [make_client(office, name) for name in ("Beku", "Cair")]
    waiting.join(office, session_id, waits)
    protection.freeze(office, waits[0], "diminta")
    report = waiting.move_up(office, session_id)
    assert report.done == ("Cair",) and report.skipped[0].name == "Beku"
    assert [row.name for row in waiting.rows(office, session_id)] == ["Beku"]


def test_a_drop_out_is_neither_an_absence_nor_a_deletion(office: Office, session_id: int) -> None:
    seats = enrol(office, session_id, "Satu", "Dua")
    drop_outs.drop_out(office, session_id, seats[:1], DropOutReason.OTHER, "menikah")
    assert [row.name for row in rows(office, session_id)] == ["Dua"]
    assert trash.rows(office) == ()
    assert waiting.dropped_out(office, session_id)[0].note == "menikah"
    with pytest.raises(InvalidInput, match="alasannya"):
        drop_outs.drop_out(office, session_id, seats[1:], DropOutReason.OTHER)
    participants.enrol(office, session_id, [waiting.dropped_out(office, session_id)[0].client_id])
    assert waiting.dropped_out(office, session_id) == (), "whoever comes back has not dropped out"


def test_who_was_there_and_then_gave_up_keeps_the_line_for_the_money(office: Office, clock: object) -> None:
    session_id = make_session(office, days=(DAY, NEXT_DAY))
    (seat,) = enrol(office, session_id, "Satu")
    first = sessions.get(office, session_id).days[0].id
    attendance.fill_present(office, session_id, first)
    clock.move(days=1)  # type: ignore[attr-defined]
    drop_outs.drop_out(office, session_id, [seat], DropOutReason.SICK)
    row = rows(office, session_id)[0]
    assert [one.status for one in row.marks if one] == [AttendanceStatus.PRESENT, AttendanceStatus.SICK]
    assert row.note == "mengundurkan diri" and row.transport_due == 150_000
    again = drop_outs.drop_out(office, session_id, [seat], DropOutReason.SICK)
    assert again.left.skipped[0].reason == "sudah tercatat mengundurkan diri"


def test_who_has_finished_or_whose_session_is_over_cannot_drop_out(office: Office, session_id: int) -> None:
    seats = enrol(office, session_id, "Satu")
    mark(office, session_id, "H")
    certificates.issue(office, session_id)
    report = drop_outs.drop_out(office, session_id, seats, DropOutReason.MOVED)
    assert report.left.skipped[0].reason.startswith("sertifikatnya sudah terbit")
    other = make_session(office)
    sessions.cancel(office, other, "tidak jadi")
    with pytest.raises(RuleBroken, match="dibatalkan"):
        waiting.join(office, other, [make_client(office)])


def test_a_person_sees_and_ends_what_is_held_for_choosing(
    office: Office, session_id: int, welding: int
) -> None:
    budi = make_client(office, "Budi", guidance_end=date(2023, 1, 1))
    wish(office, budi, welding, skills="las", dependants=2)
    waiting.join(office, session_id, [budi])
    assert person_duties.report(office, budi, DAY).pdf.startswith(b"%PDF")
    person_duties.pseudonymise(office, budi, "jangka simpan berakhir")
    assert wishes.of_client(office, budi) == Wishes(ClientWishes(client_id=budi))
    assert waiting.rows(office, session_id) == ()


def test_a_deleted_client_comes_back_with_wishes_and_place(
    office: Office, session_id: int, welding: int
) -> None:
    budi = make_client(office, "Budi")
    wish(office, budi, welding)
    waiting.join(office, session_id, [budi])
    clients.remove(office, [budi])
    assert waiting.rows(office, session_id) == ()
    undo.undo(office)
    assert [row.name for row in waiting.rows(office, session_id)] == ["Budi"]
    assert wishes.of_client(office, budi).course_ids == (welding,)


def test_the_day_somebody_reports_on_is_told_before_enrolling_and_after(
    office: Office, session_id: int
) -> None:
    budi = make_client(office, "Budi")
    follow_up.save_check_in_day(office, budi, DAY.day)
    assert seat_choice.ranking(office, session_id).rows[0].warnings == ("wajib lapor pada 20 Juni 2023",)
    told = "Wajib lapor pada hari kegiatan: Budi (20 Juni 2023)."
    assert told in participants.warnings(office, session_id, [budi])
    participants.enrol(office, session_id, [budi])
    assert told in [one.text for one in planning.session_warnings(office, session_id)]
