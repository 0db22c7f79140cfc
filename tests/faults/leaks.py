"""Nothing of a person, no passphrase and no key lies readable on the disk after a full day."""

import base64
import logging
import os
import random
import tempfile
import time
from pathlib import Path
from unittest import mock

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.values import PaperKind
from bapasdesk.errors import BapasError
from bapasdesk.gui import crash_report, log_file
from bapasdesk.services import (
    backups,
    certificates,
    clients,
    diagnosis,
    papers,
    participants,
    payments,
    search,
)
from bapasdesk.services.office import Office
from bapasdesk.services.unlocking import open_office
from tests.builders import OFFICER, PASSPHRASE, FixedClock, make_session, mark
from tests.faults.children import Say, killed_after, say_ready
from tests.faults.offices import data_key, new_office, opened
from tests.faults.run import Run, Trials, planted
from tests.faults.windows import window_opened

_MARKERS = 50


def after_a_full_day(run: Run) -> Trials:
    """Data folder, journals, backups, temporary files, settings, log and crash report are searched."""
    for place in run.folders():
        home, temporary = place / "home", place / "tmp"
        for folder in (home, temporary, place / "stick"):
            folder.mkdir(parents=True)
        office_folder = new_office(place / "office")
        markers = [f"Zwq{random.randrange(10**9)} Rekaan" for _ in range(_MARKERS)]
        environment = {"HOME": str(home), "TMPDIR": str(temporary), "XDG_CONFIG_HOME": str(home)}
        with mock.patch.dict(os.environ, environment), mock.patch.object(tempfile, "tempdir", str(temporary)):
            _work_a_day(office_folder, markers, place / "stick", run.defect)
            _die_in_a_transaction(office_folder, markers)
            window_opened(office_folder, OFFICER, PASSPHRASE)
        found = _found(place, markers, office_folder)
        run.notes += sorted(found)[:3]
        yield not found


def _work_a_day(folder: OfficeFolder, markers: list[str], stick: Path, careless: bool) -> None:
    try:
        open_office(folder, OFFICER, "bukan frasa sandinya").close()
    except BapasError:
        folder.attempts.unlink(missing_ok=True)
    with opened(folder) as office:
        session_id = make_session(office)
        ids = [clients.save(office, Client(full_name=name, note=name)) for name in markers]
        participants.enrol(office, session_id, ids)
        mark(office, session_id, "H" * len(ids))
        certificates.issue(office, session_id)
        payments.prepare(office, session_id)
        search.search(office, markers[0])
        for kind in PaperKind:
            _print(office, kind, session_id)
        backups.make(office, stick)
        backups.automatic(office)
    _crash(folder, markers[0], careless)


def _print(office: Office, kind: PaperKind, session_id: int) -> None:
    try:
        papers.make(office, kind, session_id)
    except BapasError:
        return


def _crash(folder: OfficeFolder, name: str, careless: bool) -> None:
    """The planted mistake: a crash report with the words of the error in it."""
    told = mock.patch.object(crash_report, "crash_text", repr)
    reports, log = crash_report.CrashReports(folder), log_file.LogFile(folder)
    logger = logging.getLogger("bapasdesk")
    logger.addHandler(log)
    try:
        raise ValueError(f"cannot print {name}")
    except ValueError as error:
        with planted(careless, told):
            reports.keep(error)
    logger.removeHandler(log)
    log.close()
    diagnosis.collect(folder, folder.root.parent / "stick", FixedClock()())


def _die_in_a_transaction(folder: OfficeFolder, markers: list[str]) -> None:
    """So that a journal with old pages is left."""

    def job(say: Say) -> None:
        with opened(folder, clock=FixedClock()) as office, office.work() as work:
            work.connection.exec_driver_sql("PRAGMA cache_size = 5")
            work.add_all([Client(full_name=name, note=name * 100) for name in markers])
            say_ready(say)
            time.sleep(60)

    killed_after(job, 0)


def _found(place: Path, markers: list[str], folder: OfficeFolder) -> set[str]:
    """Where something readable lies, by file and kind of secret."""
    key = data_key(folder)
    secrets = {
        "passphrase": [PASSPHRASE.encode()],
        "key": [key, key.hex().encode(), key.hex().upper().encode(), base64.b64encode(key)],
        "name": [form for name in markers for form in (name.encode(), name.encode("utf-16-le"))],
    }
    found = set()
    for path in (one for one in place.rglob("*") if one.is_file()):
        data = path.read_bytes()
        found |= {
            f"{kind} in {path.relative_to(place)}"
            for kind, forms in secrets.items()
            if any(form in data for form in forms)
        }
    return found
