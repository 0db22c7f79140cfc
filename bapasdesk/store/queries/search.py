"""The one search box: clients, partners, sessions and document numbers."""

from sqlalchemy import literal_column, select, union_all

from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.rows.search import SearchHit
from bapasdesk.store.queries.matching import indexed_ids, is_too_short, starts_with
from bapasdesk.store.tables.certificates import certificate
from bapasdesk.store.tables.clients import client
from bapasdesk.store.tables.money import transport_payment
from bapasdesk.store.tables.numbers import number_entry
from bapasdesk.store.tables.participants import participant
from bapasdesk.store.tables.partners import partner
from bapasdesk.store.tables.sessions import course, session
from bapasdesk.store.unit_of_work import UnitOfWork

_MOST_CANDIDATES = 500
"""Of a word most clients bear, so many are put in order of name: nobody reads on, and all would be slow."""


def search(work: UnitOfWork, text: str, limit: int) -> tuple[SearchHit, ...]:
    """At most `limit` hits of each kind: partners, sessions, clients, then papers by their number."""
    return (
        *_partners(work, text, limit),
        *_sessions(work, text, limit),
        *_clients(work, text, limit),
        *_papers(work, text, limit),
    )


def _clients(work: UnitOfWork, text: str, limit: int) -> list[SearchHit]:
    short = is_too_short(text)
    found = select(indexed_ids("client", text).limit(_MOST_CANDIDATES).subquery())
    hit = starts_with(client.c.full_name, text) if short else client.c.id.in_(found)
    query = select(client).where(hit).order_by(client.c.full_name).limit(limit)
    return [
        SearchHit(
            kind="client",
            id=row.id,
            title=row.full_name,
            detail=" · ".join(filter(None, (row.register_number, row.program))),
        )
        for row in work.connection.execute(query)
    ]


def _partners(work: UnitOfWork, text: str, limit: int) -> list[SearchHit]:
    short = is_too_short(text)
    hit = starts_with(partner.c.name, text) if short else partner.c.id.in_(indexed_ids("partner", text))
    query = select(partner).where(hit).order_by(partner.c.name).limit(limit)
    return [
        SearchHit(kind="partner", id=row.id, title=row.name, detail=row.address)
        for row in work.connection.execute(query)
    ]


def _sessions(work: UnitOfWork, text: str, limit: int) -> list[SearchHit]:
    short = is_too_short(text)
    hit = starts_with(course.c.name, text) if short else session.c.id.in_(indexed_ids("session", text))
    query = (
        select(
            session.c.id,
            course.c.name,
            partner.c.name.label("partner"),
            session.c.starts_on,
            session.c.ends_on,
        )
        .join(course, course.c.id == session.c.course_id)
        .join(partner, partner.c.id == session.c.partner_id)
        .where(hit)
        .order_by(session.c.starts_on.desc())
        .limit(limit)
    )
    return [
        SearchHit(
            kind="session",
            id=row.id,
            title=row.name,
            detail=f"{format_range(row.starts_on, row.ends_on)} · {row.partner}",
        )
        for row in work.connection.execute(query)
    ]


def _papers(work: UnitOfWork, text: str, limit: int) -> list[SearchHit]:
    typed = number_entry.c.text.icontains(text.strip(), autoescape=True)
    queries = [
        select(
            literal_column(f"'{kind}'").label("kind"),
            participant.c.session_id,
            number_entry.c.text,
            client.c.full_name,
        )
        .select_from(paper)
        .join(number_entry, number_entry.c.id == paper.c.number_id)
        .join(participant, participant.c.id == paper.c.participant_id)
        .join(client, client.c.id == participant.c.client_id)
        .where(typed)
        for kind, paper in (("certificate", certificate), ("receipt", transport_payment))
    ]
    return [
        SearchHit(kind=row.kind, id=row.session_id, title=row.text, detail=row.full_name)
        for row in work.connection.execute(union_all(*queries).limit(limit))
    ]


def forget_old_words(work: UnitOfWork) -> None:
    """Names that were replaced leave the index too; it otherwise keeps them until it happens to tidy up."""
    work.connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('optimize')")
