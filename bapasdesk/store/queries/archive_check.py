"""Reads the archive of printed papers step by step: are they still the bytes that came out?"""

import zlib
from dataclasses import dataclass, field
from hashlib import sha256

from sqlalchemy import select

from bapasdesk.store.tables.papers import archived_pdf
from bapasdesk.store.unit_of_work import UnitOfWork

STEP = 100
"""Papers that are looked at in one go: a fraction of a second."""


@dataclass
class ArchiveCheck:
    """From the first paper on; those printed meanwhile are met at the end."""

    row: int = 0
    problems: list[str] = field(default_factory=list)

    def go_on(self, work: UnitOfWork) -> bool:
        """False once the end is reached."""
        query = select(archived_pdf).where(archived_pdf.c.id > self.row).order_by(archived_pdf.c.id)
        rows = work.connection.execute(query.limit(STEP)).all()
        for row in rows:
            self.row = row.id
            if not is_unchanged(row.packed, row.sha256):
                self.problems.append(
                    f"Arsip cetak {row.sha256[:12]} tidak lagi sama dengan yang keluar dari printer."
                )
        return len(rows) == STEP


def is_unchanged(packed: bytes, digest: str) -> bool:
    """Whether the compressed bytes are those of that SHA-256."""
    try:
        return sha256(zlib.decompress(packed)).hexdigest() == digest
    except zlib.error:
        return False
