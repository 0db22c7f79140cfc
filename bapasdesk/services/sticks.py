"""Sticks that hold this office's backups: recognised by them when plugged in, and read again then.

What is read right after writing may come from the computer's own memory; after a stick was away it comes
from the stick.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bapasdesk.domain.progress import Cancel, never
from bapasdesk.domain.rights import Right
from bapasdesk.services.backups import BackupInfo, backup_info
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.backup_copies import copies_on, holds_backups, reads_well
from bapasdesk.store.key_file import load_key_file


@dataclass(frozen=True, slots=True)
class KnownStick:
    """The folder on a stick that holds this office's backups, and the newest of them."""

    folder: Path
    newest: BackupInfo


@needs(Right.BACKUP)
def recognise(office: Office, root: Path) -> KnownStick | None:
    """Looks into the stick's root and the folders in it; None for a stick without a backup of this office."""
    office_id = load_key_file(office.folder).office_id
    places = [place for place in _places(root) if holds_backups(place, office_id)]
    found = [(copies[-1], place) for place in places if (copies := copies_on(place, office_id))]
    if not found:
        return None
    newest, place = max(found, key=lambda pair: pair[0].sequence)
    return KnownStick(place, backup_info(newest.path, newest.header))


@needs(Right.BACKUP)
def read_again(office: Office, path: Path, cancel: Cancel = never) -> bool:
    """Reads a backup to its end, now that it comes from the medium itself; false if it is damaged.

    Raises BackupCancelled.
    """
    return reads_well(office.folder, path, office.today(), cancel)


def _places(root: Path) -> Iterator[Path]:
    yield root
    with suppress(OSError):
        yield from (path for path in root.iterdir() if path.is_dir())
