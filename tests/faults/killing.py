"""The process is killed while it works, or another program is in its way."""

import random
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from unittest import mock

from bapasdesk.config import OfficeFolder
from bapasdesk.documents.contents import CertificateContent
from bapasdesk.domain.records.certificates import Certificate
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.numbers import NumberEntry
from bapasdesk.errors import OfficeInUse
from bapasdesk.services import certificates, check, clients, participants, payments
from bapasdesk.services.office import Office
from bapasdesk.store import engine
from bapasdesk.store.engine import make_engine
from tests.faults.children import Job, Say, beside, killed_after, say_ready
from tests.faults.offices import client_names, data_key, is_whole, new_office, office_with_session, opened
from tests.faults.run import Run, Trials, planted


def while_saving(run: Run) -> Trials:
    """Nothing that was said to be saved is lost; the file, its seals and its sums are sound."""
    for place in run.folders():
        folder = new_office(place)
        said = killed_after(_saving(folder, run.defect), random.uniform(0, 0.12))
        yield is_whole(folder, said)


def while_saving_with_wal(run: Run) -> Trials:
    """The same in SQLite's other way of keeping a journal, should the constant ever change."""
    with mock.patch.object(engine, "_SETTINGS", _settings_with("journal_mode=wal")):
        yield from while_saving(run)


def _settings_with(setting: str) -> tuple[str, ...]:
    name = setting.split("=")[0]
    return (setting, *(other for other in engine._SETTINGS if not other.startswith(name)))


def _saving(folder: OfficeFolder, too_early: bool) -> Job:
    def job(say: Say) -> None:
        with opened(folder) as office:
            say_ready(say)
            for number in count():
                name = f"Contoh {number}"
                if too_early:
                    say(name)
                clients.save(office, Client(full_name=name, note="x" * 2000))
                if not too_early:
                    say(name)

    return job


def while_issuing(run: Run) -> Trials:
    """No number twice, no gap, and every paper said to be issued is in the register with its number."""
    for place in run.folders():
        folder = office_with_session(place)
        said = killed_after(_issuing(folder, run.defect), random.uniform(0, 0.25))
        with opened(folder) as office:
            issued = {row.name for row in certificates.rows(office, limit=None)}
            paid = {row.name for row in payments.rows(office, limit=None)}
            yield said <= issued & paid and _papers_bear_their_numbers(office) and check.check(office).ok


def _issuing(folder: OfficeFolder, too_early: bool) -> Job:
    def job(say: Say) -> None:
        with opened(folder) as office:
            say_ready(say)
            for row in participants.rows(office, 1):
                if too_early:
                    say(row.name)
                certificates.issue(office, 1, [row.id])
                payments.prepare(office, 1, [row.id])
                if not too_early:
                    say(row.name)
            time.sleep(60)

    return job


def _papers_bear_their_numbers(office: Office) -> bool:
    with office.work() as work:
        return all(
            CertificateContent.from_json(paper.content).number == work.get(NumberEntry, paper.number_id).text
            for paper in work.find(Certificate)
        )


def locked_by_another_program(run: Run) -> Trials:
    """Saving waits; then either it is done, or a clear sentence comes and the same input works later."""
    patience = 10.0 if run.nightly else 1.0
    for number, place in enumerate(run.folders()):
        folder = new_office(place)
        short = number % 2 == 0
        held = patience * random.uniform(0.1, 0.5) if short else patience * random.uniform(1.5, 2.5)
        with mock.patch.object(engine, "SECONDS_TO_WAIT_FOR_LOCK", patience):
            yield _is_saved(folder, held, short, run.defect)


def _is_saved(folder: OfficeFolder, held: float, short: bool, impatient: bool) -> bool:
    key = data_key(folder)
    hurry = planted(impatient, mock.patch.object(engine, "SECONDS_TO_WAIT_FOR_LOCK", 0))
    with hurry, opened(folder) as office, beside(_holding(folder, key, held)):
        try:
            clients.save(office, Client(full_name="Siti Contoh"))
            refused = False
        except OfficeInUse as error:
            refused = "program lain" in str(error)
            _once_free(lambda: clients.save(office, Client(full_name="Siti Contoh")))
        return client_names(office) == {"Siti Contoh"} and refused != short and check.check(office).ok


def _once_free(save: Callable[[], object]) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        with suppress(OfficeInUse):
            save()
            return
        time.sleep(0.05)


def _holding(folder: OfficeFolder, key: bytes, seconds: float) -> Job:
    """Another program with the file open and a transaction begun, as a copying or checking tool has."""

    def job(say: Say) -> None:
        other = make_engine(folder.database, key)
        with other.begin():
            say_ready(say)
            time.sleep(seconds)
        time.sleep(600)

    return job
