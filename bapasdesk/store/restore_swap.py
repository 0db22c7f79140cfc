"""Puts a restored office in the place of the old one, so that a power cut leaves one of them, never neither.

The new files lie ready beside the old ones before a marker is written. From the marker on the swap is only
ever carried on, now or at the next start; without it nothing has happened yet.
"""

import shutil
from contextlib import suppress
from pathlib import Path

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import OutputFailed
from bapasdesk.store.atomic_file import output_failed, replace_patiently, sync_folder, write_atomically

SIDE_FILES = ("-journal", "-wal", "-shm")


def swap_in(folder: OfficeFolder) -> None:
    """The restored database and keys must be complete and closed.

    Raises OutputFailed; before the first file was replaced the swap is then given up, later it is carried
    on at the next start.
    """
    write_atomically(folder.restore_marker, b"restore\n")
    try:
        carry_on(folder)
    except OutputFailed as error:
        if not folder.restored_database.exists():
            raise OutputFailed(f"{error} Pemulihan dilanjutkan saat BapasDesk dibuka kembali.") from error
        folder.restore_marker.unlink()
        _forget_unready(folder)
        raise OutputFailed(f"{error} Kantor yang lama tidak berubah.") from error


def carry_on(folder: OfficeFolder) -> None:
    """Finishes a swap that was cut off; does nothing if there is none. To be called under the office lock."""
    if not folder.restore_marker.exists():
        _forget_unready(folder)
        return
    try:
        if folder.restored_database.exists():
            replace_patiently(folder.restored_database, folder.database)
        # Only now: until the old database is gone its journal may still be needed.
        for side in SIDE_FILES:
            beside(folder.database, side).unlink(missing_ok=True)
        if folder.restored_keys.exists():
            keys = folder.restored_keys.read_bytes()
            write_atomically(folder.keys, keys)
            write_atomically(folder.keys_copy, keys)
            folder.restored_keys.unlink()
        sync_folder(folder.root)
        folder.restore_marker.unlink()
        sync_folder(folder.root)
    except OSError as error:
        raise output_failed(folder.database, error) from error


def _forget_unready(folder: OfficeFolder) -> None:
    """Parts of a restore that never got as far as its marker, and of a drill that was cut off."""
    for leftover in (folder.restored_database, folder.restored_keys, folder.work_copy):
        with suppress(OSError):
            leftover.unlink(missing_ok=True)
    if folder.drill.exists():
        shutil.rmtree(folder.drill, ignore_errors=True)


def beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
