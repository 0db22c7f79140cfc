"""How old the office is, by its own trail."""

from datetime import datetime

from sqlalchemy import select

from bapasdesk.store.tables.trail import audit_entry
from bapasdesk.store.unit_of_work import UnitOfWork


def office_since(work: UnitOfWork) -> datetime | None:
    """When the first thing was done in it; None if nothing has been."""
    query = select(audit_entry.c.at).order_by(audit_entry.c.id).limit(1)
    return work.connection.execute(query).scalar()
