"""Which clients a session could seat, best first: weighed and sorted inside the database, which is quick with
a hundred thousand of them; only the first are read with all that is known of them.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, case, cast, func, literal, or_, select

from bapasdesk.domain.ranking import DEPENDANTS_COUNTED, WHOLE, Candidate, SeatNeed, telling_words
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.outcomes import CheckInDay
from bapasdesk.domain.seating import ClientWishes, SeatWeights, WorkStatus, weight_values
from bapasdesk.store.queries.clients import filtered
from bapasdesk.store.queries.plans import plans_between
from bapasdesk.store.queries.seats_so_far import NOT_CALLED_OFF, kept_apart, seats_so_far
from bapasdesk.store.tables.clients import client
from bapasdesk.store.tables.participants import participant
from bapasdesk.store.tables.seating import client_wishes, drop_out, interest, waiting_place, walk_in
from bapasdesk.store.tables.sessions import session
from bapasdesk.store.unit_of_work import UnitOfWork

_HALF = WHOLE // 2
_BETWEEN_WORDS = (",", ";", "/", ".", "-", "(", ")", "\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which of the clients to look at."""

    text: str = ""
    """As typed into the search box."""
    only_interested: bool = False
    after_guidance: bool = False
    """Also those whose guidance is over before the session."""


def candidates(
    work: UnitOfWork, need: SeatNeed, weights: SeatWeights, wanted: Wanted, limit: int
) -> tuple[Candidate, ...]:
    """The best of those who could get a seat, the best first.

    Points alike: who has wanted the course longer comes first, then who has been registered longer, so that
    nobody's name decides.
    """
    seats, values = seats_so_far(), weight_values(weights)
    number: ColumnElement[int] = func.coalesce(seats.c.number, 0)
    shares = _shares(need, number)
    points: ColumnElement[int] = literal(0)
    for name, weight in values.items():
        points = points + weight * shares[name]
    query = _suitable(
        select(
            client.c.id,
            number.label("seats"),
            interest.c.id.is_not(None).label("is_coded_interest"),
            *(share.label(f"share_{name}") for name, share in shares.items()),
        ),
        need,
        wanted,
    )
    query = (
        query.outerjoin(client_wishes, client_wishes.c.client_id == client.c.id)
        .outerjoin(
            waiting_place,
            (waiting_place.c.client_id == client.c.id) & (waiting_place.c.session_id == need.session_id),
        )
        .outerjoin(seats, seats.c.client_id == client.c.id)
    ).order_by(points.desc(), func.coalesce(interest.c.noted_on, "9999"), client.c.id)
    rows = work.connection.execute(query.limit(limit)).all()
    return _read(work, need, rows, tuple(values))


def suitable_count(work: UnitOfWork, need: SeatNeed, wanted: Wanted) -> int:
    """How many could get a seat in all."""
    query = _suitable(select(func.count()), need, wanted)
    return int(work.connection.execute(query).scalar_one())


def _suitable(query: Select[Any], need: SeatNeed, wanted: Wanted) -> Select[Any]:
    """Nobody who sits there already, has given the seat up, is frozen, pseudonymised or only a name."""
    mine = participant.c.session_id == need.session_id
    query = (
        query.select_from(client)
        .outerjoin(interest, (interest.c.client_id == client.c.id) & (interest.c.course_id == need.course_id))
        .where(
            client.c.id.not_in(select(participant.c.client_id).where(mine)),
            client.c.id.not_in(select(drop_out.c.client_id).where(drop_out.c.session_id == need.session_id)),
            client.c.id.not_in(select(walk_in.c.client_id)),
            client.c.id.not_in(kept_apart()),
        )
    )
    if not wanted.after_guidance:
        runs = or_(client.c.guidance_end.is_(None), client.c.guidance_end >= need.starts_on)
        query = query.where(runs)
    if wanted.only_interested:
        query = query.where(or_(interest.c.id.is_not(None), _has_word(client.c.interests, need.course)))
    return filtered(query, wanted.text)


def _shares(need: SeatNeed, seats: ColumnElement[int]) -> dict[str, ColumnElement[int]]:
    """How far each reason holds for a client, 0 to 100, by the name of its weight."""
    work_status = client_wishes.c.work_status
    dependants = func.min(func.coalesce(client_wishes.c.dependants, 0), DEPENDANTS_COUNTED)
    return {
        "interest": case(
            (interest.c.id.is_not(None), WHOLE), (_has_word(client.c.interests, need.course), _HALF), else_=0
        ),
        "waiting": case((waiting_place.c.id.is_not(None), WHOLE), else_=0),
        "never_seated": case((seats == 0, WHOLE), (seats == 1, _HALF), else_=0),
        "without_work": case(
            (work_status == WorkStatus.WITHOUT_WORK, WHOLE),
            (work_status == WorkStatus.ODD_JOBS, _HALF),
            else_=0,
        ),
        "dependants": cast(dependants * WHOLE / DEPENDANTS_COUNTED, Integer),
        "available": case((_is_free(need), WHOLE), else_=0),
        "skill": case((_has_word(client_wishes.c.skills, need.course), WHOLE), else_=0),
    }


def _is_free(need: SeatNeed) -> ColumnElement[bool]:
    """Known to be free on each day of the session, and at its hours where those are known."""
    bits = sum(1 << day for day in need.weekdays)
    free = cast(client_wishes.c.weekdays, Integer).op("&")(bits) == bits
    conditions = [free, literal(bool(bits))]
    if need.starts_at:
        begins = client_wishes.c.free_from
        conditions.append(or_(begins == "", begins <= need.starts_at))
    if need.ends_at:
        ends = client_wishes.c.free_until
        conditions.append(or_(ends == "", ends >= need.ends_at))
    return and_(*conditions)


def _has_word(text: ColumnElement[str], course: str) -> ColumnElement[bool]:
    """One of the words that tell the course stands in the text as a word of its own."""
    spaced: ColumnElement[str] = func.lower(text)
    for sign in _BETWEEN_WORDS:
        spaced = func.replace(spaced, sign, " ")
    padded = literal(" ") + spaced + " "
    words = telling_words(course)
    found = [padded.contains(f" {word} ", autoescape=True) for word in words]
    return and_(text != "", or_(*found)) if found else literal(False)


def _read(work: UnitOfWork, need: SeatNeed, rows: Any, names: tuple[str, ...]) -> tuple[Candidate, ...]:
    ids = [row.id for row in rows]
    clients = {one.id: one for one in work.find(Client, id=ids)}
    wishes = {one.client_id: one for one in work.find(ClientWishes, client_id=ids)}
    check_ins = {one.client_id: one.day for one in work.find(CheckInDay, client_id=ids)}
    before, elsewhere = _same_course(work, need, ids), _elsewhere(work, need)
    return tuple(
        Candidate(
            client=clients[row.id],
            wishes=wishes.get(row.id, ClientWishes(client_id=row.id)),
            shares={name: int(row._mapping[f"share_{name}"]) for name in names},
            seats=row.seats,
            is_coded_interest=bool(row.is_coded_interest),
            same_course_on=tuple(before.get(row.id, ())),
            elsewhere=tuple(elsewhere.get(row.id, ())),
            check_in=check_ins.get(row.id),
        )
        for row in rows
    )


def _same_course(work: UnitOfWork, need: SeatNeed, ids: list[int]) -> dict[int, list[date]]:
    """When each client already had a seat in the same course."""
    query = (
        select(participant.c.client_id, session.c.starts_on)
        .join(session, session.c.id == participant.c.session_id)
        .where(
            participant.c.client_id.in_(ids),
            session.c.course_id == need.course_id,
            session.c.id != need.session_id,
            NOT_CALLED_OFF,
        )
    )
    found: dict[int, list[date]] = defaultdict(list)
    for row in work.connection.execute(query):
        found[row.client_id].append(row.starts_on)
    return found


def _elsewhere(work: UnitOfWork, need: SeatNeed) -> dict[int, list[tuple[str, frozenset[date]]]]:
    """Who has a seat in another session on one of the days."""
    found: dict[int, list[tuple[str, frozenset[date]]]] = defaultdict(list)
    for plan in plans_between(work, need.starts_on, need.ends_on):
        days = plan.days & need.days
        if days and plan.session_id != need.session_id:
            for client_id in plan.people:
                found[client_id].append((plan.course, days))
    return found
