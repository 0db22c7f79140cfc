"""The restore drill: a real restore that leaves nothing behind but the knowledge that it works."""

from pathlib import Path

import pytest

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.errors import BackupCancelled, OutputFailed, RuleBroken
from bapasdesk.services import backups, care, officers
from bapasdesk.services.drill import drill
from bapasdesk.services.new_office import create_office
from bapasdesk.services.office import Office
from bapasdesk.store.office_file import OfficeFile
from tests.builders import FAST_COST, OFFICER, PASSPHRASE, FixedClock, make_client


@pytest.fixture
def backup(office: Office, stick: Path) -> Path:
    make_client(office, "Siti Contoh")
    return backups.make(office, stick).path


def newest_action(office: Office) -> str:
    with office.work() as work:
        query = "SELECT action FROM audit_entry ORDER BY id DESC LIMIT 1"
        return str(work.connection.exec_driver_sql(query).scalar_one())


def test_a_sound_backup_would_bring_the_office_back(office: Office, backup: Path, clock: FixedClock) -> None:
    assert care.care(office).drill_is_due, "a backup was made and never tried"
    make_client(office, "Budi Contoh")
    before = backup.read_bytes()
    found = drill(office, backup)
    assert found.ok and found.counts["client"] == 1
    assert newest_action(office) == "Uji pemulihan berhasil"
    assert backup.read_bytes() == before
    assert not office.folder.drill.exists()
    assert len(list(office.folder.copies.glob("*"))) == 0, "the office itself was not touched"
    status = care.care(office)
    assert status.drilled_at == clock() and not status.drill_is_due
    clock.move(days=30)
    assert care.care(office).drill_is_due, "once a month"


def test_a_damaged_one_fails_and_the_trail_says_so(office: Office, backup: Path) -> None:
    data = bytearray(backup.read_bytes())
    data[-100] ^= 1
    backup.write_bytes(data)
    found = drill(office, backup)
    assert "rusak" in found.problem
    assert newest_action(office) == "Uji pemulihan gagal"
    assert care.care(office).drilled_at is None
    assert not office.folder.drill.exists()


def test_what_does_not_open_in_full_fails(
    office: Office, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = OfficeFile.counts
    monkeypatch.setattr(OfficeFile, "counts", lambda file: {**real(file), "client": 0})
    assert "isi client tidak lengkap" in drill(office, backup).problem


def test_a_broken_trail_fails(office: Office, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bapasdesk.store.restore.broken_seals", lambda _: ["Jejak putus."])
    assert "Jejak putus" in drill(office, backup).problem


def test_another_offices_backup_is_no_drill(office: Office, stick: Path, tmp_path: Path) -> None:
    other, _ = create_office(
        OfficeFolder(tmp_path / "lain"), OfficeProfile(name="Lain"), OFFICER, PASSPHRASE, cost=FAST_COST
    )
    with other:
        path = backups.make(other, stick).path
    with pytest.raises(RuleBroken, match="kantor lain"):
        drill(office, path)


def test_one_under_an_older_data_key_is_told_from_a_damaged_one(office: Office, backup: Path) -> None:
    officers.add_officer(office, "Petugas Kedua", "frasa petugas kedua yang panjang", cost=FAST_COST)
    officers.remove_officer(office, "Petugas Kedua")
    with pytest.raises(RuleBroken, match="kunci data yang lama"):
        drill(office, backup)
    assert drill(office, backups.make(office, backup.parent).path).ok


def test_it_can_be_cancelled(office: Office, backup: Path) -> None:
    with pytest.raises(BackupCancelled):
        drill(office, backup, cancel=lambda: True)
    assert not office.folder.drill.exists()


def test_no_room_for_the_trial_is_no_fault_of_the_backup(
    office: Office, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, *args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(OutputFailed, match="Uji pemulihan tidak dapat dijalankan: ruang penyimpanan penuh"):
        drill(office, backup)


def test_a_file_that_is_gone_is_said(office: Office, stick: Path) -> None:
    assert "tidak dapat dibaca" in drill(office, stick / "hilang.bpbak").problem
