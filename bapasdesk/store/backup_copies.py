"""Names of backups, the copies beside the office, and which older ones may go."""

import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.progress import Cancel, never
from bapasdesk.domain.retention import copies_to_remove
from bapasdesk.errors import BackupCancelled, DamagedFile
from bapasdesk.store.atomic_file import output_failed
from bapasdesk.store.backup_file import check_bytes, read_backup_header
from bapasdesk.store.backup_header import BackupHeader
from bapasdesk.store.backup_state import LARGEST_SEQUENCE, change_state, load_state, mark_read

SUFFIX = ".bpbak"
PART = ".part"
KEPT_ON_MEDIUM = 30
BELIEVED_FOR = timedelta(days=30)
"""How long a backup on a stick counts as sound after it was read to its end."""
_NAME = re.compile(r"BAPAS_([0-9a-f]{8})_\d{8}-\d{6}_(\d+)\.bpbak")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup file whose header is sound."""

    path: Path
    header: BackupHeader

    @property
    def sequence(self) -> int:
        return self.header.sequence

    @property
    def created_at(self) -> datetime:
        return self.header.created_at


def backup_name(office_id: str, created_at: datetime, sequence: int) -> str:
    """The file's name, which says when and in which order but not whose data it is."""
    return f"BAPAS_{office_id[:8]}_{created_at:%Y%m%d-%H%M%S}_{sequence:04d}{SUFFIX}"


def next_sequence(folder: OfficeFolder, target: Path) -> int:
    """One more than any backup this folder remembers or that lies in the copies or in `target`."""
    found = [number for place in (folder.copies, target) for _, _, number in _named(place)]
    return max([load_state(folder).sequence, *found]) + 1


def remember(folder: OfficeFolder, header: BackupHeader, verified_at: datetime | None = None) -> None:
    """Keeps the count and the newest seal, and the moment if the backup lies outside the office folder."""
    state = load_state(folder)
    changes: dict[str, object] = {"sequence": max(state.sequence, header.sequence)}
    if header.sequence >= state.sequence:
        changes["newest_head"] = header.audit_head
    if verified_at is not None:
        changes["last_verified"] = verified_at
    change_state(folder, **changes)


def copies_place(folder: OfficeFolder) -> Path:
    """The folder of automatic copies, made if need be. Raises OutputFailed."""
    try:
        folder.copies.mkdir(exist_ok=True)
    except OSError as error:
        raise output_failed(folder.copies, error) from error
    return folder.copies


def local_copies(folder: OfficeFolder) -> list[Copy]:
    """The copies beside the office whose headers are sound, oldest first."""
    return _sound(folder.copies.glob(f"*{SUFFIX}"))


def copies_on(medium: Path, office_id: str) -> list[Copy]:
    """The backups of one office in a folder whose headers are sound, oldest first."""
    named = (path for path, office, _ in _named(medium) if office == office_id[:8])
    return [copy for copy in _sound(named) if copy.header.keys.office_id == office_id]


def holds_backups(medium: Path, office_id: str) -> bool:
    """Whether there is a file that bears the name of a backup of that office; reads none of them."""
    return any(office == office_id[:8] for _, office, _ in _named(medium))


def thin_out(folder: OfficeFolder) -> list[Path]:
    """Removes the automatic copies that are no longer wanted; only right after a new one was verified.

    A damaged copy is left for a person to look at.
    """
    return [copy.path for copy in copies_to_remove(local_copies(folder)) if _removed(copy)]


def thin_out_medium(
    folder: OfficeFolder, medium: Path, office_id: str, today: date, cancel: Cancel = never
) -> list[Path]:
    """Keeps the newest backups on a stick that are sound; only right after a new one was verified there.

    Order is the sequence number, never the clock. One not read for a month is read to its end before it
    counts; a damaged one does not count, and is left for a person to look at.
    """
    newest_first = copies_on(medium, office_id)[::-1]
    sound = 0
    for place, copy in enumerate(newest_first):
        if sound == KEPT_ON_MEDIUM:
            return [old.path for old in newest_first[place:] if _removed(old)]
        try:
            sound += _believed(folder, copy, today) or reads_well(folder, copy.path, today, cancel)
        except BackupCancelled:
            return []
    return []


def reads_well(folder: OfficeFolder, path: Path, today: date, cancel: Cancel = never) -> bool:
    """Reads a backup to its end and remembers that it is sound; false if it is not. May be cancelled."""
    try:
        check_bytes(path, cancel=cancel)
    except DamagedFile as error:
        _log.warning("%s: %s", path.name, error)
        return False
    mark_read(folder, path.name, today)
    return True


def _believed(folder: OfficeFolder, copy: Copy, today: date) -> bool:
    read = load_state(folder).read_on.get(copy.path.name)
    if read is None or not read <= today <= read + BELIEVED_FOR:
        return False
    with suppress(OSError):
        return copy.path.stat().st_size > copy.header.body_bytes
    return False


def _removed(copy: Copy) -> bool:
    try:
        copy.path.unlink()
    except OSError as error:
        _log.warning("%s: %s", copy.path.name, error)
        return False
    return True


def _named(place: Path) -> Iterator[tuple[Path, str, int]]:
    """Files in a folder that bear a backup's name: path, start of the office's id, sequence number."""
    with suppress(OSError):
        for path in place.iterdir():
            match = _NAME.fullmatch(path.name)
            if match and int(match[2]) < LARGEST_SEQUENCE:
                yield path, match[1], int(match[2])


def _sound(paths: Iterator[Path]) -> list[Copy]:
    found = []
    for path in paths:
        try:
            found.append(Copy(path, read_backup_header(path)))
        except DamagedFile as error:
            _log.warning("%s: %s", path.name, error)
    return sorted(found, key=lambda copy: copy.sequence)
