"""What pages show of the sealed trail: the history of one thing, and the whole of it, filtered."""

from collections.abc import Collection
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, func, or_, select, tuple_

from bapasdesk.domain.rows.trail import AuditRow, TrailFilter, TrailRow
from bapasdesk.domain.trail import ACTIONS, CHANGES_NOTHING, SUBJECTS, TrailKind
from bapasdesk.store.tables.clients import client
from bapasdesk.store.tables.trail import audit_entry
from bapasdesk.store.unit_of_work import UnitOfWork

_ROWS = select(audit_entry.c.at, audit_entry.c.officer, audit_entry.c.action, audit_entry.c.detail)
_NOT_A_LOOK = audit_entry.c.action.not_in(ACTIONS[TrailKind.VIEW])


def history(work: UnitOfWork, subject: str, subject_id: int) -> tuple[AuditRow, ...]:
    """What was done to one record, newest first; who merely looked at it is in the whole trail."""
    query = _ROWS.where(
        audit_entry.c.subject == subject,
        audit_entry.c.subject_id == subject_id,
        _NOT_A_LOOK,
    )
    newest_first = query.order_by(audit_entry.c.id.desc())
    return tuple(AuditRow(**row._mapping) for row in work.connection.execute(newest_first))


def since(work: UnitOfWork, trail_id: int, subjects: Collection[tuple[str, int]]) -> tuple[AuditRow, ...]:
    """What was done to these records (subject and id) after an entry of the trail, oldest first."""
    concerned = tuple_(audit_entry.c.subject, audit_entry.c.subject_id).in_(list(subjects))
    query = _ROWS.where(audit_entry.c.id > trail_id, concerned, _NOT_A_LOOK).order_by(audit_entry.c.id)
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


def newest_at(work: UnitOfWork) -> datetime | None:
    """The PC's time at the newest entry; None if there is none."""
    query = select(audit_entry.c.at).order_by(audit_entry.c.id.desc()).limit(1)
    return work.connection.execute(query).scalar()


def trail_rows(
    work: UnitOfWork, wanted: TrailFilter, *, offset: int = 0, limit: int = 200
) -> tuple[TrailRow, ...]:
    """One page of the trail, newest first. A client is named as the office knows him today."""
    query = _filtered(select(audit_entry), wanted).order_by(audit_entry.c.id.desc())
    found = work.connection.execute(query.offset(offset).limit(limit)).all()
    ids = {row.subject_id for row in found if row.subject == "client"}
    known = select(client.c.id, client.c.full_name).where(client.c.id.in_(ids))
    names = {row.id: row.full_name for row in work.connection.execute(known)}
    return tuple(
        TrailRow(
            id=row.id,
            at=row.at,
            officer=row.officer,
            action=row.action,
            about=_about(row, names),
            detail=row.detail,
            client_id=row.subject_id if row.subject == "client" else None,
        )
        for row in found
    )


def trail_count(work: UnitOfWork, wanted: TrailFilter) -> int:
    query = _filtered(select(func.count()).select_from(audit_entry), wanted)
    return int(work.connection.execute(query).scalar_one())


def trail_officers(work: UnitOfWork) -> tuple[str, ...]:
    """Everybody who has ever done anything."""
    query = select(audit_entry.c.officer).distinct().order_by(audit_entry.c.officer)
    return tuple(work.connection.execute(query).scalars())


def trail_of_client(work: UnitOfWork, client_id: int, session_ids: list[int]) -> tuple[TrailRow, ...]:
    """What was done with one client's data, oldest first: own entries and those of the client's sessions."""
    query = select(audit_entry).where(
        or_(
            (audit_entry.c.subject == "client") & (audit_entry.c.subject_id == client_id),
            (audit_entry.c.subject == "session") & audit_entry.c.subject_id.in_(session_ids),
        )
    )
    return tuple(
        TrailRow(
            id=row.id, at=row.at, officer=row.officer, action=row.action, about=_about(row, {}), detail=""
        )
        for row in work.connection.execute(query.order_by(audit_entry.c.id))
    )


def _about(row: Any, names: dict[int, str]) -> str:
    word = SUBJECTS.get(row.subject, row.subject)
    if row.subject == "client" and row.subject_id in names:
        return f"{word}: {names[row.subject_id]}"
    return word if row.subject == "office" or not row.subject_id else f"{word} {row.subject_id}"


def _filtered(query: Select[Any], wanted: TrailFilter) -> Select[Any]:
    entry = audit_entry.c
    if wanted.officer:
        query = query.where(entry.officer == wanted.officer)
    if wanted.kind == TrailKind.CHANGE:
        named = [action for actions in ACTIONS.values() for action in actions]
        query = query.where(entry.action.not_in(named))
    elif wanted.kind is not None:
        query = query.where(entry.action.in_(ACTIONS[wanted.kind]))
    if wanted.since is not None:
        query = query.where(entry.at >= datetime.combine(wanted.since, time.min))
    if wanted.until is not None:
        query = query.where(entry.at < datetime.combine(wanted.until, time.min) + timedelta(days=1))
    if wanted.text.strip():
        text = wanted.text.strip()
        query = query.where(
            or_(entry.action.icontains(text, autoescape=True), entry.detail.icontains(text, autoescape=True))
        )
    return query
