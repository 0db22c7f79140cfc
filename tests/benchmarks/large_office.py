"""The office of ten busy years, made once a run: clients, sessions, participations and a long trail."""

import sys
from dataclasses import replace
from pathlib import Path

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.trail import AuditEntry
from bapasdesk.services.demo import OFFICER, PASSPHRASE, build_demo_office
from bapasdesk.services.office import Office
from bapasdesk.services.unlocking import open_office
from bapasdesk.store import audit_chain
from bapasdesk.store.queries.audit import newest_seal

CLIENTS = 100_000
TRAIL = 1_000_000
_BATCH = 10_000


def build(root: Path, clients: int = CLIENTS, trail: int = TRAIL) -> OfficeFolder:
    """Builds the office unless it is there already, and gives its folder, locked."""
    folder = OfficeFolder(root)
    if not folder.exists:
        print(f"building an office of {clients} clients and {trail} trail entries …", file=sys.stderr)
        with build_demo_office(folder, clients=clients).office as office:
            lengthen_trail(office, trail)
    return folder


def opened(folder: OfficeFolder) -> Office:
    return open_office(folder, OFFICER, PASSPHRASE)


def lengthen_trail(office: Office, rows: int) -> None:
    """Sealed entries like those of daily work, in bulk."""
    with office.work() as work:
        key, previous = work.key("audit"), newest_seal(work)
        for start in range(0, rows, _BATCH):
            entries = []
            for number in range(start, min(start + _BATCH, rows)):
                entry = _entry(office, number)
                previous = audit_chain.seal(key, previous, entry)
                entries.append(replace(entry, mac=previous))
            work.add_all(entries)
        work.commit()


def _entry(office: Office, number: int) -> AuditEntry:
    return AuditEntry(
        at=office.clock(),
        officer=office.officer,
        action="Data klien dilihat",
        subject="client",
        subject_id=number % CLIENTS + 1,
    )
