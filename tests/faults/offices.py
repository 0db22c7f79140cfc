"""Offices to do harm to: copies of a template, and whether one is still whole."""

import atexit
import shutil
import tempfile
from collections.abc import Collection
from functools import cache
from pathlib import Path

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.errors import BapasError
from bapasdesk.services import backups, check, clients
from bapasdesk.services.backups import Unlock
from bapasdesk.services.new_office import create_office
from bapasdesk.services.office import Clock, Office
from bapasdesk.services.unlocking import open_office
from tests.builders import FAST_COST, NOW, OFFICER, PASSPHRASE, FixedClock, enrol, make_session, mark

UNLOCK = Unlock(officer=OFFICER, passphrase=PASSPHRASE)
PARTICIPANTS = 40


@cache
def templates() -> Path:
    """Where offices lie that are copied for each trial; goes at the end."""
    place = tempfile.mkdtemp(prefix="faults-templates-")
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return Path(place)


@cache
def _empty() -> Path:
    folder = OfficeFolder(templates() / "empty")
    profile = OfficeProfile(name="Kantor Contoh")
    create_office(folder, profile, OFFICER, PASSPHRASE, cost=FAST_COST, clock=FixedClock())[0].close()
    return folder.root


@cache
def _held() -> Path:
    """With a session of 40 people who were there, and no paper issued yet."""
    folder = OfficeFolder(templates() / "held")
    shutil.copytree(_empty(), folder.root)
    with opened(folder) as office:
        session_id = make_session(office)
        enrol(office, session_id, *(f"Peserta {number}" for number in range(PARTICIPANTS)))
        mark(office, session_id, "H" * PARTICIPANTS)
    return folder.root


def copied(template: Path, root: Path) -> OfficeFolder:
    """A locked office of its own that is like the template."""
    return OfficeFolder(Path(shutil.copytree(template, root)))


def new_office(root: Path) -> OfficeFolder:
    """A locked office with nobody in it."""
    return copied(_empty(), root)


def office_with_session(root: Path) -> OfficeFolder:
    """A locked office whose session 1 waits for its papers."""
    return copied(_held(), root)


def office_with_clients(root: Path, count: int) -> OfficeFolder:
    """A locked office with so many clients in it, each with half a kilobyte of notes."""
    folder = new_office(root)
    with opened(folder) as office:
        add_clients(office, count)
    return folder


def opened(folder: OfficeFolder, *, clock: Clock | None = None) -> Office:
    """Unlocked, at a moment that stands still: nothing here depends on when it runs."""
    return open_office(folder, OFFICER, PASSPHRASE, clock=clock or FixedClock(NOW))


def add_clients(office: Office, count: int, name: str = "Contoh") -> None:
    """All at once."""
    with office.work() as work:
        work.add_all([Client(full_name=f"{name} {number}", note="x" * 500) for number in range(count)])
        work.record("Uji", "office", 1, f"{count} klien")
        work.commit()


def client_names(office: Office) -> set[str]:
    return {row.name for row in clients.rows(office, limit=None)}


def is_whole(folder: OfficeFolder, expected: Collection[str] = ()) -> bool:
    """It opens, nothing is wrong with it, and the expected clients are there."""
    try:
        with opened(folder) as office:
            return set(expected) <= client_names(office) and check.check(office).ok
    except BapasError:
        return False


def backup_of(folder: OfficeFolder, target: Path) -> Path:
    target.mkdir(parents=True, exist_ok=True)
    with opened(folder) as office:
        return backups.make(office, target).path


def restored(folder: OfficeFolder, path: Path, unlock: Unlock = UNLOCK) -> None:
    backups.restore(folder, path, unlock, cost=FAST_COST, clock=FixedClock(NOW))


def data_key(folder: OfficeFolder) -> bytes:
    with opened(folder) as office:
        return office.data_key()
