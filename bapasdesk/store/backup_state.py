"""What this computer remembers of its backups, beside the office: an office put back must not forget it.

Nobody's data is in it. A file that is gone or damaged means starting from nothing; backups go on.
"""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from threading import Lock
from typing import Any

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import OutputFailed
from bapasdesk.store.atomic_file import write_atomically

LARGEST_SEQUENCE = 10**9
_LARGEST_FILE = 256 * 1024
_MOST_NAMES = 400

_log = logging.getLogger(__name__)
_changing = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupState:
    """Times are the PC's own, as they were told then."""

    sequence: int = 0
    """The highest number a backup of this office has had here."""
    last_verified: datetime | None = None
    """When the newest backup outside the office folder was made and read back."""
    newest_head: str = ""
    """Seal of the newest change inside the newest backup."""
    given_up: int = 0
    """Backups up to this number may be newer than the office: it was put back to an older one on purpose."""
    reminded_on: date | None = None
    drilled_at: datetime | None = None
    checked_at: datetime | None = None
    check_problems: int = 0
    """What the last whole-office check found, as a number only."""
    read_on: Mapping[str, date] = field(default_factory=dict)
    """Names of backups on sticks, and the day each was last read to its end and found sound."""


def load_state(folder: OfficeFolder) -> BackupState:
    try:
        with folder.backup_state.open("rb") as file:
            content = json.loads(file.read(_LARGEST_FILE))
        return BackupState(**{name: _READERS[name](value) for name, value in content.items()})
    except (OSError, AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return BackupState()


def change_state(folder: OfficeFolder, **changes: Any) -> None:
    """Changes some fields and keeps the others. A failure is only logged."""
    with _changing:
        _save(folder, replace(load_state(folder), **changes))


def mark_read(folder: OfficeFolder, name: str, day: date) -> None:
    """That backup was read to its end on that day and is sound."""
    with _changing:
        state = load_state(folder)
        names = {**{known: when for known, when in state.read_on.items() if known != name}, name: day}
        _save(folder, replace(state, read_on=dict(list(names.items())[-_MOST_NAMES:])))


def _save(folder: OfficeFolder, state: BackupState) -> None:
    try:
        write_atomically(folder.backup_state, json.dumps(asdict(state), default=_written).encode())
    except OutputFailed as error:
        _log.warning("%s", error)


def _written(value: date) -> str:
    return value.isoformat()


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value < LARGEST_SEQUENCE:
        raise ValueError("not a count")
    return value


def _moment(value: Any) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _seal(value: Any) -> str:
    if value and len(bytes.fromhex(value)) != 32:
        raise ValueError("not a seal")
    return str(value)


def _days(value: Any) -> dict[str, date]:
    return {str(name): date.fromisoformat(day) for name, day in value.items()}


_READERS: dict[str, Callable[[Any], Any]] = {
    "sequence": _count,
    "last_verified": _moment,
    "newest_head": _seal,
    "given_up": _count,
    "reminded_on": _day,
    "drilled_at": _moment,
    "checked_at": _moment,
    "check_problems": _count,
    "read_on": _days,
}
