"""The history a page shows, read from the sealed trail."""

from collections.abc import Collection

from sqlalchemy import select, tuple_

from bapasdesk.domain.rows import AuditRow
from bapasdesk.domain.trail import CHANGES_NOTHING
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


def is_changed_since(work: UnitOfWork, seal: str) -> bool:
    """Whether anything but looking, printing and logging in has happened after the entry with that seal."""
    known = select(audit_entry.c.id).where(audit_entry.c.mac == seal)
    start = work.connection.execute(known).scalar()
    query = select(audit_entry.c.id).where(audit_entry.c.action.not_in(CHANGES_NOTHING)).limit(1)
    if start is not None:
        query = query.where(audit_entry.c.id > start)
    return work.connection.execute(query).scalar() is not None


def newest_seal(work: UnitOfWork) -> str:
    """The seal of the newest change; empty if there is none."""
    query = select(audit_entry.c.mac).order_by(audit_entry.c.id.desc()).limit(1)
    return str(work.connection.execute(query).scalar() or "")
