"""A new office with its first officer, and what stands in it from the beginning."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.checks import check_letterhead, check_office, check_signatory
from bapasdesk.domain.passphrase import check_passphrase
from bapasdesk.domain.records.numbers import NumberSeries
from bapasdesk.domain.records.office import Letterhead, OfficeProfile, Officer, Signatory
from bapasdesk.domain.values import SeriesKind
from bapasdesk.errors import RuleBroken
from bapasdesk.services.office import Clock, Office
from bapasdesk.store.key_file import KeyFile, save_key_file
from bapasdesk.store.key_slots import Argon2Cost
from bapasdesk.store.office_file import OfficeFile
from bapasdesk.store.office_lock import OfficeLock
from bapasdesk.store.unit_of_work import UnitOfWork

DEFAULT_TEMPLATES = {
    SeriesKind.CERTIFICATE: "{seq:03d}/SERT/{month_roman}/{year}",
    SeriesKind.RECEIPT: "{seq:03d}/KW/{month_roman}/{year}",
    SeriesKind.LETTER: "{seq:03d}/SRT/{month_roman}/{year}",
    SeriesKind.OFFICIAL_RECORD: "{seq:03d}/BA/{month_roman}/{year}",
    SeriesKind.REPORT: "{seq:03d}/LAP/{month_roman}/{year}",
    SeriesKind.AGREEMENT: "{seq:03d}/PKS/{month_roman}/{year}",
}
"""Neutral on purpose: a certificate's number must not name the office."""


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
    with lock.released_on_error():
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
