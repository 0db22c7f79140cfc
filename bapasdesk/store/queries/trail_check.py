"""Follows the sealed trail step by step, so that other work gets in between."""

from dataclasses import dataclass

from sqlalchemy import select

from bapasdesk.domain.records import AuditEntry
from bapasdesk.store import audit_chain
from bapasdesk.store.tables import audit_entry
from bapasdesk.store.unit_of_work import UnitOfWork

STEP = 5_000
"""Rows that are looked at in one go: a fraction of a second."""


@dataclass
class TrailCheck:
    """From the first row on; rows written meanwhile are met at the end."""

    row: int = 0
    seal: str = audit_chain.FIRST
    problem: str = ""

    def go_on(self, work: UnitOfWork) -> bool:
        """False once the end is reached, or a row whose seal does not fit the row before it."""
        key = work.key("audit")
        query = select(audit_entry).where(audit_entry.c.id > self.row).order_by(audit_entry.c.id)
        rows = work.connection.execute(query.limit(STEP)).all()
        for row in rows:
            entry = AuditEntry(**row._mapping)
            if audit_chain.seal(key, self.seal, entry) != entry.mac:
                self.problem = (
                    f"Jejak perubahan tidak utuh mulai baris {entry.id}: ada yang mengubahnya dari luar."
                )
                return False
            self.row, self.seal = entry.id, entry.mac
        return len(rows) == STEP
