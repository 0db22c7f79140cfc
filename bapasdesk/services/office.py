"""The office at the desk: an officer has unlocked it, and every service is given it."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from bapasdesk.config import OfficeFolder
from bapasdesk.domain import trail
from bapasdesk.domain.labels import label
from bapasdesk.domain.progress import Cancel, Progress
from bapasdesk.domain.records.office import Officer
from bapasdesk.domain.rights import Right, rights_of
from bapasdesk.errors import NotAllowed, OutputFailed, RuleBroken
from bapasdesk.store import key_change
from bapasdesk.store.backup_writer import Backup
from bapasdesk.store.key_file import KeyFile, load_key_file
from bapasdesk.store.office_file import OfficeFile, problems_beside
from bapasdesk.store.office_lock import OfficeLock
from bapasdesk.store.undo_log import UndoLog
from bapasdesk.store.unit_of_work import UnitOfWork

Clock = Callable[[], datetime]
"""Tells the computer's local time."""


class Office:
    """An unlocked office. Everything else the program does is a function of one of these."""

    def __init__(
        self,
        folder: OfficeFolder,
        officer: str,
        file: OfficeFile,
        data_key: bytes,
        lock: OfficeLock,
        clock: Clock,
    ) -> None:
        self.folder = folder
        self.officer = officer
        self.clock = clock
        self._file: OfficeFile | None = file
        self._data_key = data_key
        self._lock = lock
        self._rights: frozenset[Right] | None = None
        self.notice = ""
        """What whoever has just opened the office must know, in Indonesian; empty if nothing."""
        self._lists_seen: set[tuple[str, str, int]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def today(self) -> date:
        return self.clock().date()

    def rights(self) -> frozenset[Right]:
        """What the officer at the desk may do; read once, until `forget_rights`. Not in a unit of work."""
        if self._rights is None:
            with self.work() as work:
                officer = work.first(Officer, name=self.officer, is_active=True)
            self._rights = rights_of(officer.roles if officer else ())
        return self._rights

    def forget_rights(self) -> None:
        """After roles were changed: the next question reads them anew."""
        self._rights = None

    def require(self, right: Right, because: str = "") -> None:
        """Raises NotAllowed, and tells the trail, unless the officer has the right. Not in a unit of work.

        `because` is a sentence of its own, where the right alone would not explain it.
        """
        if right not in self.rights():
            with self.work() as work:
                work.record(trail.REFUSED, "office", 1, label(right))
                work.commit()
            refused = f"Peran Anda tidak mengizinkan langkah ini ({label(right)})."
            what_now = "Tidak ada yang diubah; minta petugas yang berwenang atau ubah peran di Pengaturan."
            raise NotAllowed(" ".join(filter(None, (because, refused, what_now))))

    def note_list(self, name: str, subject: str = "office", subject_id: int = 1) -> None:
        """Writes into the trail that the officer has looked at a list: the first time after each unlocking.

        Every paint and every letter typed would bury what matters. Not in a unit of work.
        """
        seen = (name, subject, subject_id)
        if seen not in self._lists_seen:
            with self.work() as work:
                work.record(trail.LIST_VIEWED, subject, subject_id, name)
                work.commit()
            self._lists_seen.add(seen)

    def work(self) -> UnitOfWork:
        """A unit of work under this officer's name; without its `commit()` nothing is changed."""
        return self._open_file().work(self.officer, self.clock)

    @property
    def undo_log(self) -> UndoLog:
        """What can be taken back since the office was opened; see `services.undo`."""
        return self._open_file().undo_log

    def file_problems(self) -> list[str]:
        """What is wrong with the encrypted file itself, one Indonesian line each; empty if it is sound.

        Others may work in the office meanwhile.
        """
        self._open_file()
        return problems_beside(self.folder.database, self._data_key)

    def data_key(self) -> bytes:
        """The key that opens the database; only for sealing it into another officer's slot."""
        return self._data_key

    def backup(self, target: Path, *, progress: Progress, cancel: Cancel) -> Backup:
        """A verified backup of everything committed so far; see `services.backups`."""
        return self._open_file().backup(
            self.folder,
            load_key_file(self.folder),
            self._data_key,
            target,
            created_at=self.clock(),
            progress=progress,
            cancel=cancel,
        )

    def change_data_key(self, keys: KeyFile, new_key: bytes, change: Callable[[UnitOfWork], None]) -> None:
        """Puts the office under a new data key with these slots; `change` is made in the same step.

        All of it or nothing, also when the power goes. Not inside a unit of work. Raises OutputFailed or
        DamagedFile; then either nothing has happened, or the sentence says to open the office anew.
        """
        file = self._open_file()
        key_change.prepare(file, self.folder, keys, new_key, change, officer=self.officer, clock=self.clock)
        file.close()
        self._file = None
        is_changed = key_change.put_in_place(self.folder)
        self._data_key = new_key if is_changed else self._data_key
        self._file = OfficeFile.open(self.folder.database, self._data_key)
        self._file.undo_log = file.undo_log
        self.forget_rights()
        if not is_changed:
            raise OutputFailed(
                "Kunci data tidak diganti karena berkas kantor sedang dipakai program lain. Tidak ada yang "
                "berubah; tutup program itu, lalu ulangi."
            )

    def close(self) -> None:
        """Lets the file, the key and the folder go; closing twice does no harm, using it afterwards fails."""
        file, self._file = self._file, None
        if file is not None:
            file.close()
        self._data_key = b""
        self._lock.release()

    def _open_file(self) -> OfficeFile:
        if self._file is None:
            raise RuleBroken("Kantor sudah terkunci. Buka lagi dengan frasa sandi Anda.")
        return self._file
