"""Who came without being on the list: seated by name, matched with a client later."""

import pytest

from bapasdesk.domain.seating import UNMATCHED, ClientWishes, Wishes
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import (
    certificates,
    check,
    clients,
    participants,
    payments,
    protection,
    seat_choice,
    undo,
    waiting,
    walk_ins,
    wishes,
)
from bapasdesk.services.office import Office
from tests.builders import enrol, make_client, make_course, make_session, mark


@pytest.fixture
def session_id(office: Office) -> int:
    return make_session(office)


def seat_by_name(office: Office, session_id: int, name: str = "Budi Contoh") -> int:
    """The client id behind the new seat."""
    made = walk_ins.seat(office, session_id, name)
    return next(row.client_id for row in participants.rows(office, session_id) if row.id == made)


def numbers(office: Office, session_id: int) -> tuple[list[str], list[str]]:
    return (
        [row.number for row in certificates.rows(office, session_id=session_id)],
        [row.number for row in payments.rows(office, session_id=session_id)],
    )


def test_a_name_is_enough_to_be_seated(office: Office, session_id: int) -> None:
    stranger = seat_by_name(office, session_id, "  Budi   Contoh ")
    (row,) = participants.rows(office, session_id)
    assert (row.name, row.note) == ("Budi Contoh", UNMATCHED)
    other = make_session(office)
    assert seat_choice.ranking(office, other).rows == (), "nobody is chosen by a name alone"
    with pytest.raises(InvalidInput):
        walk_ins.seat(office, session_id, " ")
    assert undo.undo(office) == "1 peserta tanpa daftar dicatat"
    assert participants.rows(office, session_id) == ()
    assert clients.count(office) == 0 and stranger


def test_matched_papers_and_money_keep_their_numbers(office: Office, session_id: int) -> None:
    known = make_client(office, "Budi Contoh", register_number="B-1")
    stranger = seat_by_name(office, session_id)
    mark(office, session_id, "H")
    certificates.issue(office, session_id)
    payments.prepare(office, session_id)
    payments.mark_paid(office, session_id)
    before = numbers(office, session_id)
    found = walk_ins.compare(office, stranger, known)
    assert found.refusal == ""
    assert ("Nomor register", "", "B-1") in [(one.name, one.walk_in, one.client) for one in found.facts]
    assert walk_ins.match(office, stranger, known) == "Budi Contoh"
    (row,) = participants.rows(office, session_id)
    assert (row.client_id, row.note) == (known, "")
    assert numbers(office, session_id) == before and all(before)
    assert [one.session_id for one in clients.history(office, known)] == [session_id]
    assert check.check(office).ok
    with pytest.raises(RuleBroken, match="sudah terbit atas nama kliennya"):
        undo.undo(office)


def test_without_papers_it_can_be_undone(office: Office, session_id: int) -> None:
    known, stranger = make_client(office, "Budi Santosa"), seat_by_name(office, session_id)
    wishes.save(office, known, Wishes(ClientWishes(dependants=1)))
    wishes.save(office, stranger, Wishes(ClientWishes(dependants=2), (make_course(office),)))
    walk_ins.match(office, stranger, known)
    assert wishes.of_client(office, known).about.dependants == 1
    assert len(wishes.of_client(office, known).course_ids) == 1
    assert clients.count(office) == 1
    assert undo.undo(office) == "1 peserta tanpa daftar dicocokkan"
    (row,) = participants.rows(office, session_id)
    assert (row.client_id, row.note) == (stranger, UNMATCHED)
    assert wishes.of_client(office, stranger).about.dependants == 2
    assert wishes.of_client(office, known).course_ids == ()


def test_a_paper_under_another_name_is_never_rewritten(office: Office, session_id: int) -> None:
    known, stranger = make_client(office, "Budi Santosa"), seat_by_name(office, session_id)
    mark(office, session_id, "H")
    certificates.issue(office, session_id)
    with pytest.raises(RuleBroken, match=r"sudah terbit atas nama Budi Contoh.*Batalkan dahulu sertifikat"):
        walk_ins.match(office, stranger, known)
    certificates.void(office, certificates.rows(office)[0].id, "nama keliru")
    payments.prepare(office, session_id)
    assert "Batalkan dahulu kuitansi" in walk_ins.compare(office, stranger, known).refusal
    payments.mark_paid(office, session_id)
    assert "jadikan peserta ini klien tersendiri" in walk_ins.compare(office, stranger, known).refusal
    walk_ins.keep_as_client(office, stranger)
    assert participants.rows(office, session_id)[0].note == ""
    with pytest.raises(RuleBroken, match="sudah klien biasa"):
        walk_ins.match(office, stranger, known)


def test_two_in_one_session_are_two_people_and_nobody_is_paid_twice(office: Office, session_id: int) -> None:
    stranger = seat_by_name(office, session_id)
    enrol(office, session_id, "Budi Santosa")
    known = participants.rows(office, session_id)[1].client_id
    assert "dua orang yang berbeda" in walk_ins.compare(office, stranger, known).refusal
    twin, elsewhere = make_client(office, "Budi Contoh"), make_session(office)
    participants.enrol(office, elsewhere, [twin])
    for one in (session_id, elsewhere):
        mark(office, one, "H" * len(participants.rows(office, one)))
        payments.prepare(office, one)
    assert "keduanya sudah menerima uang transport" in walk_ins.compare(office, stranger, twin).refusal


def test_who_turns_out_to_have_been_there_no_longer_waits(office: Office, session_id: int) -> None:
    known, stranger = make_client(office, "Budi Santosa"), seat_by_name(office, session_id)
    waiting.join(office, session_id, [known])
    walk_ins.match(office, stranger, known)
    assert waiting.rows(office, session_id) == ()


def test_only_known_clients_are_offered_and_the_frozen_stay_as_they_are(
    office: Office, session_id: int
) -> None:
    known, stranger = make_client(office, "Budi Santosa"), seat_by_name(office, session_id)
    assert [row.id for row in walk_ins.candidates(office, "budi")] == [known]
    protection.freeze(office, known, "diminta")
    assert "dibekukan" in walk_ins.compare(office, stranger, known).refusal
