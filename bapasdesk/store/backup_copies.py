"""Names of backups, the count of them, and the automatic copies beside the office."""

import json
import logging
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.retention import copies_to_remove
from bapasdesk.errors import DamagedFile, OutputFailed
from bapasdesk.store.atomic_file import write_atomically
from bapasdesk.store.backup_file import read_backup_header
from bapasdesk.store.backup_header import BackupHeader

SUFFIX = ".bpbak"
_NAME = re.compile(r"BAPAS_[0-9a-f]{8}_\d{8}-\d{6}_(\d+)\.bpbak")
_LARGEST_STATE = 4096
_LARGEST_SEQUENCE = 10**9

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LocalCopy:
    """A backup file in the office's own folder of copies."""

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
    names = [path.name for place in (folder.copies, target) if place.is_dir() for path in place.iterdir()]
    found = [int(match[1]) for match in map(_NAME.fullmatch, names) if match]
    known = [number for number in found if number < _LARGEST_SEQUENCE]
    return max([int(_state(folder)["sequence"]), *known]) + 1


def last_verified(folder: OfficeFolder) -> datetime | None:
    """When the newest backup outside the office folder was made and read back; None if there is none."""
    said: str | None = _state(folder)["last_verified"]
    return datetime.fromisoformat(said) if said else None


def remember(folder: OfficeFolder, sequence: int, verified_at: datetime | None = None) -> None:
    """Keeps the count, and the moment if it is one to remember. A failure is only logged: backups go on."""
    state = _state(folder)
    state["sequence"] = max(state["sequence"], sequence)
    if verified_at is not None:
        state["last_verified"] = verified_at.isoformat(timespec="seconds")
    try:
        write_atomically(folder.backup_state, json.dumps(state).encode())
    except OutputFailed as error:
        _log.warning("%s", error)


def local_copies(folder: OfficeFolder) -> list[LocalCopy]:
    """The copies beside the office whose headers are sound, oldest first."""
    found = []
    for path in folder.copies.glob(f"*{SUFFIX}"):
        try:
            found.append(LocalCopy(path, read_backup_header(path)))
        except DamagedFile as error:
            _log.warning("%s: %s", path.name, error)
    return sorted(found, key=lambda copy: copy.sequence)


def thin_out(folder: OfficeFolder) -> list[Path]:
    """Removes the automatic copies that are no longer wanted; only right after a new one was verified.

    A damaged copy is left for a person to look at.
    """
    removed = []
    for copy in copies_to_remove(local_copies(folder)):
        try:
            copy.path.unlink()
        except OSError as error:
            _log.warning("%s: %s", copy.path.name, error)
        else:
            removed.append(copy.path)
    return removed


def _state(folder: OfficeFolder) -> dict[str, Any]:
    """The sequence reached and the newest verified backup; from scratch if the file is gone or damaged."""
    try:
        with folder.backup_state.open("rb") as file:
            content = json.loads(file.read(_LARGEST_STATE))
        sequence, verified = content["sequence"], content["last_verified"]
        if type(sequence) is not int or not 0 <= sequence < _LARGEST_SEQUENCE:
            raise ValueError("not a sequence number")
        if verified is not None:
            datetime.fromisoformat(verified)
    except (OSError, KeyError, TypeError, ValueError, RecursionError):
        return {"sequence": 0, "last_verified": None}
    return {"sequence": sequence, "last_verified": verified}
