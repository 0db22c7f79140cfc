"""The history a page shows, read from the sealed trail."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, tuple_

from bapasdesk.domain.rows import AuditRow
from bapasdesk.store.tables import audit_entry
from bapasdesk.store.unit_of_work import UnitOfWork

_ROWS = select(audit_entry.c.at, audit_entry.c.officer, audit_entry.c.action, audit_entry.c.detail)


def history(work: UnitOfWork, subject: str, subject_id: int) -> tuple[AuditRow, ...]:
    """What was done to one record, newest first."""
    query = _ROWS.where(audit_entry.c.subject == subject, audit_entry.c.subject_id == subject_id)
    newest_first = query.order_by(audit_entry.c.id.desc())
    return tuple(AuditRow(**row._mapping) for row in work.connection.execute(newest_first))


def since(work: UnitOfWork, trail_id: int, subjects: Collection[tuple[str, int]]) -> tuple[AuditRow, ...]:
    """What was done to these records (subject and id) after an entry of the trail, oldest first."""
    concerned = tuple_(audit_entry.c.subject, audit_entry.c.subject_id).in_(list(subjects))
    query = _ROWS.where(audit_entry.c.id > trail_id, concerned).order_by(audit_entry.c.id)
    return tuple(AuditRow(**row._mapping) for row in work.connection.execute(query))


def newest_seal(work: UnitOfWork) -> str:
    """The seal of the newest change; empty if there is none."""
    query = select(audit_entry.c.mac).order_by(audit_entry.c.id.desc()).limit(1)
    return str(work.connection.execute(query).scalar() or "")


def newest_at(work: UnitOfWork) -> datetime | None:
    """The PC's time at the newest entry; None if there is none."""
    query = select(audit_entry.c.at).order_by(audit_entry.c.id.desc()).limit(1)
    return work.connection.execute(query).scalar()
