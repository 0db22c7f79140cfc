"""Backups: one verified file, made at any time, and the way back from it, also on a bare machine."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from bapasdesk.config import OfficeFolder
from bapasdesk.domain import trail
from bapasdesk.domain.passphrase import check_passphrase
from bapasdesk.domain.progress import Cancel, Progress, never, silent
from bapasdesk.domain.rights import Right
from bapasdesk.errors import BapasError, DamagedFile, NotFound, OutputFailed
from bapasdesk.services.office import Clock, Office
from bapasdesk.services.rights import needs
from bapasdesk.store import backup_copies
from bapasdesk.store.backup_body import changes_since
from bapasdesk.store.backup_file import check_bytes, check_fully, read_backup_header
from bapasdesk.store.backup_header import BackupHeader
from bapasdesk.store.backup_state import load_state, mark_read
from bapasdesk.store.key_file import KeyFile, load_key_file
from bapasdesk.store.key_slots import Argon2Cost
from bapasdesk.store.office_file import OfficeFile
from bapasdesk.store.office_lock import OfficeLock
from bapasdesk.store.queries.audit import is_changed_since
from bapasdesk.store.restore import Restorer
from bapasdesk.store.restore_swap import carry_on


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupInfo:
    """What a backup says of itself; `counts` are rows of each table. `problem` is empty if it is sound."""

    path: Path
    office: str = ""
    created_at: datetime | None = None
    counts: dict[str, int]
    problem: str = ""
    is_beside_office: bool = False
    """It was written onto the very disk the office lives on, and would be lost with it."""

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

    def keys_afterwards(self, keys: KeyFile, data_key: bytes, cost: Argon2Cost | None) -> KeyFile:
        if not self.recovery_code:
            return keys
        return keys.with_officer(self.officer, self.passphrase, data_key, cost)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The present office beside a backup of it.

    `changes` counts what was done after the backup and would go: None if there is no office, if it does not
    open with the backup's key, or if it never had what is in the backup. `counts` are its rows of each table.
    `returning` can open the backup but not the present office: officers removed since; `leaving` the other
    way round.
    """

    changes: int | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    returning: tuple[str, ...] = ()
    leaving: tuple[str, ...] = ()


@needs(Right.BACKUP)
def make(office: Office, target: Path, *, progress: Progress = silent, cancel: Cancel = never) -> BackupInfo:
    """Writes a backup into a folder, such as a stick, and reads it back from there.

    Raises OutputFailed, BackupCancelled or DamagedFile; the newest backups there are never touched, older
    ones beyond the newest 30 sound ones go once the new one is verified.
    """
    made = office.backup(target, progress=progress, cancel=cancel)
    backup_copies.remember(office.folder, made.header, made.header.created_at)
    mark_read(office.folder, made.path.name, office.today())
    removed = backup_copies.thin_out_medium(
        office.folder, target, made.header.keys.office_id, office.today(), cancel
    )
    with office.work() as work:
        gone = f", {len(removed)} yang tua dihapus" if removed else ""
        work.record(trail.BACKUP_MADE, "office", 1, made.path.name + gone)
        work.commit()
    same_disk = target.stat().st_dev == office.folder.root.stat().st_dev
    return replace(backup_info(made.path, made.header), is_beside_office=same_disk)


@needs(Right.VIEW)
def automatic(office: Office) -> BackupInfo:
    """A verified copy beside the office; then the older copies are thinned out."""
    place = backup_copies.copies_place(office.folder)
    made = office.backup(place, progress=silent, cancel=never)
    backup_copies.remember(office.folder, made.header)
    backup_copies.thin_out(office.folder)
    return backup_info(made.path, made.header)


@needs(Right.VIEW)
def automatic_if_changed(office: Office) -> BackupInfo | None:
    """A copy on closing; None if nothing has changed since the newest one."""
    copies = backup_copies.local_copies(office.folder)
    if copies:
        with office.work() as work:
            if not is_changed_since(work, copies[-1].header.audit_head):
                return None
    return automatic(office)


@needs(Right.VIEW)
def local_copies(office: Office) -> tuple[BackupInfo, ...]:
    """The automatic copies beside the office, newest first."""
    found = backup_copies.local_copies(office.folder)
    return tuple(backup_info(copy.path, copy.header) for copy in reversed(found))


@needs(Right.VIEW)
def last_verified(office: Office) -> datetime | None:
    """When the newest backup outside the office's own folder was made and read back."""
    return load_state(office.folder).last_verified


@needs(Right.VIEW)
def newest_backup(office: Office, medium: Path | None) -> Path | None:
    """The newest backup of this office in a folder, else among the automatic copies; None without any."""
    office_id = load_key_file(office.folder).office_id
    found = backup_copies.copies_on(medium, office_id) if medium else []
    found = found or backup_copies.copies_on(office.folder.copies, office_id)
    return found[-1].path if found else None


@needs(Right.VIEW)
def newer_backup(office: Office, medium: Path | None = None) -> str:
    """Names a known backup that holds changes this office has never had; empty if there is none.

    So an old copy of the whole office put in its place from outside shows. Backups that were newer when
    the office was restored on purpose do not count.
    """
    state, office_id = load_state(office.folder), load_key_file(office.folder).office_id
    copies = [
        copy
        for place in (office.folder.copies, medium)
        if place
        for copy in backup_copies.copies_on(place, office_id)
    ]
    known = [(copy.sequence, copy.header.audit_head, copy.path.name) for copy in copies]
    known.append((state.sequence, state.newest_head, f"cadangan nomor {state.sequence}"))
    sequence, head, name = max(known, key=lambda one: one[0])
    if not head or sequence <= state.given_up:
        return ""
    with office.work() as work:
        return "" if changes_since(work.connection, head) is not None else name


def verify(path: Path, unlock: Unlock | None = None) -> BackupInfo:
    """Reads a whole backup; with an `unlock` also opens it and checks it as a database.

    Needs no office and changes nothing. What is wrong is said in `problem`; a wrong passphrase is raised.
    """
    try:
        if unlock is None:
            return backup_info(path, check_bytes(path))
        data_key = unlock.data_key(read_backup_header(path).keys)
        with tempfile.TemporaryDirectory(prefix="bapasdesk-") as place:
            return backup_info(path, check_fully(path, data_key, Path(place) / "body.db"))
    except (DamagedFile, OutputFailed) as error:
        return BackupInfo(path=path, counts={}, problem=str(error))


def officer_names(path: Path) -> tuple[str, ...]:
    """Who can open a backup; nobody for a file that is damaged at its front."""
    try:
        return read_backup_header(path).keys.officer_names()
    except DamagedFile:
        return ()


def compare(folder: OfficeFolder, path: Path, unlock: Unlock) -> Comparison:
    """How the present office differs from a backup that might replace it; changes nothing."""
    header = read_backup_header(path)
    data_key = unlock.data_key(header.keys)
    if not folder.database.exists() and not folder.restore_marker.exists():
        return Comparison()
    with OfficeLock(folder):
        carry_on(folder)
        officers = _compare_officers(folder, header.keys)
        try:
            present = OfficeFile.open(folder.database, data_key)
        except BapasError:
            return officers
        try:
            changes, counts = present.changes_since(header.audit_head), present.counts()
            return replace(officers, changes=changes, counts=counts)
        finally:
            present.close()


def _compare_officers(folder: OfficeFolder, keys: KeyFile) -> Comparison:
    """Whom the key file of the backup lets in, and whom only the present one; nobody if that is damaged."""
    try:
        now = load_key_file(folder).officer_names()
    except DamagedFile:
        return Comparison()
    then = keys.officer_names()
    return Comparison(
        returning=tuple(name for name in then if name not in now),
        leaving=tuple(name for name in now if name not in then),
    )


def restore(
    folder: OfficeFolder,
    path: Path,
    unlock: Unlock,
    *,
    cost: Argon2Cost | None = None,
    clock: Clock = datetime.now,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> BackupInfo:
    """Puts the office of a backup in the place of the present one, if there is one.

    The backup is read and opened in full first, an older one brought up to date on a copy, and the present
    office kept as a verified copy of its own. Whatever fails leaves the present office as it was, or puts it
    back; a swap that is cut off is finished at the next start.
    """
    keys = read_backup_header(path).keys
    data_key = unlock.data_key(keys)
    restorer = Restorer(path, data_key, unlock.officer, clock, progress, cancel)
    with OfficeLock(folder):
        carry_on(folder)
        header = restorer.unpack(folder)
        restorer.put_in_place(folder, unlock.keys_afterwards(header.keys, data_key, cost))
    return backup_info(path, header)


def backup_info(path: Path, header: BackupHeader) -> BackupInfo:
    """What a sound header says; NotFound if the file has gone meanwhile."""
    if not path.exists():
        raise NotFound(f"Cadangan {path.name} sudah tidak ada.")
    return BackupInfo(path=path, office=header.office, created_at=header.created_at, counts=header.counts)
