"""Making, unlocking and recovering an office, on real encrypted files."""

from pathlib import Path

import pytest

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.rights import Role
from bapasdesk.errors import BapasError, DamagedFile, InvalidInput, OfficeInUse, RuleBroken, WrongPassphrase
from bapasdesk.services import clients
from bapasdesk.services.door import officer_names, seconds_to_wait
from bapasdesk.services.new_office import create_office
from bapasdesk.services.office import Office
from bapasdesk.services.officers import add_officer, change_passphrase, remove_officer
from bapasdesk.services.unlocking import open_office, recover_access
from bapasdesk.store.queries.audit import history
from tests.builders import FAST_COST, OFFICER, PASSPHRASE, FixedClock, make_client

PROFILE = OfficeProfile(name="Balai Pemasyarakatan Kelas I Contoh")
NEW_PASSPHRASE = "frasa lain yang juga panjang"


def test_a_new_office_opens_again_with_what_was_saved(folder: OfficeFolder) -> None:
    made, _ = create_office(folder, PROFILE, OFFICER, PASSPHRASE, cost=FAST_COST)
    with made:
        client_id = make_client(made, "Siti Contoh")
    with open_office(folder, OFFICER, PASSPHRASE) as office:
        assert clients.get(office, client_id).full_name == "Siti Contoh"


def test_nothing_of_a_person_lies_open_on_the_disk(folder: OfficeFolder) -> None:
    made, _ = create_office(folder, PROFILE, OFFICER, PASSPHRASE, cost=FAST_COST)
    with made:
        make_client(made, "Zulaikha Rekaanwati", nik="9971014107900001")
    for path in folder.root.iterdir():
        data = path.read_bytes()
        assert b"Zulaikha" not in data and b"9971014107900001" not in data, path.name


def test_a_wrong_passphrase_is_refused_and_delays_grow_over_restarts(
    office_folder: OfficeFolder, clock: FixedClock
) -> None:
    waits = []
    for _ in range(3):
        with pytest.raises(WrongPassphrase, match="tidak cocok"):
            open_office(office_folder, OFFICER, "bukan frasa sandinya", clock=clock)
        waits.append(seconds_to_wait(office_folder, clock=clock))
        clock.move(seconds=waits[-1])
    assert waits == [1, 2, 4]


def test_even_the_right_passphrase_waits_its_turn(office_folder: OfficeFolder, clock: FixedClock) -> None:
    with pytest.raises(WrongPassphrase):
        open_office(office_folder, OFFICER, "bukan frasa sandinya", clock=clock)
    with pytest.raises(WrongPassphrase, match="Tunggu"):
        open_office(office_folder, OFFICER, PASSPHRASE, clock=clock)
    clock.move(seconds=1)
    open_office(office_folder, OFFICER, PASSPHRASE, clock=clock).close()
    assert seconds_to_wait(office_folder, clock=clock) == 0


def test_an_open_office_is_not_opened_twice(office: Office, office_folder: OfficeFolder) -> None:
    with pytest.raises(OfficeInUse):
        open_office(office_folder, OFFICER, PASSPHRASE)


def test_an_existing_office_is_never_made_anew(office_folder: OfficeFolder) -> None:
    before = office_folder.database.read_bytes()
    with pytest.raises(RuleBroken, match="sudah berisi"):
        create_office(office_folder, PROFILE, OFFICER, PASSPHRASE, cost=FAST_COST)
    assert office_folder.database.read_bytes() == before


def test_a_first_run_that_was_cut_off_can_be_done_again(office_folder: OfficeFolder) -> None:
    office_folder.database.rename(office_folder.unfinished_database)
    assert not office_folder.exists
    create_office(office_folder, PROFILE, OFFICER, PASSPHRASE, cost=FAST_COST)[0].close()
    assert not office_folder.unfinished_database.exists()
    open_office(office_folder, OFFICER, PASSPHRASE).close()


@pytest.mark.parametrize("content", [b"SQLite format 3\0" + bytes(8192), b"%PDF-1.7 bukan data kantor", b""])
def test_a_foreign_file_is_refused_unchanged(office_folder: OfficeFolder, content: bytes) -> None:
    office_folder.database.write_bytes(content)
    with pytest.raises(DamagedFile):
        open_office(office_folder, OFFICER, PASSPHRASE)
    assert office_folder.database.read_bytes() == content


def test_a_damaged_first_page_is_told_from_a_wrong_passphrase(office_folder: OfficeFolder) -> None:
    data = bytearray(office_folder.database.read_bytes())
    data[100] ^= 1
    office_folder.database.write_bytes(data)
    with pytest.raises(DamagedFile, match="berkas data rusak"):
        open_office(office_folder, OFFICER, PASSPHRASE)


def test_the_recovery_code_gives_a_new_passphrase(folder: OfficeFolder) -> None:
    made, code = create_office(folder, PROFILE, OFFICER, PASSPHRASE, cost=FAST_COST)
    made.close()
    recover_access(folder, code.lower(), OFFICER, NEW_PASSPHRASE, cost=FAST_COST).close()
    with pytest.raises(WrongPassphrase):
        open_office(folder, OFFICER, PASSPHRASE)
    clock = FixedClock()
    clock.move(days=9999)
    open_office(folder, OFFICER, NEW_PASSPHRASE, clock=clock).close()


def test_officers_come_and_go(office: Office, office_folder: OfficeFolder) -> None:
    add_officer(office, "Petugas Kedua", NEW_PASSPHRASE, roles=[Role.ADMIN], cost=FAST_COST)
    with pytest.raises(RuleBroken, match="sudah ada"):
        add_officer(office, "petugas kedua", NEW_PASSPHRASE, cost=FAST_COST)
    with pytest.raises(RuleBroken):
        remove_officer(office, OFFICER)
    office.close()
    with open_office(office_folder, "petugas kedua", NEW_PASSPHRASE) as second:
        assert second.officer == "Petugas Kedua"
        remove_officer(second, OFFICER)
    assert officer_names(office_folder) == ("Petugas Kedua",)


def test_a_passphrase_is_changed_only_with_the_old_one(office: Office, office_folder: OfficeFolder) -> None:
    with pytest.raises(WrongPassphrase):
        change_passphrase(office, "bukan frasa sandinya", NEW_PASSPHRASE, cost=FAST_COST)
    with pytest.raises(InvalidInput):
        change_passphrase(office, PASSPHRASE, "pendek", cost=FAST_COST)
    change_passphrase(office, PASSPHRASE, NEW_PASSPHRASE, cost=FAST_COST)
    office.close()
    open_office(office_folder, OFFICER, NEW_PASSPHRASE).close()


def test_a_folder_that_is_a_file_is_one_clear_message(tmp_path: Path) -> None:
    (tmp_path / "office").write_text("bukan folder")
    with pytest.raises(BapasError, match=r"\."):
        create_office(OfficeFolder(tmp_path / "office"), PROFILE, OFFICER, PASSPHRASE, cost=FAST_COST)


def test_a_refused_change_leaves_nothing_behind(office: Office) -> None:
    with pytest.raises(InvalidInput):
        clients.save(office, Client(full_name=""))
    assert clients.count(office) == 0


def test_a_clock_that_was_set_back_is_said_once_and_noted(
    office_folder: OfficeFolder, clock: FixedClock
) -> None:
    clock.move(minutes=-4)
    with open_office(office_folder, OFFICER, PASSPHRASE, clock=clock) as office:
        assert office.notice == "", "a time server may do that"
    clock.move(days=-4000)
    with open_office(office_folder, OFFICER, PASSPHRASE, clock=clock) as office:
        assert "Jam komputer mundur" in office.notice and "2023" in office.notice
        with office.work() as work:
            assert [row.action for row in history(work, "office", 1)].count("Jam komputer mundur") == 1
    with open_office(office_folder, OFFICER, PASSPHRASE, clock=clock) as office:
        assert office.notice == ""


@pytest.mark.parametrize("laid_over", ["keys", "keys_copy"])
def test_a_key_file_of_another_office_is_told_by_what_opens_and_mended(
    office_folder: OfficeFolder, tmp_path: Path, laid_over: str
) -> None:
    other = OfficeFolder(tmp_path / "lain")
    made, _ = create_office(
        other, OfficeProfile(name="Lain"), "Orang Lain", "frasa orang lain", cost=FAST_COST
    )
    made.close()
    getattr(office_folder, laid_over).write_bytes(other.keys.read_bytes())
    assert set(officer_names(office_folder)) == {OFFICER, "Orang Lain"}
    with pytest.raises(WrongPassphrase):
        open_office(office_folder, OFFICER, "bukan frasa sandinya").close()
    office_folder.attempts.unlink()
    open_office(office_folder, OFFICER, PASSPHRASE).close()
    assert officer_names(office_folder) == (OFFICER,)
    assert office_folder.keys.read_bytes() == office_folder.keys_copy.read_bytes()


def test_the_file_is_checked_while_somebody_works_in_it(office: Office) -> None:
    with office.work() as work:
        assert office.file_problems() == []
        work.record("Uji", "office", 1)
        work.commit()
