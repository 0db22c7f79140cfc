"""Officers come, get other roles and go; whoever goes cannot read what is written afterwards."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bapasdesk.config import OfficeFolder
from bapasdesk.domain import trail
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import Officer
from bapasdesk.domain.records.trail import AuditEntry
from bapasdesk.domain.rights import Right, Role
from bapasdesk.errors import (
    BapasError,
    DamagedFile,
    InvalidInput,
    NotFound,
    OutputFailed,
    RuleBroken,
    WrongPassphrase,
)
from bapasdesk.services import backups, check, clients, officers
from bapasdesk.services.door import officer_names
from bapasdesk.services.new_office import create_office
from bapasdesk.services.office import Office
from bapasdesk.services.unlocking import open_office, recover_access
from bapasdesk.store import atomic_file, key_change, restore_swap
from bapasdesk.store.key_file import load_key_file, save_key_file
from tests.builders import FAST_COST, OFFICER, PASSPHRASE, FixedClock, make_client
from tests.conftest import LETTERHEAD
from tests.old_keys import as_first_version

SECOND, SECONDS = "Petugas Kedua", "kucing hujan sepeda lampu"


@pytest.fixture
def two(office: Office) -> Office:
    officers.add_officer(office, SECOND, SECONDS, roles=(Role.OFFICER,), cost=FAST_COST)
    make_client(office, "Budi Contoh")
    return office


def actions(office: Office) -> list[tuple[str, str]]:
    with office.work() as work:
        return [(entry.action, entry.detail) for entry in work.find(AuditEntry)]


def test_a_removed_officer_opens_neither_the_office_nor_a_copy_of_the_folder_made_since(
    two: Office, tmp_path: Path
) -> None:
    before = two.data_key()
    removal = officers.remove_officer(two, SECOND)
    assert removal.name == SECOND
    assert two.data_key() != before
    assert [row.name for row in clients.rows(two)] == ["Budi Contoh"]
    assert check.check(two).ok
    make_client(two, "Siti Contoh")
    two.close()
    with pytest.raises(WrongPassphrase):
        open_office(two.folder, SECOND, SECONDS)
    with pytest.raises(DamagedFile):
        from bapasdesk.store.engine import open_engine

        open_engine(two.folder.database, before)
    two.folder.attempts.unlink()
    with open_office(two.folder, OFFICER, PASSPHRASE) as again:
        assert clients.count(again) == 2
        assert ("Petugas dihapus, kunci data diganti", SECOND) in actions(again)
        assert [one.is_active for one in officers.rows(again)] == [True, False]
    assert not two.folder.restored_database.exists()


def test_the_recovery_code_still_opens_after_a_removal(folder: OfficeFolder) -> None:
    from bapasdesk.domain.records.office import OfficeProfile

    profile = OfficeProfile(name="Kantor Contoh")
    office, code = create_office(
        folder, profile, OFFICER, PASSPHRASE, letterhead=LETTERHEAD, cost=FAST_COST, clock=FixedClock()
    )
    with office:
        officers.add_officer(office, SECOND, SECONDS, cost=FAST_COST)
        officers.remove_officer(office, SECOND)
    with recover_access(folder, code, OFFICER, "frasa baru yang panjang sekali", cost=FAST_COST) as again:
        assert [one.name for one in officers.rows(again)] == [OFFICER, SECOND]


def test_backups_that_the_removed_officer_still_reads_are_named(two: Office, tmp_path: Path) -> None:
    made = backups.make(two, tmp_path)
    copy = backups.automatic(two)
    removal = officers.remove_officer(two, SECOND)
    assert removal.copies == (copy.path.name,)
    assert removal.backups == (made.path.name,)
    assert backups.verify(made.path, backups.Unlock(officer=SECOND, passphrase=SECONDS)).ok
    newer = backups.make(two, tmp_path)
    assert backups.officer_names(newer.path) == (OFFICER,)


STEPS = (
    (atomic_file, "replace_patiently"),
    (restore_swap, "replace_patiently"),
    (key_change, "examine"),
    (restore_swap, "sync_folder"),
)
"""Every step of a removal after which the folder holds other names than before, and the last look."""


@pytest.mark.parametrize("cut_at", range(1, 9))
def test_power_cut_at_any_step_of_a_removal_leaves_the_old_slots_or_the_new_ones(
    two: Office, monkeypatch: pytest.MonkeyPatch, cut_at: int, tmp_path: Path
) -> None:
    """The folder is photographed right before the n-th step that touches names on the disk."""
    photo, steps = OfficeFolder(tmp_path / "photo"), 0

    def watched(step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any) -> Any:
            nonlocal steps
            steps += 1
            if steps == cut_at:
                shutil.copytree(two.folder.root, photo.root)
                photo.lock.unlink(missing_ok=True)
            return step(*args)

        return run

    for module, name in STEPS:
        monkeypatch.setattr(module, name, watched(getattr(module, name)))
    officers.remove_officer(two, SECOND)
    if not photo.root.exists():
        assert cut_at > 7
        return
    marked = photo.restore_marker.exists()
    with open_office(photo, OFFICER, PASSPHRASE) as office:
        assert clients.count(office) == 1
        assert check.check(office).ok
    photo.attempts.unlink(missing_ok=True)
    if SECOND in officer_names(photo):
        assert not marked, "from the marker on the swap is only ever carried on"
        open_office(photo, SECOND, SECONDS).close()
    else:
        with pytest.raises(WrongPassphrase):
            open_office(photo, SECOND, SECONDS)


def test_a_removal_that_finds_no_room_changes_nothing(two: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OutputFailed("penuh")

    monkeypatch.setattr(key_change, "write_atomically", full)
    with pytest.raises(OutputFailed):
        officers.remove_officer(two, SECOND)
    assert not two.folder.restored_database.exists()
    make_client(two, "Masih Bekerja")
    two.close()
    open_office(two.folder, SECOND, SECONDS).close()


@pytest.mark.parametrize("blocked", ["office.db", "keys.json"])
def test_a_swap_that_another_program_stops_loses_nothing(
    two: Office, monkeypatch: pytest.MonkeyPatch, blocked: str
) -> None:
    def held(temporary: Path, path: Path) -> None:
        if path.name == blocked:
            raise PermissionError("dipakai")
        temporary.replace(path)

    with monkeypatch.context() as patch:
        for module in (restore_swap, atomic_file):
            patch.setattr(module, "replace_patiently", held)
        with pytest.raises(OutputFailed):
            officers.remove_officer(two, SECOND)
        if blocked == "office.db":
            make_client(two, "Dikerjakan Terus")
        else:
            with pytest.raises(RuleBroken, match="terkunci"):
                make_client(two, "Tidak Boleh Hilang")
    two.close()
    with open_office(two.folder, OFFICER, PASSPHRASE) as again:
        given_up = blocked == "office.db"
        assert officer_names(again.folder) == ((OFFICER, SECOND) if given_up else (OFFICER,))
        assert clients.count(again) == (2 if given_up else 1)


def test_the_last_administrator_stays(two: Office) -> None:
    with pytest.raises(RuleBroken, match="satu Admin"):
        officers.change_roles(two, OFFICER, (Role.HEAD,))
    assert Right.OFFICERS in two.rights()
    officers.change_roles(two, SECOND, (Role.ADMIN,))
    officers.change_roles(two, OFFICER, (Role.HEAD,))
    assert Right.OFFICERS not in two.rights(), "in force at once"
    two.close()
    with open_office(two.folder, SECOND, SECONDS) as other:
        officers.remove_officer(other, OFFICER)
        with pytest.raises(RuleBroken, match="sedang bekerja"):
            officers.remove_officer(other, SECOND)


def test_roles_are_needed_and_every_change_is_in_the_trail(two: Office) -> None:
    with pytest.raises(InvalidInput, match="satu peran"):
        officers.change_roles(two, SECOND, ())
    with pytest.raises(InvalidInput, match="satu peran"):
        officers.add_officer(two, "Ketiga", SECONDS, roles=(), cost=FAST_COST)
    with pytest.raises(NotFound):
        officers.change_roles(two, "Siapa", (Role.HEAD,))
    officers.change_roles(two, SECOND, (Role.TREASURER, Role.VIEWER))
    assert actions(two)[-1] == ("Peran petugas diubah", f"{SECOND}: Petugas → Bendahara, Hanya lihat")


def test_a_slot_of_a_name_the_office_does_not_know_goes_with_the_key(two: Office) -> None:
    keys = load_key_file(two.folder).with_officer("Penyusup", SECONDS, two.data_key(), FAST_COST)
    save_key_file(two.folder, keys)
    officers.remove_officer(two, SECOND)
    assert officer_names(two.folder) == (OFFICER,)


def test_old_slots_are_renewed_by_logging_in_and_only_then_can_somebody_go(
    two: Office,
) -> None:
    code = officers.new_code(two)
    officers.renew_recovery(two, code)
    keys = load_key_file(two.folder)
    old = as_first_version(keys, two.data_key(), {OFFICER: PASSPHRASE, SECOND: SECONDS}, code)
    save_key_file(two.folder, old)
    two.close()
    with open_office(two.folder, OFFICER, PASSPHRASE) as office:
        assert load_key_file(office.folder).not_renewed() == (SECOND,)
        officers.add_officer(office, "Petugas Ketiga", SECONDS, cost=FAST_COST)
        assert SECOND in officers.trouble_before_removal(office)
        with pytest.raises(RuleBroken, match="harus masuk sekali"):
            officers.remove_officer(office, "Petugas Ketiga")
        with pytest.raises(RuleBroken, match="kode pemulihan"):
            officers.remove_officer(office, SECOND)
        officers.renew_recovery(office, officers.new_code(office))
    open_office(two.folder, SECOND, SECONDS).close()
    with open_office(two.folder, OFFICER, PASSPHRASE) as office:
        assert officers.trouble_before_removal(office) == ""
        officers.remove_officer(office, SECOND)


def test_a_renewed_recovery_code_takes_the_place_of_the_one_before(two: Office) -> None:
    code, newer = officers.new_code(two), officers.new_code(two)
    officers.renew_recovery(two, code)
    officers.renew_recovery(two, newer)
    keys = load_key_file(two.folder)
    assert keys.unlock_with_recovery(newer) == two.data_key()
    with pytest.raises(WrongPassphrase):
        keys.unlock_with_recovery(code)


def test_logins_and_failed_ones_are_in_the_trail_once_the_office_is_open(
    office_folder: OfficeFolder, clock: FixedClock
) -> None:
    for name in (OFFICER.upper(), "Orang Asing"):
        with pytest.raises(WrongPassphrase):
            open_office(office_folder, name, "salah", clock=clock)
        clock.move(minutes=2)
    with open_office(office_folder, OFFICER, PASSPHRASE, clock=clock) as office:
        told = actions(office)[-3:]
    assert told == [
        (trail.LOGIN_FAILED, f"{OFFICER}, 20 Juni 2023 pukul 09.00.00"),
        (trail.LOGIN_FAILED, "nama yang tidak dikenal, 20 Juni 2023 pukul 09.02.00"),
        (trail.LOGIN, ""),
    ]
    assert "Orang Asing" not in office_folder.attempts.read_text()
    with open_office(office_folder, OFFICER, PASSPHRASE, clock=clock) as office:
        assert actions(office)[-2:] == [(trail.LOGIN, "")] * 2


def test_the_delay_holds_over_a_restart_of_the_program(
    office_folder: OfficeFolder, clock: FixedClock
) -> None:
    with pytest.raises(WrongPassphrase):
        open_office(office_folder, OFFICER, "salah", clock=clock)
    with pytest.raises(WrongPassphrase, match="Tunggu"):
        open_office(office_folder, OFFICER, PASSPHRASE, clock=clock)
    clock.move(seconds=1)
    open_office(office_folder, OFFICER, PASSPHRASE, clock=clock).close()


def test_wrong_passphrase_damaged_keys_and_damaged_office_are_told_apart(office_folder: OfficeFolder) -> None:
    said: list[str] = []

    def refused(kind: type[BapasError], passphrase: str = PASSPHRASE) -> None:
        office_folder.attempts.unlink(missing_ok=True)
        with pytest.raises(kind) as error:
            open_office(office_folder, OFFICER, passphrase)
        said.append(str(error.value))

    refused(WrongPassphrase, "salah")
    whole = office_folder.database.read_bytes()
    office_folder.database.write_bytes(whole[:100] + bytes(500) + whole[600:])
    refused(DamagedFile)
    office_folder.keys.write_bytes(b"{}")
    office_folder.keys_copy.write_bytes(b"{}")
    refused(DamagedFile)
    assert "frasa sandi tidak cocok" in said[0]
    assert "Kunci benar tetapi berkas data rusak" in said[1]
    assert "Berkas kunci rusak" in said[2]


def test_a_locked_office_answers_nothing(office: Office) -> None:
    office.close()
    with pytest.raises(RuleBroken, match="terkunci"):
        clients.save(office, Client(full_name="Budi Contoh"))
    assert office.data_key() == b""


def test_looking_and_logging_in_make_no_new_automatic_copy(office_folder: OfficeFolder) -> None:
    with open_office(office_folder, OFFICER, PASSPHRASE) as office:
        assert backups.automatic_if_changed(office) is not None
        assert backups.automatic_if_changed(office) is None
    with open_office(office_folder, OFFICER, PASSPHRASE) as office:
        assert backups.automatic_if_changed(office) is None
        make_client(office, "Budi Contoh")
        assert backups.automatic_if_changed(office) is not None


def test_who_was_there_before_roles_could_do_everything(office: Office) -> None:
    with office.work() as work:
        officer = work.first(Officer, name=OFFICER)
    assert officer is not None and Role.ADMIN in officer.roles
