"""Lists out of the office, as sheets; each one is in the trail, for it leaves the encrypted file."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows import LedgerFilter
from bapasdesk.domain.trail import LIST_EXPORTED
from bapasdesk.errors import InvalidInput
from bapasdesk.exchange.list_sheet import list_csv, list_workbook
from bapasdesk.services import (
    certificates,
    clients,
    courses,
    ledger,
    participants,
    partners,
    payments,
    sessions,
)
from bapasdesk.services.office import Office
from bapasdesk.services.outgoing import fit_to_leave
from bapasdesk.services.rights import needs
from bapasdesk.store.atomic_file import write_atomically

LISTS: dict[str, Callable[[Office, str, int | None], Sequence[Any]]] = {
    "partners": lambda office, query, limit: partners.rows(office, query)[:limit],
    "courses": lambda office, query, limit: courses.rows(office, query)[:limit],
    "sessions": lambda office, query, limit: sessions.rows(office, query, limit=limit),
    "clients": lambda office, query, limit: clients.rows(office, query, limit=limit),
    "participants": lambda office, query, limit: participants.register(office, query, limit=limit),
    "certificates": lambda office, query, limit: certificates.rows(office, query, limit=limit),
    "receipts": lambda office, query, limit: payments.rows(office, query, limit=limit),
    "numbers": lambda office, query, limit: ledger.rows(office, LedgerFilter(query=query), limit=limit),
}
"""The lists by the words of the command line: rows for a query, at most so many (None: all)."""
_FORMATS = {".xlsx": list_workbook, ".csv": list_csv}


@needs(Right.EXPORT)
def export_list(office: Office, kind: str, path: Path, query: str = "") -> int:
    """Writes a list as .xlsx or .csv, whole or not at all; gives the number of rows.

    Children stand there by their initials, frozen clients not at all, and no NIK in full.
    """
    return _write(office, kind, path, LISTS[kind](office, query, None))


@needs(Right.EXPORT)
def export_ledger(office: Office, wanted: LedgerFilter, path: Path) -> int:
    """Writes the lines of the number ledger that a filter lets through, as `export_list` does."""
    return _write(office, "numbers", path, ledger.rows(office, wanted, limit=None))


def _write(office: Office, kind: str, path: Path, found: Sequence[Any]) -> int:
    make = _FORMATS.get(path.suffix.lower())
    if make is None:
        raise InvalidInput("Daftar disimpan sebagai berkas .xlsx atau .csv.", "path")
    with office.work() as work:
        rows, left_out = fit_to_leave(work, found)
        write_atomically(path, make(rows))
        skipped = f", {left_out} dilewati karena dibekukan" if left_out else ""
        work.record(LIST_EXPORTED, "office", 1, f"{kind}, {len(rows)} baris{skipped}")
        work.commit()
    return len(rows)
