"""An office of the first version: backed up, changed in one go and checked, or left exactly as it was."""

from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import text

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import DamagedFile, OutputFailed
from bapasdesk.services import backups, check
from bapasdesk.services.backups import Unlock
from bapasdesk.services.unlocking import open_office
from bapasdesk.store import backup_writer
from bapasdesk.store.engine import create_database
from bapasdesk.store.key_file import KeyFile, save_key_file
from bapasdesk.store.migrate import alembic_config, schema_of_version
from bapasdesk.store.office_file import OfficeFile
from bapasdesk.store.schema_version import newest_version
from tests.builders import FAST_COST, NOW, OFFICER, PASSPHRASE, FixedClock

UNLOCK = Unlock(officer=OFFICER, passphrase=PASSPHRASE)
OFFICE_ID = "0" * 32


@pytest.fixture
def first_version(folder: OfficeFolder) -> OfficeFolder:
    """An office as the first program made it: only its tables, an officer, a client, nothing in the trail."""
    folder.root.mkdir()
    keys, data_key, _ = KeyFile.create(OFFICE_ID, OFFICER, PASSPHRASE, FAST_COST)
    save_key_file(folder, keys)
    engine = create_database(folder.database, data_key)
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection), "0001")
        connection.exec_driver_sql("PRAGMA user_version = 1")
        for statement in (
            f"INSERT INTO office_secret (id, signing_key) VALUES (1, '{'ab' * 32}')",
            "INSERT INTO office VALUES (1, 'Kantor Contoh', 'Contoh', 'Tangerang', '', 80, 45, 'neutral', 0)",
            f"INSERT INTO officer (name, is_active) VALUES ('{OFFICER}', 1)",
        ):
            connection.execute(text(statement))
    engine.dispose()
    return folder


def version_of(folder: OfficeFolder) -> int:
    keys = KeyFile.from_json(folder.keys.read_bytes())
    file = OfficeFile.open(folder.database, keys.unlock(OFFICER, PASSPHRASE))
    try:
        return file.version
    finally:
        file.close()


def backup_of(folder: OfficeFolder, place: Path) -> Path:
    """A real backup of it as it is, as the old program would have made."""
    place.mkdir()
    keys = KeyFile.from_json(folder.keys.read_bytes())
    data_key = keys.unlock(OFFICER, PASSPHRASE)
    file = OfficeFile.open(folder.database, data_key)
    try:
        return file.backup(folder, keys, data_key, place, created_at=NOW).path
    finally:
        file.close()


def test_it_is_backed_up_verified_and_brought_up_to_date(first_version: OfficeFolder) -> None:
    with open_office(first_version, OFFICER, PASSPHRASE, clock=FixedClock()) as office:
        assert check.check(office).ok
        (copy,) = backups.local_copies(office)
        with office.work() as work:
            newest = work.connection.execute(
                text("SELECT action, detail FROM audit_entry ORDER BY id")
            ).all()[0]
    assert backups.verify(copy.path, UNLOCK).ok
    assert newest.action == "Data disesuaikan dengan versi baru" and copy.path.name in newest.detail
    assert version_of(first_version) == newest_version() > 1
    with open_office(first_version, OFFICER, PASSPHRASE) as office:
        assert len(backups.local_copies(office)) == 1, "only an older file needs a copy at opening"


def test_a_step_that_fails_leaves_the_old_office(
    first_version: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = first_version.database.read_bytes()
    real = command.upgrade

    def fails(config: Any, revision: str) -> None:
        real(config, revision)
        config.attributes["connection"].execute(text("SELECT * FROM tidak_ada"))

    schema_of_version(1)  # built once and kept: only the office's own upgrade is to fail
    monkeypatch.setattr(command, "upgrade", fails)
    with pytest.raises(DamagedFile, match="Data tetap seperti semula, salinannya BAPAS_"):
        open_office(first_version, OFFICER, PASSPHRASE)
    assert first_version.database.read_bytes() == before
    monkeypatch.undo()
    open_office(first_version, OFFICER, PASSPHRASE).close()


def test_tables_that_come_out_otherwise_are_undone(
    first_version: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = command.upgrade

    def adds_one(config: Any, revision: str) -> None:
        real(config, revision)
        config.attributes["connection"].execute(text("CREATE TABLE tambahan (x INTEGER) STRICT"))

    for version in (1, newest_version()):
        schema_of_version(version)  # known by now, as it would be without the planted step
    with monkeypatch.context() as planted:
        planted.setattr(command, "upgrade", adds_one)
        with pytest.raises(DamagedFile, match="lain dari seharusnya"):
            open_office(first_version, OFFICER, PASSPHRASE)
    assert version_of(first_version) == 1


def test_a_file_found_damaged_afterwards_is_put_back_from_the_copy(
    first_version: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OfficeFile, "problems", lambda _: ["halaman 3 rusak"])
    with pytest.raises(DamagedFile, match="halaman 3 rusak"):
        open_office(first_version, OFFICER, PASSPHRASE)
    monkeypatch.undo()
    assert version_of(first_version) == 1
    open_office(first_version, OFFICER, PASSPHRASE).close()


def test_without_room_for_the_copy_nothing_is_changed(
    first_version: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_writer, "SPARE_BYTES", 2**62)
    with pytest.raises(OutputFailed, match="ruang di"):
        open_office(first_version, OFFICER, PASSPHRASE)
    assert version_of(first_version) == 1


def test_an_old_backup_is_brought_up_to_date_on_a_copy(first_version: OfficeFolder, tmp_path: Path) -> None:
    path = backup_of(first_version, tmp_path / "flashdisk")
    before = path.read_bytes()
    bare = OfficeFolder(tmp_path / "komputer-baru")
    backups.restore(bare, path, UNLOCK, cost=FAST_COST, clock=FixedClock())
    assert path.read_bytes() == before, "the backup itself stays as it is"
    assert version_of(bare) == newest_version()
    with open_office(bare, OFFICER, PASSPHRASE) as office:
        assert check.check(office).ok


def test_an_old_office_is_kept_as_it_was_when_a_backup_replaces_it(
    first_version: OfficeFolder, tmp_path: Path
) -> None:
    path = backup_of(first_version, tmp_path / "flashdisk")
    assert backups.compare(first_version, path, UNLOCK).counts["officer"] == 1
    assert version_of(first_version) == 1, "looking changes nothing"
    backups.restore(first_version, path, UNLOCK, cost=FAST_COST, clock=FixedClock())
    (kept,) = first_version.copies.glob("*.bpbak")
    assert backups.verify(kept, UNLOCK).counts == backups.verify(path, UNLOCK).counts
