"""Restores a backup into an office folder, and puts the old office back if the restored one is not sound.

All the work on the backup is done on a copy beside the office: read in full, opened, brought to today's
version, checked again. The office itself is kept as a verified copy before the two are swapped.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.progress import Cancel, Progress, never, silent
from bapasdesk.domain.trail import RESTORED
from bapasdesk.errors import BapasError, DamagedFile
from bapasdesk.store.atomic_file import output_failed, write_atomically
from bapasdesk.store.backup_copies import copies_place, next_sequence, remember
from bapasdesk.store.backup_file import check_fully
from bapasdesk.store.backup_header import BackupHeader
from bapasdesk.store.backup_state import change_state, load_state
from bapasdesk.store.key_file import KeyFile, load_key_file
from bapasdesk.store.office_file import OfficeFile
from bapasdesk.store.queries.integrity import broken_seals
from bapasdesk.store.restore_swap import SIDE_FILES, beside, swap_in


@dataclass(frozen=True, slots=True)
class Restorer:
    """Who restores what: the backup's key has already opened its slot."""

    path: Path
    data_key: bytes
    officer: str
    clock: Callable[[], datetime]
    progress: Progress = silent
    cancel: Cancel = never

    def unpack(self, folder: OfficeFolder) -> BackupHeader:
        """The backup's office, sound, up to date and with the restoring in its trail, beside the present one.

        Raises DamagedFile, OutputFailed or BackupCancelled; nothing is then left of it.
        """
        header = check_fully(
            self.path, self.data_key, folder.restored_database, progress=self.progress, cancel=self.cancel
        )
        try:
            file = OfficeFile.open(folder.restored_database, self.data_key).migrated()
            try:
                _require_sound(file, self.officer, self.clock)
                with file.work(self.officer, self.clock) as work:
                    work.record(RESTORED, "office", 1, self.path.name)
                    work.commit()
            finally:
                file.close()
        except BaseException:
            with suppress(OSError):
                folder.restored_database.unlink()
            raise
        return header

    def put_in_place(self, folder: OfficeFolder, keys: KeyFile) -> dict[str, int]:
        """Swaps the unpacked office in and opens it once more; if that fails the old one is put back.

        Gives the rows of each table of the office that is in place now.
        """
        kept = _keep_present(folder, self.data_key, self.clock)
        write_atomically(folder.restored_keys, keys.to_json())
        given_up = load_state(folder).given_up
        self._give_up_newer_backups(folder)
        try:
            swap_in(folder)
            return self._opened_anew(folder, kept)
        except BapasError:
            if not folder.restore_marker.exists():  # the old office stays, and nothing of it is given up
                change_state(folder, given_up=given_up)
            raise

    def _give_up_newer_backups(self, folder: OfficeFolder) -> None:
        """Before the swap: from then on the newer backups, the one just made too, are no sign of loss."""
        known = next_sequence(folder, self.path.parent) - 1
        change_state(folder, sequence=known, given_up=known)

    def _opened_anew(self, folder: OfficeFolder, kept: Path | None) -> dict[str, int]:
        try:
            file = OfficeFile.open(folder.database, self.data_key)
            try:
                _require_sound(file, self.officer, self.clock)
                return file.counts()
            finally:
                file.close()
        except BapasError as error:
            if kept is None:
                raise
            put_back(folder, kept, self.data_key)
            raise DamagedFile(f"{error} Kantor yang lama sudah dikembalikan.") from error


def put_back(folder: OfficeFolder, kept: Path, data_key: bytes) -> None:
    """The office as it was kept before: a backup file, or a folder with the bare files of a damaged one."""
    if kept.is_dir():
        shutil.copy2(kept / folder.database.name, folder.restored_database)
        if (kept / folder.keys.name).exists():
            shutil.copy2(kept / folder.keys.name, folder.restored_keys)
    else:
        header = check_fully(kept, data_key, folder.restored_database)
        write_atomically(folder.restored_keys, header.keys.to_json())
    swap_in(folder)


def _require_sound(file: OfficeFile, officer: str, clock: Callable[[], datetime]) -> None:
    problems = file.problems()
    if not problems:
        with file.work(officer, clock) as work:
            problems = broken_seals(work)
    if problems:
        raise DamagedFile(f"Data yang dipulihkan tidak utuh: {problems[0]} Pulihkan dari cadangan lain.")


def _keep_present(folder: OfficeFolder, data_key: bytes, clock: Callable[[], datetime]) -> Path | None:
    """The present office as a verified copy; one that does not open is kept as its bare files."""
    if not folder.database.exists():
        return None
    place = copies_place(folder)
    try:
        present = OfficeFile.open(folder.database, data_key)
        try:
            made = present.backup(folder, load_key_file(folder), data_key, place, created_at=clock())
        finally:
            present.close()
    except DamagedFile:
        return _keep_files(folder, clock)
    remember(folder, made.header)
    return made.path


def _keep_files(folder: OfficeFolder, clock: Callable[[], datetime]) -> Path:
    """Still encrypted, still with their key file: whoever has the passphrase may look at them later."""
    place = folder.copies / f"sebelum-pemulihan-{clock():%Y%m%d-%H%M%S}"
    sides = [beside(folder.database, side) for side in SIDE_FILES]
    try:
        place.mkdir()
        for file in (folder.database, folder.keys, folder.keys_copy, *sides):
            if file.exists():
                shutil.copy2(file, place)
    except OSError as error:
        raise output_failed(place, error) from error
    return place
