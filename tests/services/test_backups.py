"""Backups and the way back, on real encrypted files and real faults."""

import errno
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.errors import BackupCancelled, DamagedFile, InvalidInput, OutputFailed, WrongPassphrase
from bapasdesk.services import backups, check, clients
from bapasdesk.services.backups import Unlock
from bapasdesk.services.new_office import create_office
from bapasdesk.services.office import Office
from bapasdesk.services.unlocking import open_office
from bapasdesk.store import backup_writer
from bapasdesk.store.drive_kind import Drive
from bapasdesk.store.engine import open_engine
from bapasdesk.store.office_file import OfficeFile
from tests.builders import FAST_COST, OFFICER, PASSPHRASE, FixedClock, make_client

UNLOCK = Unlock(officer=OFFICER, passphrase=PASSPHRASE)
NEW_PASSPHRASE = "frasa baru sesudah pemulihan"


@pytest.fixture
def backup(office: Office, stick: Path) -> Path:
    make_client(office, "Siti Contoh", nik="9971015204900007")
    return backups.make(office, stick).path


def restored(folder: OfficeFolder, path: Path, unlock: Unlock = UNLOCK) -> backups.BackupInfo:
    return backups.restore(folder, path, unlock, cost=FAST_COST, clock=FixedClock())


def names(folder: OfficeFolder, passphrase: str = PASSPHRASE) -> list[str]:
    with open_office(folder, OFFICER, passphrase) as office:
        assert check.check(office).ok
        return [row.name for row in clients.rows(office)]


def test_a_backup_says_what_is_in_it_and_nothing_about_whom(
    office: Office, backup: Path, stick: Path
) -> None:
    found = backups.verify(backup, UNLOCK)
    assert found.ok and found.office == "Balai Pemasyarakatan Kelas I Contoh"
    assert found.counts["client"] == 1
    assert backups.last_verified(office) == office.clock()
    data = backup.read_bytes()
    assert b"Siti" not in data and b"9971015204900007" not in data
    assert [path.name for path in stick.iterdir()] == [backup.name]
    assert not office.folder.work_copy.exists()


def test_never_over_an_older_one(office: Office, backup: Path, stick: Path) -> None:
    before = backup.read_bytes()
    second = backups.make(office, stick).path
    assert second != backup and backup.read_bytes() == before
    assert backups.verify(second, UNLOCK).ok


def test_any_flipped_bit_is_found(backup: Path, tmp_path: Path) -> None:
    data, chance = bytearray(backup.read_bytes()), random.Random(7)
    wrong = tmp_path / "rusak.bpbak"
    for _ in range(50):
        place = chance.randrange(len(data))
        data[place] ^= 1 << chance.randrange(8)
        wrong.write_bytes(data)
        assert not backups.verify(wrong).ok, place
        data[:] = backup.read_bytes()


@pytest.mark.parametrize("change", [-1, -4096, 1, 4096])
def test_a_file_of_another_length_is_refused(backup: Path, tmp_path: Path, change: int) -> None:
    data = backup.read_bytes()
    wrong = tmp_path / "rusak.bpbak"
    wrong.write_bytes(data[:change] if change < 0 else data + bytes(change))
    assert not backups.verify(wrong).ok


@pytest.mark.parametrize("content", [b"", b"BAPASBAK", b"SQLite format 3\0" + bytes(9000), os.urandom(9000)])
def test_a_foreign_file_is_refused_and_the_office_stays(
    office: Office, tmp_path: Path, content: bytes
) -> None:
    office.close()
    wrong = tmp_path / "lain.bpbak"
    wrong.write_bytes(content)
    before = office.folder.database.read_bytes()
    assert not backups.verify(wrong).ok
    with pytest.raises(DamagedFile):
        restored(office.folder, wrong)
    assert office.folder.database.read_bytes() == before


def test_cancelling_leaves_nothing(office: Office, backup: Path, stick: Path) -> None:
    told: list[tuple[int, int]] = []
    with pytest.raises(BackupCancelled):
        backups.make(
            office, stick, progress=lambda done, of: told.append((done, of)), cancel=lambda: bool(told)
        )
    assert [path.name for path in stick.iterdir()] == [backup.name]
    assert not office.folder.work_copy.exists()


def test_progress_runs_to_the_end(office: Office, stick: Path) -> None:
    told: list[tuple[int, int]] = []
    backups.make(office, stick, progress=lambda done, of: told.append((done, of)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (errno.ENOSPC, "penuh"),
        (errno.EIO, "terlepas"),
        (errno.ENODEV, "terlepas"),
        (errno.EROFS, "hanya dapat dibaca"),
        (errno.EACCES, "tidak ada izin"),
        (errno.EFBIG, "FAT32"),
    ],
)
def test_trouble_on_the_medium_is_said_and_leaves_nothing(
    office: Office, backup: Path, stick: Path, monkeypatch: pytest.MonkeyPatch, error: int, said: str
) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr("bapasdesk.store.backup_writer.os.fsync", refuse)
    with pytest.raises(OutputFailed, match=f"data kantor tidak berubah.*{said}"):
        backups.make(office, stick)
    assert [path.name for path in stick.iterdir()] == [backup.name]


def test_bytes_that_never_reached_the_stick_are_noticed(
    office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backup_writer._stream

    def lossy(header: bytes, body: Path, part: Path, *rest: object) -> None:
        real(header, body, part, *rest)  # type: ignore[arg-type]
        with part.open("r+b") as file:
            file.seek(-65536, 2)
            file.write(bytes(65536))

    monkeypatch.setattr(backup_writer, "_stream", lossy)
    with pytest.raises(DamagedFile, match="rusak"):
        backups.make(office, stick)
    assert list(stick.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(office: Office, tmp_path: Path) -> None:
    with pytest.raises(OutputFailed):
        backups.make(office, tmp_path / "tidak-ada")


def test_restoring_brings_the_old_state_and_keeps_the_present_one(office: Office, backup: Path) -> None:
    make_client(office, "Budi Contoh")
    folder = office.folder
    office.close()
    assert backups.compare(folder, backup, UNLOCK).changes == 2, "the client, and the backup noted after it"
    restored(folder, backup)
    assert names(folder) == ["Siti Contoh"]
    (kept,) = folder.copies.glob("*.bpbak")
    restored(folder, kept)
    assert names(folder) == ["Budi Contoh", "Siti Contoh"]


def test_restoring_is_in_the_trail(office: Office, backup: Path) -> None:
    office.close()
    restored(office.folder, backup)
    with open_office(office.folder, OFFICER, PASSPHRASE) as again, again.work() as work:
        newest = work.connection.execute(
            text("SELECT action, detail FROM audit_entry ORDER BY id DESC LIMIT 2")
        ).all()
    assert [tuple(row) for row in newest] == [("Masuk", ""), ("Dipulihkan dari cadangan", backup.name)]


def test_a_bare_machine_with_the_file_and_the_code(folder: OfficeFolder, stick: Path, tmp_path: Path) -> None:
    made, code = create_office(
        folder, OfficeProfile(name="Kantor Contoh"), OFFICER, PASSPHRASE, cost=FAST_COST
    )
    with made:
        make_client(made, "Siti Contoh")
        path = backups.make(made, stick).path
    shutil.rmtree(folder.root)
    bare = OfficeFolder(tmp_path / "komputer-baru")
    with pytest.raises(InvalidInput):
        restored(bare, path, Unlock(officer=OFFICER, passphrase="pendek", recovery_code=code))
    restored(bare, path, Unlock(officer=OFFICER, passphrase=NEW_PASSPHRASE, recovery_code=code))
    assert names(bare, NEW_PASSPHRASE) == ["Siti Contoh"]


def test_a_wrong_passphrase_changes_nothing(office: Office, backup: Path) -> None:
    office.close()
    before = office.folder.database.read_bytes()
    with pytest.raises(WrongPassphrase):
        restored(office.folder, backup, Unlock(officer=OFFICER, passphrase="bukan frasa sandinya"))
    assert office.folder.database.read_bytes() == before


def test_a_damaged_office_is_replaced_and_its_files_are_kept(office: Office, backup: Path) -> None:
    folder = office.folder
    office.close()
    damaged = bytearray(folder.database.read_bytes())
    damaged[100] ^= 1
    folder.database.write_bytes(damaged)
    restored(folder, backup)
    assert names(folder) == ["Siti Contoh"]
    (kept,) = folder.copies.glob("sebelum-pemulihan-*")
    assert (kept / "office.db").read_bytes() == damaged


def test_a_backup_with_a_trigger_of_its_own_is_refused(office: Office, stick: Path) -> None:
    key = office.data_key()
    folder = office.folder
    office.close()
    engine = open_engine(folder.database, key)
    with engine.begin() as connection:
        connection.execute(
            text("CREATE TRIGGER mata_mata AFTER INSERT ON client BEGIN DELETE FROM partner; END")
        )
    engine.dispose()
    with open_office(folder, OFFICER, PASSPHRASE) as again, pytest.raises(DamagedFile, match="susunan"):
        backups.make(again, stick)
    assert list(stick.iterdir()) == []


def test_a_backup_of_a_newer_program_is_refused(
    office: Office, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.close()
    monkeypatch.setattr("bapasdesk.store.backup_body.newest_version", lambda: 0)
    before = office.folder.database.read_bytes()
    with pytest.raises(DamagedFile, match="lebih baru"):
        restored(office.folder, backup)
    assert office.folder.database.read_bytes() == before


def test_a_stale_journal_is_never_merged(office: Office, backup: Path) -> None:
    folder = office.folder
    office.close()
    for suffix in ("-journal", "-wal", "-shm"):
        folder.database.with_name(f"office.db{suffix}").write_bytes(os.urandom(4096))
    folder.database.with_name("office.db-journal").unlink()
    restored(folder, backup)
    assert names(folder) == ["Siti Contoh"]
    assert not folder.database.with_name("office.db-wal").exists()


def test_a_restored_office_that_turns_out_unsound_makes_way_for_the_old_one(
    office: Office, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_client(office, "Budi Contoh")
    folder = office.folder
    office.close()
    real = OfficeFile.problems
    answers = iter([False, True])  # the copy is sound, the disk damages it afterwards

    def problems(file: OfficeFile) -> list[str]:
        return ["halaman 3 rusak."] if next(answers, False) else real(file)

    monkeypatch.setattr(OfficeFile, "problems", problems)
    with pytest.raises(DamagedFile, match=r"halaman 3 rusak.*Kantor yang lama sudah dikembalikan"):
        restored(folder, backup)
    monkeypatch.undo()
    assert names(folder) == ["Budi Contoh", "Siti Contoh"]


def test_a_swap_that_the_system_refuses_is_given_up(
    office: Office, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_client(office, "Budi Contoh")
    folder = office.folder
    office.close()

    def held(temporary: Path, path: Path) -> None:
        raise PermissionError(13, "held by another program")

    monkeypatch.setattr("bapasdesk.store.restore_swap.replace_patiently", held)
    with pytest.raises(OutputFailed, match="Kantor yang lama tidak berubah"):
        restored(folder, backup)
    monkeypatch.undo()
    assert not folder.restore_marker.exists() and not folder.restored_database.exists()
    assert names(folder) == ["Budi Contoh", "Siti Contoh"]


def test_what_lies_beside_a_damaged_office_is_kept_with_it(office: Office, backup: Path) -> None:
    folder = office.folder
    office.close()
    folder.database.write_bytes(os.urandom(8192))
    beside = folder.database.with_name("office.db-shm")
    beside.write_bytes(b"undo")
    restored(folder, backup)
    (kept,) = folder.copies.glob("sebelum-pemulihan-*")
    assert (kept / beside.name).read_bytes() == b"undo"
    assert not beside.exists()


def test_a_file_too_large_for_the_stick_is_said_before_copying(
    office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_writer, "LARGEST_ON_FAT32", backup_writer.SPARE_BYTES)
    backups.make(office, stick)  # any other file system takes it
    monkeypatch.setattr(backup_writer, "drive_of", lambda _: Drive("vfat"))
    before = sorted(stick.iterdir())
    with pytest.raises(OutputFailed, match=r"FAT32.*exFAT"):
        backups.make(office, stick)
    assert sorted(stick.iterdir()) == before


KILLED = """
import os, sys
from pathlib import Path
from bapasdesk.config import OfficeFolder
from bapasdesk.services import backups
from bapasdesk.store import restore_swap
from tests.builders import FAST_COST, OFFICER, PASSPHRASE

steps = [0]
def dying(name):
    real = getattr(restore_swap, name)
    def step(*arguments):
        if steps[0] == int(sys.argv[3]):
            os.kill(os.getpid(), 9)
        steps[0] += 1
        return real(*arguments)
    setattr(restore_swap, name, step)
for name in ("write_atomically", "replace_patiently", "sync_folder"):
    dying(name)
unlock = backups.Unlock(officer=OFFICER, passphrase=PASSPHRASE)
backups.restore(OfficeFolder(Path(sys.argv[1])), Path(sys.argv[2]), unlock, cost=FAST_COST)
"""


@pytest.mark.parametrize("step", range(5))
def test_killed_at_any_step_the_office_is_the_old_or_the_restored_one(
    office: Office, backup: Path, step: int
) -> None:
    make_client(office, "Budi Contoh")
    folder = office.folder
    office.close()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder.root), str(backup), str(step)], check=False
    )
    assert done.returncode == -9, "the process was killed in the midst of it"
    old, new = ["Budi Contoh", "Siti Contoh"], ["Siti Contoh"]
    assert names(folder) == (old if step == 0 else new)
    assert not folder.restore_marker.exists() and not folder.restored_database.exists()


def test_automatic_copies_are_made_and_thinned_out(office: Office, clock: FixedClock) -> None:
    for _ in range(40):
        backups.automatic(office)
        clock.move(days=1)
    kept = list(office.folder.copies.glob("*.bpbak"))
    assert 15 <= len(kept) <= 25
    assert all(backups.verify(path, UNLOCK).ok for path in kept[:3])
    assert backups.last_verified(office) is None, "a copy on the same disk is no backup"


def test_the_clock_may_go_backwards(office: Office, clock: FixedClock, stick: Path) -> None:
    first = backups.make(office, stick).path.name
    clock.move(days=-4000)
    second = backups.make(office, stick).path.name
    assert first.split("_")[-1] < second.split("_")[-1], "the sequence goes on"


def test_many_rows_survive(office: Office, stick: Path, tmp_path: Path) -> None:
    with office.work() as work:
        work.add_all([Client(full_name=f"Contoh {number}") for number in range(3000)])
        work.commit()
    path = backups.make(office, stick).path
    office.close()
    bare = OfficeFolder(tmp_path / "komputer-baru")
    restored(bare, path)
    with open_office(bare, OFFICER, PASSPHRASE) as again:
        assert clients.count(again) == 3000
