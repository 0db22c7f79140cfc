"""Backups: one verified file, made at any time, and the way back from it, also on a bare machine."""

import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.passphrase import check_passphrase
from bapasdesk.domain.rights import Right
from bapasdesk.errors import BapasError, DamagedFile, NotFound, OutputFailed
from bapasdesk.services.office import DEFAULT_COST, Clock, Office
from bapasdesk.services.rights import needs
from bapasdesk.store import backup_copies
from bapasdesk.store.atomic_file import output_failed, write_atomically
from bapasdesk.store.backup_file import (
    Cancel,
    Progress,
    check_bytes,
    check_fully,
    never,
    read_backup_header,
    silent,
)
from bapasdesk.store.backup_header import BackupHeader
from bapasdesk.store.key_file import KeyFile, load_key_file
from bapasdesk.store.key_slots import Argon2Cost
from bapasdesk.store.office_file import OfficeFile
from bapasdesk.store.office_lock import OfficeLock
from bapasdesk.store.queries.audit import newest_seal
from bapasdesk.store.restore_swap import carry_on, swap_in


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupInfo:
    """What a backup says of itself; `counts` are rows of each table. `problem` is empty if it is sound."""

    path: Path
    office: str = ""
    created_at: datetime | None = None
    counts: dict[str, int]
    problem: str = ""

    @property
    def ok(self) -> bool:
        return not self.problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlock:
    """How a backup is opened: by an officer in it, or by the recovery code.

    With the code, `officer` gets `passphrase` as the new one.
    """

    officer: str
    passphrase: str
    recovery_code: str = ""

    def data_key(self, keys: KeyFile) -> bytes:
        if self.recovery_code:
            check_passphrase(self.passphrase, self.officer)
            return keys.unlock_with_recovery(self.recovery_code)
        return keys.unlock(self.officer, self.passphrase)

    def keys_afterwards(self, keys: KeyFile, data_key: bytes, cost: Argon2Cost) -> KeyFile:
        if not self.recovery_code:
            return keys
        return keys.with_officer(self.officer, self.passphrase, data_key, cost)


@needs(Right.BACKUP)
def make(office: Office, target: Path, *, progress: Progress = silent, cancel: Cancel = never) -> BackupInfo:
    """Writes a backup into a folder, such as a stick, and reads it back from there.

    Raises OutputFailed, BackupCancelled or DamagedFile; older backups are never touched.
    """
    made = office.backup(target, progress=progress, cancel=cancel)
    backup_copies.remember(office.folder, made.header.sequence, made.header.created_at)
    with office.work() as work:
        work.record("Cadangan dibuat dan diperiksa", "office", 1, made.path.name)
        work.commit()
    return _info(made.path, made.header)


@needs(Right.VIEW)
def automatic(office: Office) -> BackupInfo:
    """A verified copy beside the office; then the older copies are thinned out."""
    _make_folder(office.folder.copies)
    made = office.backup(office.folder.copies, progress=silent, cancel=never)
    backup_copies.remember(office.folder, made.header.sequence)
    backup_copies.thin_out(office.folder)
    return _info(made.path, made.header)


@needs(Right.VIEW)
def automatic_if_changed(office: Office) -> BackupInfo | None:
    """A copy on closing; None if nothing has changed since the newest one."""
    with office.work() as work:
        head = newest_seal(work)
    copies = backup_copies.local_copies(office.folder)
    if copies and copies[-1].header.audit_head == head:
        return None
    return automatic(office)


@needs(Right.VIEW)
def local_copies(office: Office) -> tuple[BackupInfo, ...]:
    """The automatic copies beside the office, newest first."""
    found = backup_copies.local_copies(office.folder)
    return tuple(_info(copy.path, copy.header) for copy in reversed(found))


@needs(Right.VIEW)
def last_verified(office: Office) -> datetime | None:
    """When the newest backup outside the office's own folder was made and read back."""
    return backup_copies.last_verified(office.folder)


def verify(path: Path, unlock: Unlock | None = None) -> BackupInfo:
    """Reads a whole backup; with an `unlock` also opens it and checks it as a database.

    Needs no office and changes nothing. What is wrong is said in `problem`; a wrong passphrase is raised.
    """
    try:
        if unlock is None:
            return _info(path, check_bytes(path))
        data_key = unlock.data_key(read_backup_header(path).keys)
        with tempfile.TemporaryDirectory(prefix="bapasdesk-") as place:
            return _info(path, check_fully(path, data_key, Path(place) / "body.db"))
    except (DamagedFile, OutputFailed) as error:
        return BackupInfo(path=path, counts={}, problem=str(error))


def officer_names(path: Path) -> tuple[str, ...]:
    """Who can open a backup; nobody for a file that is damaged at its front."""
    try:
        return read_backup_header(path).keys.officer_names()
    except DamagedFile:
        return ()


def changes_lost(folder: OfficeFolder, path: Path, unlock: Unlock) -> int | None:
    """How many changes of the present office are newer than a backup and would go.

    None if there is no office, if it does not open with the backup's key, or if it is another one.
    """
    header = read_backup_header(path)
    data_key = unlock.data_key(header.keys)
    if not folder.database.exists():
        return None
    with OfficeLock(folder):
        try:
            present = OfficeFile.open(folder.database, data_key)
        except BapasError:
            return None
        try:
            return present.changes_since(header.audit_head)
        finally:
            present.close()


def restore(
    folder: OfficeFolder,
    path: Path,
    unlock: Unlock,
    *,
    cost: Argon2Cost = DEFAULT_COST,
    clock: Clock = datetime.now,
) -> BackupInfo:
    """Puts the office of a backup in the place of the present one, if there is one.

    The backup is read and opened in full first, an older one brought up to date on a copy, and the present
    office kept as a verified copy of its own. Whatever fails before the swap leaves the present office as
    it was; a swap that is cut off is finished at the next start.
    """
    header = read_backup_header(path)
    data_key = unlock.data_key(header.keys)
    with OfficeLock(folder):
        carry_on(folder)
        header = check_fully(path, data_key, folder.restored_database)
        OfficeFile.open(folder.restored_database, data_key).close()
        _keep_present(folder, data_key, clock)
        keys = unlock.keys_afterwards(header.keys, data_key, cost)
        write_atomically(folder.restored_keys, keys.to_json())
        swap_in(folder)
        _note_restored(folder, data_key, unlock.officer, clock, path.name)
    backup_copies.remember(folder, header.sequence)
    return _info(path, header)


def _keep_present(folder: OfficeFolder, data_key: bytes, clock: Clock) -> None:
    """The present office as a verified copy; one that does not open is kept as its bare files."""
    if not folder.database.exists():
        return
    _make_folder(folder.copies)
    try:
        present = OfficeFile.open(folder.database, data_key)
    except DamagedFile:
        _keep_files(folder, clock)
        return
    try:
        keys = load_key_file(folder)
        made = present.backup(folder, keys, data_key, folder.copies, created_at=clock())
        backup_copies.remember(folder, made.header.sequence)
    finally:
        present.close()


def _keep_files(folder: OfficeFolder, clock: Clock) -> None:
    """Still encrypted, still with their key file: whoever has the passphrase may look at them later."""
    place = folder.copies / f"sebelum-pemulihan-{clock():%Y%m%d-%H%M%S}"
    try:
        place.mkdir()
        for file in (folder.database, folder.keys, folder.keys_copy):
            if file.exists():
                shutil.copy2(file, place)
    except OSError as error:
        raise output_failed(place, error) from error


def _note_restored(folder: OfficeFolder, data_key: bytes, officer: str, clock: Clock, name: str) -> None:
    file = OfficeFile.open(folder.database, data_key)
    try:
        problems = file.problems()
        if problems:
            raise DamagedFile(f"Data yang dipulihkan tidak utuh: {problems[0]}. Pulihkan dari cadangan lain.")
        with file.work(officer, clock) as work:
            work.record("Dipulihkan dari cadangan", "office", 1, name)
            work.commit()
    finally:
        file.close()


def _make_folder(place: Path) -> None:
    try:
        place.mkdir(exist_ok=True)
    except OSError as error:
        raise output_failed(place, error) from error


def _info(path: Path, header: BackupHeader) -> BackupInfo:
    if not path.exists():
        raise NotFound(f"Cadangan {path.name} sudah tidak ada.")
    return BackupInfo(path=path, office=header.office, created_at=header.created_at, counts=header.counts)
