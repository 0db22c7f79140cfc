"""The office as a whole: made once, unlocked by an officer, locked again."""

import logging
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from bapasdesk.config import OfficeFolder
from bapasdesk.domain import trail
from bapasdesk.domain.checks import check_letterhead, check_office, check_signatory
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.passphrase import check_passphrase
from bapasdesk.domain.records.numbers import NumberSeries
from bapasdesk.domain.records.office import Letterhead, OfficeProfile, Officer, Signatory
from bapasdesk.domain.rights import FIRST_OFFICER, Right, Role, rights_of
from bapasdesk.domain.values import SeriesKind
from bapasdesk.errors import NotAllowed, OutputFailed, RuleBroken, WrongPassphrase
from bapasdesk.services import door
from bapasdesk.store import key_change
from bapasdesk.store.attempts import Attempts
from bapasdesk.store.backup_file import Cancel, Progress
from bapasdesk.store.backup_writer import Backup
from bapasdesk.store.key_file import KeyFile, key_files, load_key_file, save_key_file
from bapasdesk.store.key_slots import Argon2Cost
from bapasdesk.store.office_file import OfficeFile
from bapasdesk.store.office_lock import OfficeLock
from bapasdesk.store.queries.audit import newest_at
from bapasdesk.store.restore_swap import carry_on
from bapasdesk.store.undo_log import UndoLog
from bapasdesk.store.unit_of_work import UnitOfWork
from bapasdesk.store.upgrade import open_up_to_date

_log = logging.getLogger(__name__)

T = TypeVar("T")
Clock = Callable[[], datetime]
"""Tells the computer's local time."""

CLOCK_TOLERANCE = timedelta(minutes=5)
"""How far the PC's clock may be set back, as a time server does, before anybody is told."""
UNKNOWN_OFFICER = "nama yang tidak dikenal"
DEFAULT_TEMPLATES = {
    SeriesKind.CERTIFICATE: "{seq:03d}/SERT/{month_roman}/{year}",
    SeriesKind.RECEIPT: "{seq:03d}/KW/{month_roman}/{year}",
    SeriesKind.LETTER: "{seq:03d}/SRT/{month_roman}/{year}",
    SeriesKind.OFFICIAL_RECORD: "{seq:03d}/BA/{month_roman}/{year}",
    SeriesKind.REPORT: "{seq:03d}/LAP/{month_roman}/{year}",
    SeriesKind.AGREEMENT: "{seq:03d}/PKS/{month_roman}/{year}",
}
"""Neutral on purpose: a certificate's number must not name the office."""


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
        """What is wrong with the encrypted file itself, one Indonesian line each; empty if it is sound."""
        return self._open_file().problems()

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


def create_office(
    folder: OfficeFolder,
    profile: OfficeProfile,
    officer_name: str,
    passphrase: str,
    *,
    letterhead: Sequence[str] = (),
    signatories: Sequence[Signatory] = (),
    cost: Argon2Cost | None = None,
    clock: Clock = datetime.now,
) -> tuple[Office, str]:
    """A new office with its first officer, unlocked, and the recovery code, which is kept nowhere.

    The database takes its right name last: a first run that is cut off can simply be done again.
    """
    check_office(profile)
    check_passphrase(passphrase, officer_name)
    lock = OfficeLock(folder)
    with _released_on_error(lock):
        if folder.exists:
            raise RuleBroken(f"Folder {folder.root} sudah berisi data kantor. Pilih folder lain.")
        keys, data_key, code = KeyFile.create(uuid.uuid4().hex, officer_name, passphrase, cost)
        officer = keys.officer_names()[0]
        folder.unfinished_database.unlink(missing_ok=True)
        file = OfficeFile.create(folder.unfinished_database, data_key)
        try:
            with file.work(officer, clock) as work:
                _first_rows(work, profile, officer, letterhead, signatories)
                work.commit()
        finally:
            file.close()
        save_key_file(folder, keys)
        folder.unfinished_database.replace(folder.database)
        file = OfficeFile.open(folder.database, data_key)
        office = Office(folder, officer, file, data_key, lock, clock)
        office.rights()
        return office, code


def _first_rows(
    work: UnitOfWork,
    profile: OfficeProfile,
    officer_name: str,
    letterhead: Sequence[str],
    signatories: Sequence[Signatory],
) -> None:
    work.add(profile)
    work.add(Officer(name=officer_name))
    for kind, template in DEFAULT_TEMPLATES.items():
        work.add(NumberSeries(kind=kind, template=template))
    if letterhead:
        # In force for every paper until the office says otherwise, back-dated ones included.
        first = Letterhead(valid_from=date(2000, 1, 1), lines=tuple(letterhead))
        check_letterhead(first)
        work.add(first)
    for signatory in signatories:
        check_signatory(signatory)
        work.add(signatory)
    work.record("Kantor dibuat", "office", 1, profile.name)


def open_office(
    folder: OfficeFolder, officer_name: str, passphrase: str, *, clock: Clock = datetime.now
) -> Office:
    """Unlocks the office.

    Raises WrongPassphrase (also while the delay after failures runs), OfficeInUse if another process has
    it open, DamagedFile if a file of it is damaged or foreign.
    """
    door.require(folder)
    lock = OfficeLock(folder)
    with _released_on_error(lock):
        carry_on(folder)
        files = key_files(folder)
        known = {name for keys in files for name in keys.officer_names()}
        names = {_official_name(keys, officer_name) for keys in files} & known
        keys, data_key = _guarded(
            folder,
            clock,
            next(iter(names), UNKNOWN_OFFICER),
            lambda: _first_opened(files, lambda keys: keys.unlock(officer_name, passphrase)),
        )
        officer = _official_name(keys, officer_name)
        keys = _kept(folder, keys, keys.renewed(officer_name, passphrase, data_key))
        office = _open(folder, keys, officer, data_key, lock, clock)
        return _with_note(office, trail.LOGIN)


def recover_access(
    folder: OfficeFolder,
    recovery_code: str,
    officer_name: str,
    new_passphrase: str,
    *,
    cost: Argon2Cost | None = None,
    clock: Clock = datetime.now,
) -> Office:
    """Opens the office with the code from its sealed envelope and gives an officer a new passphrase."""
    check_passphrase(new_passphrase, officer_name)
    door.require(folder)
    lock = OfficeLock(folder)
    with _released_on_error(lock):
        carry_on(folder)
        files = key_files(folder)
        keys, data_key = _guarded(
            folder,
            clock,
            "kode pemulihan",
            lambda: _first_opened(files, lambda keys: keys.unlock_with_recovery(recovery_code)),
        )
        keys = keys.with_recovery(recovery_code, data_key).with_officer(
            officer_name, new_passphrase, data_key, cost
        )
        office = _open(folder, keys, _official_name(keys, officer_name), data_key, lock, clock)
        try:
            _remember_officer(office, "Akses dipulihkan dengan kode pemulihan")
            save_key_file(folder, keys)
        except BaseException:
            office.close()
            raise
        return _with_note(office, trail.LOGIN_BY_CODE)


def _first_opened(files: Sequence[KeyFile], unlock: Callable[[KeyFile], bytes]) -> tuple[KeyFile, bytes]:
    """The first key file that opens, and its data key; the trouble of the last if none does."""
    for keys in files[:-1]:
        with suppress(WrongPassphrase):
            return keys, unlock(keys)
    return files[-1], unlock(files[-1])


def _guarded(folder: OfficeFolder, clock: Clock, who: str, unlock: Callable[[], T]) -> T:
    """Counts failures around one try of a passphrase or code, and refuses it while the delay runs."""
    attempts = Attempts(folder.attempts, clock)
    wait = attempts.seconds_to_wait()
    if wait > 0:
        raise WrongPassphrase(
            f"Percobaan sebelumnya salah. Tunggu {int(wait) + 1} detik, lalu coba lagi; data kantor aman."
        )
    try:
        opened = unlock()
    except WrongPassphrase:
        attempts.failed(who)
        raise
    attempts.succeeded()
    return opened


def _kept(folder: OfficeFolder, keys: KeyFile, renewed: KeyFile) -> KeyFile:
    """The renewed slots, or those of before if they cannot be written now: the next unlock tries again."""
    if renewed is keys:
        return keys
    try:
        save_key_file(folder, renewed)
    except OutputFailed as error:
        _log.warning("%s", error)
        return keys
    return replace(renewed, copies_agree=True)


def _with_note(office: Office, action: str) -> Office:
    """The office, once its trail knows of this unlocking and of the failed tries before it."""
    attempts = Attempts(office.folder.attempts, office.clock)
    try:
        with office.work() as work:
            for one in attempts.untold:
                when = f"{format_date(one.at.date())} pukul {one.at:%H.%M.%S}"
                work.record(trail.LOGIN_FAILED, "office", 1, f"{one.who}, {when}")
            work.record(action, "office", 1)
            work.commit()
        attempts.told()
        office.rights()
    except BaseException:
        office.close()
        raise
    return office


def _open(
    folder: OfficeFolder, keys: KeyFile, officer: str, data_key: bytes, lock: OfficeLock, clock: Clock
) -> Office:
    """An office of an older program is backed up and brought up to date first; see `open_up_to_date`."""
    file, copy = open_up_to_date(folder, keys, data_key, clock())
    if copy:
        with file.work(officer, clock) as work:
            work.record(trail.UPGRADED, "office", 1, f"salinan sebelumnya {copy}")
            work.commit()
    if not keys.copies_agree:
        save_key_file(folder, keys)
    office = Office(folder, officer, file, data_key, lock, clock)
    try:
        _heed_clock(office)
    except BaseException:
        office.close()
        raise
    return office


def _heed_clock(office: Office) -> None:
    """A clock that was set back is said and noted: papers bear its dates, so somebody must look at it."""
    with office.work() as work:
        newest, now = newest_at(work), office.clock()
        if newest is None or now >= newest - CLOCK_TOLERANCE:
            return
        office.notice = (
            f"Jam komputer mundur: sekarang {format_date(now.date())} pukul {now:%H.%M}, padahal catatan "
            f"terakhir dibuat {format_date(newest.date())} pukul {newest:%H.%M}. Data dan nomor aman; "
            "periksa tanggal dan jam komputer ini sebelum mencetak dokumen."
        )
        work.record("Jam komputer mundur", "office", 1, f"{newest:%d-%m-%Y %H.%M} ke {now:%d-%m-%Y %H.%M}")
        work.commit()


def _official_name(keys: KeyFile, typed: str) -> str:
    """The officer's name as the office knows it, whatever capitals were typed."""
    wanted = " ".join(typed.casefold().split())
    return next((name for name in keys.officer_names() if name.casefold() == wanted), typed)


def _remember_officer(office: Office, action: str) -> None:
    with office.work() as work:
        activate(work, office.officer, FIRST_OFFICER)
        work.record(action, "office", 1, office.officer)
        work.commit()


def activate(work: UnitOfWork, name: str, roles: Sequence[Role]) -> None:
    """The officer of that name, known or new, may work again, in these roles."""
    known = work.first(Officer, name=name)
    changed = replace(known, is_active=True) if known else Officer(name=name)
    work.save(replace(changed, roles=tuple(roles)))


@contextmanager
def _released_on_error(lock: OfficeLock) -> Iterator[None]:
    lock.acquire()
    try:
        yield
    except BaseException:
        lock.release()
        raise
