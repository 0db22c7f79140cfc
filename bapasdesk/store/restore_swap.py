"""Puts a restored office in the place of the old one, so that a power cut leaves one of them, never neither.

The new files lie ready beside the old ones before a marker is written. From the marker on the swap is only
ever carried on, now or at the next start; without it nothing has happened yet.
"""

from contextlib import suppress
from pathlib import Path

from bapasdesk.config import OfficeFolder
from bapasdesk.store.atomic_file import output_failed, replace_patiently, sync_folder, write_atomically

_SIDE_FILES = ("-journal", "-wal", "-shm")


def swap_in(folder: OfficeFolder) -> None:
    """The restored database and keys must be complete and closed. Raises OutputFailed."""
    write_atomically(folder.restore_marker, b"restore\n")
    carry_on(folder)


def carry_on(folder: OfficeFolder) -> None:
    """Finishes a swap that was cut off; does nothing if there is none. To be called under the office lock."""
    if not folder.restore_marker.exists():
        _forget_unready(folder)
        return
    try:
        if folder.restored_database.exists():
            for side in _SIDE_FILES:
                _beside(folder.database, side).unlink(missing_ok=True)
            replace_patiently(folder.restored_database, folder.database)
        if folder.restored_keys.exists():
            keys = folder.restored_keys.read_bytes()
            write_atomically(folder.keys, keys)
            write_atomically(folder.keys_copy, keys)
            folder.restored_keys.unlink()
        folder.restore_marker.unlink()
        sync_folder(folder.root)
    except OSError as error:
        raise output_failed(folder.database, error) from error


def _forget_unready(folder: OfficeFolder) -> None:
    """Parts of a restore that never got as far as its marker."""
    for leftover in (folder.restored_database, folder.restored_keys, folder.work_copy):
        with suppress(OSError):
            leftover.unlink(missing_ok=True)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
