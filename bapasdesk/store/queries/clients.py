"""The client list, which grows to a hundred thousand: filtered, sorted and paged on indexes."""

from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from bapasdesk.domain.nik import mask_nik
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.rows.people import ClientParticipation, ClientRow
from bapasdesk.domain.saved_filter import ClientChoice, guidance_span
from bapasdesk.domain.values import AttendanceStatus
from bapasdesk.store.queries.matching import indexed_ids, is_too_short, long_words
from bapasdesk.store.tables.certificates import certificate
from bapasdesk.store.tables.clients import client
from bapasdesk.store.tables.numbers import number_entry
from bapasdesk.store.tables.participants import attendance, participant
from bapasdesk.store.tables.partners import partner
from bapasdesk.store.tables.sessions import course, session, session_day
from bapasdesk.store.unit_of_work import UnitOfWork

_SORT_COLUMNS = {
    "name": client.c.full_name,
    "guidance_end": client.c.guidance_end,
    "register_number": client.c.register_number,
    "program": client.c.program,
}
_INDEXED = ("full_name", "register_number", "nik", "phone", "title_before", "title_after")
"""What the search index holds of a client."""
_COMMON = 10_000
"""Hits from which a first page is likely full sooner by walking the names than by putting all in order."""
_FEW = 400
"""Hits up to which it is quicker to read them all than to go along the list."""
_WALKED = 2_000
"""Rows walked at most; if they do not fill the page, the words sit close together and the index is asked."""
_AFTER_ALL_LETTERS = "\U0010ffff"


def client_rows(
    work: UnitOfWork,
    text: str = "",
    *,
    sort: str = "name",
    descending: bool = False,
    offset: int = 0,
    limit: int | None = 200,
) -> tuple[ClientRow, ...]:
    """One page of clients. `sort` is name, register_number, program or guidance_end."""
    key = _SORT_COLUMNS[sort]
    order = (key.desc(), client.c.id.desc()) if descending else (key, client.c.id)
    if limit is None:
        return _read(work, filtered(select(client), text).order_by(*order).offset(offset))
    rows, hits = select(client).order_by(*order), _hits(work, text)
    if offset == 0 and hits == _COMMON and text.isascii():  # those the walk and the index fold alike
        found = _read(work, _bearing(rows.limit(_WALKED), text).limit(limit))
        if len(found) == limit:
            return found
    ids = select(client.c.id)
    ids = _in_order(ids, text) if hits > _FEW else filtered(ids, text)
    # Only the page's own rows are read whole; what lies before it is counted off on the index.
    return _read(work, rows.where(client.c.id.in_(ids.order_by(*order).offset(offset).limit(limit))))


def longest_named(work: UnitOfWork) -> Client | None:
    """Whose name takes most letters; None without clients."""
    letters = func.length(client.c.title_before + client.c.full_name + client.c.title_after)
    found = work.connection.execute(select(client).order_by(letters.desc()).limit(1)).first()
    return Client(**found._mapping) if found else None


def clients_outside(work: UnitOfWork, session_id: int, text: str, limit: int) -> tuple[ClientRow, ...]:
    """Clients by name who are not yet in a session."""
    enrolled = select(participant.c.client_id).where(participant.c.session_id == session_id)
    query = filtered(select(client), text).where(client.c.id.not_in(enrolled))
    return _read(work, query.order_by(client.c.full_name, client.c.id).limit(limit))


def client_count(work: UnitOfWork, text: str = "") -> int:
    if text.strip() and not is_too_short(text):
        query = select(func.count()).select_from(indexed_ids("client", text).subquery())
    else:
        query = filtered(select(func.count()).select_from(client), text)
    return int(work.connection.execute(query).scalar_one())


def probable_duplicates(work: UnitOfWork, candidate: Client) -> tuple[str, ...]:
    """Names of other clients with the same NIK, or the same name and birth date."""
    same: list[ColumnElement[bool]] = []
    if candidate.nik:
        same.append(client.c.nik == candidate.nik)
    if candidate.birth_date is not None:
        same.append(
            (client.c.full_name == candidate.full_name) & (client.c.birth_date == candidate.birth_date)
        )
    if not same:
        return ()
    query = select(client.c.full_name).where(or_(*same), client.c.id != candidate.id)
    return tuple(work.connection.execute(query.order_by(client.c.full_name)).scalars())


def client_history(work: UnitOfWork, client_id: int) -> tuple[ClientParticipation, ...]:
    """The trainings of a client, newest first."""
    days = select(func.count()).where(session_day.c.session_id == session.c.id).scalar_subquery()
    present = (
        select(func.count())
        .where(
            attendance.c.participant_id == participant.c.id, attendance.c.status == AttendanceStatus.PRESENT
        )
        .scalar_subquery()
    )
    number = (
        select(number_entry.c.text)
        .join(certificate, certificate.c.number_id == number_entry.c.id)
        .where(certificate.c.participant_id == participant.c.id, certificate.c.is_void.is_(False))
        .scalar_subquery()
    )
    query = (
        select(
            session.c.id.label("session_id"),
            course.c.name.label("course"),
            partner.c.name.label("partner"),
            session.c.starts_on,
            session.c.ends_on,
            present.label("days_present"),
            days.label("days"),
            func.coalesce(number, "").label("certificate_number"),
        )
        .select_from(participant)
        .join(session, session.c.id == participant.c.session_id)
        .join(course, course.c.id == session.c.course_id)
        .join(partner, partner.c.id == session.c.partner_id)
        .where(participant.c.client_id == client_id)
        .order_by(session.c.starts_on.desc(), session.c.id.desc())
    )
    return tuple(ClientParticipation(**row._mapping) for row in work.connection.execute(query))


def filtered(query: Select[Any], text: str) -> Select[Any]:
    """A hundred thousand names stay quick: whole words by the index, one or two letters by the name."""
    typed = text.strip()
    if not typed:
        return query
    if is_too_short(typed):
        name = client.c.full_name
        return query.where(name >= typed, name < typed + _AFTER_ALL_LETTERS)  # one piece of the index
    return query.where(client.c.id.in_(indexed_ids("client", typed)))


def _hits(work: UnitOfWork, text: str) -> int:
    """Clients who bear the words, as far as they are worth counting; 0 if the search index is not asked."""
    if is_too_short(text):
        return 0
    some = indexed_ids("client", text).limit(_COMMON).subquery()
    return int(work.connection.execute(select(func.count()).select_from(some)).scalar_one())


def _in_order(ids: Select[Any], text: str) -> Select[Any]:
    """Taken in the order of the list and held against the hits, for to put thousands of hits in order SQLite
    would read each one's row. The sum keeps it from going by the hits."""
    return ids.where((client.c.id + 0).in_(indexed_ids("client", text)))


def _bearing(rows: Select[Any], text: str) -> Select[Any]:
    """Those of the rows, in their order, whose texts hold every word the search index would look for."""
    walked = rows.subquery()
    words = (
        or_(*(walked.c[field].icontains(word, autoescape=True) for field in _INDEXED))
        for word in long_words(text)
    )
    return select(walked).where(*words)


def _read(work: UnitOfWork, query: Select[Any]) -> tuple[ClientRow, ...]:
    clients = [Client(**row._mapping) for row in work.connection.execute(query)]
    seats = (
        select(participant.c.client_id, func.count())
        .where(participant.c.client_id.in_([one.id for one in clients]))
        .group_by(participant.c.client_id)
    )
    taken = {row[0]: row[1] for row in work.connection.execute(seats)}
    return tuple(
        ClientRow(
            id=one.id,
            name=one.printed_name,
            kind=one.kind,
            register_number=one.register_number,
            nik_masked=mask_nik(one.nik),
            program=one.program,
            guidance_end=one.guidance_end,
            phone=one.phone,
            participations=taken.get(one.id, 0),
        )
        for one in clients
    )


def chosen_rows(
    work: UnitOfWork,
    choice: ClientChoice,
    text: str = "",
    *,
    sort: str = "name",
    descending: bool = False,
    offset: int = 0,
    limit: int | None = 200,
) -> tuple[ClientRow, ...]:
    """One page of the clients an officer has to think of now; else as `client_rows`."""
    key = _SORT_COLUMNS[sort]
    order = (key.desc(), client.c.id.desc()) if descending else (key, client.c.id)
    query = _chosen(work, filtered(select(client), text), choice)
    return _read(work, query.order_by(*order).offset(offset).limit(limit))


def chosen_count(work: UnitOfWork, choice: ClientChoice, text: str = "") -> int:
    query = _chosen(work, filtered(select(func.count()).select_from(client), text), choice)
    return int(work.connection.execute(query).scalar_one())


def _chosen(work: UnitOfWork, query: Select[Any], choice: ClientChoice) -> Select[Any]:
    if choice == ClientChoice.NEVER_TRAINED:
        return query.where(client.c.id.not_in(select(participant.c.client_id)))
    span = guidance_span(choice, work.today())
    return query if span is None else query.where(client.c.guidance_end.between(*span))
