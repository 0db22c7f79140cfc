"""What left the office: rounds of printing, and the papers that have not come back signed."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, or_, select

from bapasdesk.domain.rows.papers import PrintRow, ProofRow
from bapasdesk.store.queries.words import with_name, with_words
from bapasdesk.store.tables.certificates import certificate
from bapasdesk.store.tables.clients import client
from bapasdesk.store.tables.money import transport_payment
from bapasdesk.store.tables.numbers import number_entry
from bapasdesk.store.tables.papers import archived_pdf, printed_number, printed_paper, signed_proof
from bapasdesk.store.tables.participants import participant
from bapasdesk.store.tables.sessions import course, session
from bapasdesk.store.unit_of_work import UnitOfWork

_MOST_AT_ONCE = 500


def printed_times(work: UnitOfWork, number_ids: Sequence[int]) -> dict[int, int]:
    """How often each number's paper has come out; one that never has is left out."""
    found: dict[int, int] = {}
    for start in range(0, len(number_ids), _MOST_AT_ONCE):
        query = (
            select(printed_number.c.number_id, func.max(printed_number.c.copy) + 1)
            .where(printed_number.c.number_id.in_(number_ids[start : start + _MOST_AT_ONCE]))
            .group_by(printed_number.c.number_id)
        )
        found |= {number: int(times) for number, times in work.connection.execute(query)}
    return found


def rounds_of_number(work: UnitOfWork, number_id: int) -> tuple[PrintRow, ...]:
    """Every round in which the number's paper came out, the original first."""
    query = (
        _rounds()
        .add_columns(printed_number.c.copy)
        .join(printed_number, printed_number.c.printed_id == printed_paper.c.id)
        .where(printed_number.c.number_id == number_id)
        .order_by(printed_number.c.copy)
    )
    return tuple(PrintRow(**row._mapping) for row in work.connection.execute(query))


def rounds_of_session(work: UnitOfWork, session_id: int) -> tuple[PrintRow, ...]:
    """Newest first."""
    query = _rounds().where(printed_paper.c.session_id == session_id).order_by(printed_paper.c.id.desc())
    return tuple(PrintRow(**row._mapping, copy=None) for row in work.connection.execute(query))


def proof_rows(
    work: UnitOfWork,
    text: str = "",
    *,
    session_id: int | None = None,
    returned: bool = False,
    offset: int = 0,
    limit: int | None = None,
) -> tuple[ProofRow, ...]:
    """Papers that are out to be signed (or, `returned`, came back), the longest out first."""
    query = _filtered(text, session_id, returned).order_by(
        signed_proof.c.printed_on, signed_proof.c.session_id, signed_proof.c.kind, signed_proof.c.id
    )
    found = work.connection.execute(query.offset(offset).limit(limit))
    return tuple(_proof(row._mapping) for row in found)


def proof_count(
    work: UnitOfWork, text: str = "", *, session_id: int | None = None, returned: bool = False
) -> int:
    query = select(func.count()).select_from(_filtered(text, session_id, returned).subquery())
    return int(work.connection.execute(query).scalar_one())


def _rounds() -> Select[Any]:
    return select(
        printed_paper.c.id,
        printed_paper.c.kind,
        printed_paper.c.printed_at,
        printed_paper.c.officer,
        printed_paper.c.channel,
        printed_paper.c.copies,
        archived_pdf.c.sha256,
    ).join(archived_pdf, archived_pdf.c.id == printed_paper.c.archive_id)


def _filtered(text: str, session_id: int | None, returned: bool) -> Select[Any]:
    """Void numbers are owed no signature any more."""
    holder = func.coalesce(certificate.c.participant_id, transport_payment.c.participant_id)
    query = (
        select(
            signed_proof.c.id,
            signed_proof.c.session_id,
            signed_proof.c.kind,
            func.coalesce(number_entry.c.text, "").label("number"),
            client.c.id.label("client_id"),
            client.c.title_before,
            client.c.full_name,
            client.c.title_after,
            course.c.name.label("course"),
            session.c.starts_on,
            signed_proof.c.printed_on,
            signed_proof.c.returned_on,
        )
        .join(session, session.c.id == signed_proof.c.session_id)
        .join(course, course.c.id == session.c.course_id)
        .outerjoin(number_entry, number_entry.c.id == signed_proof.c.number_id)
        .outerjoin(certificate, certificate.c.number_id == number_entry.c.id)
        .outerjoin(transport_payment, transport_payment.c.number_id == number_entry.c.id)
        .outerjoin(participant, participant.c.id == holder)
        .outerjoin(client, client.c.id == participant.c.client_id)
        .where(or_(number_entry.c.state.is_(None), number_entry.c.state != "void"))
    )
    is_back = signed_proof.c.returned_on.is_not(None)
    query = query.where(is_back if returned else signed_proof.c.returned_on.is_(None))
    if session_id is not None:
        query = query.where(signed_proof.c.session_id == session_id)
    return with_words(query, text, number_entry.c.text, client.c.full_name, course.c.name)


def _proof(row: Any) -> ProofRow:
    return ProofRow(**with_name(row, "holder"))
