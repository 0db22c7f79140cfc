"""The number ledger as it is read: every number, its state, what it is for and how often it was copied."""

from typing import Any

from sqlalchemy import Select, func, select

from bapasdesk.domain.rows.papers import LedgerFilter, LedgerRow
from bapasdesk.store.queries.words import with_name, with_words
from bapasdesk.store.tables.certificates import certificate
from bapasdesk.store.tables.clients import client
from bapasdesk.store.tables.money import transport_payment
from bapasdesk.store.tables.numbers import number_entry, number_series
from bapasdesk.store.tables.papers import printed_number, session_paper
from bapasdesk.store.tables.participants import participant
from bapasdesk.store.unit_of_work import UnitOfWork

_copies = (
    select(func.coalesce(func.max(printed_number.c.copy), 0))
    .where(printed_number.c.number_id == number_entry.c.id)
    .scalar_subquery()
)


def ledger_rows(
    work: UnitOfWork,
    wanted: LedgerFilter,
    *,
    descending: bool = False,
    offset: int = 0,
    limit: int | None = None,
) -> tuple[LedgerRow, ...]:
    """By series, year and sequence; typed numbers without one come last in their year, by date."""
    order = [
        number_entry.c.year,
        number_entry.c.seq.is_(None),
        number_entry.c.seq,
        number_entry.c.document_date,
        number_entry.c.id,
    ]
    if descending:
        order = [column.desc() for column in order]
    query = _filtered(wanted).order_by(number_series.c.id, *order).offset(offset).limit(limit)
    return tuple(_row(row._mapping) for row in work.connection.execute(query))


def ledger_count(work: UnitOfWork, wanted: LedgerFilter) -> int:
    query = select(func.count()).select_from(_filtered(wanted).subquery())
    return int(work.connection.execute(query).scalar_one())


def ledger_years(work: UnitOfWork) -> tuple[int, ...]:
    """Newest first."""
    query = select(number_entry.c.year).distinct().order_by(number_entry.c.year.desc())
    return tuple(work.connection.execute(query).scalars())


def _filtered(wanted: LedgerFilter) -> Select[Any]:
    query = _lines()
    if wanted.kind is not None:
        query = query.where(number_series.c.kind == wanted.kind)
    if wanted.year is not None:
        query = query.where(number_entry.c.year == wanted.year)
    if wanted.state is not None:
        query = query.where(number_entry.c.state == wanted.state)
    if wanted.copied:
        query = query.where(_copies > 0)
    columns = (number_entry.c.text, number_entry.c.subject, number_entry.c.reason, client.c.full_name)
    return with_words(query, wanted.query, *columns)


def _lines() -> Select[Any]:
    holder = func.coalesce(certificate.c.participant_id, transport_payment.c.participant_id)
    return (
        select(
            number_entry.c.id,
            number_series.c.kind,
            number_entry.c.year,
            number_entry.c.seq,
            number_entry.c.text.label("number"),
            number_entry.c.document_date,
            number_entry.c.state,
            number_entry.c.subject,
            number_entry.c.reason.label("void_reason"),
            number_entry.c.is_skipped,
            _copies.label("copies"),
            func.coalesce(participant.c.session_id, session_paper.c.session_id).label("session_id"),
            client.c.id.label("client_id"),
            client.c.title_before,
            client.c.full_name,
            client.c.title_after,
        )
        .join(number_series, number_series.c.id == number_entry.c.series_id)
        .outerjoin(certificate, certificate.c.number_id == number_entry.c.id)
        .outerjoin(transport_payment, transport_payment.c.number_id == number_entry.c.id)
        .outerjoin(session_paper, session_paper.c.number_id == number_entry.c.id)
        .outerjoin(participant, participant.c.id == holder)
        .outerjoin(client, client.c.id == participant.c.client_id)
    )


def _row(row: Any) -> LedgerRow:
    return LedgerRow(**with_name(row, "holder"))
