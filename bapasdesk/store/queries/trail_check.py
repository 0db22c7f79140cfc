"""Follows the sealed trail step by step, so that other work gets in between."""

from dataclasses import dataclass
from typing import Any

from bapasdesk.store import audit_chain
from bapasdesk.store.unit_of_work import UnitOfWork

STEP = 1_000
"""Rows that are looked at in one go: some milliseconds, for a letter typed meanwhile waits for them."""
_ROWS = (
    "SELECT id, mac, at, officer, action, subject, subject_id, detail FROM audit_entry"
    " WHERE id > ? ORDER BY id LIMIT ?"
)


@dataclass
class TrailCheck:
    """From the first row on; rows written meanwhile are met at the end."""

    row: int = 0
    seal: str = audit_chain.FIRST
    problem: str = ""

    def go_on(self, work: UnitOfWork) -> bool:
        """False once the end is reached, or a row whose seal does not fit the row before it.

        Straight from the driver: of a million rows none needs a name.
        """
        driver: Any = work.connection.connection.driver_connection
        rows = driver.execute(_ROWS, (self.row, STEP)).fetchall()
        broken = audit_chain.first_broken(work.key("audit"), rows, self.seal)
        if broken is not None:
            self.problem = f"Jejak perubahan tidak utuh mulai baris {broken}: ada yang mengubahnya dari luar."
        elif rows:
            self.row, self.seal = rows[-1][:2]
        return broken is None and len(rows) == STEP
