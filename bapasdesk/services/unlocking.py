"""Unlocking an office: with a passphrase or the recovery code, counted when wrong, told to the trail."""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from bapasdesk.config import OfficeFolder
from bapasdesk.domain import trail
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.passphrase import check_passphrase
from bapasdesk.domain.rights import FIRST_OFFICER
from bapasdesk.errors import OutputFailed, WrongPassphrase
from bapasdesk.services import door
from bapasdesk.services.office import Clock, Office
from bapasdesk.services.officers import activate
from bapasdesk.store.attempts import Attempts
from bapasdesk.store.key_file import KeyFile, key_files, save_key_file
from bapasdesk.store.key_slots import Argon2Cost
from bapasdesk.store.office_lock import OfficeLock
from bapasdesk.store.queries.audit import newest_at
from bapasdesk.store.restore_swap import carry_on
from bapasdesk.store.upgrade import open_up_to_date

_log = logging.getLogger(__name__)

T = TypeVar("T")

CLOCK_TOLERANCE = timedelta(minutes=5)
"""How far the PC's clock may be set back, as a time server does, before anybody is told."""
UNKNOWN_OFFICER = "nama yang tidak dikenal"


def open_office(
    folder: OfficeFolder, officer_name: str, passphrase: str, *, clock: Clock = datetime.now
) -> Office:
    """Unlocks the office.

    Raises WrongPassphrase (also while the delay after failures runs), OfficeInUse if another process has
    it open, DamagedFile if a file of it is damaged or foreign.
    """
    door.require(folder)
    lock = OfficeLock(folder)
    with lock.released_on_error():
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
    with lock.released_on_error():
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
