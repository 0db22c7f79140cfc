"""Sessions that are repeated every week, changed one at a time or from one on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bapasdesk.domain.costs import SessionCost
from bapasdesk.domain.records.sessions import Session, SessionDay
from bapasdesk.domain.rights import Right
from bapasdesk.domain.values import SessionStatus
from bapasdesk.domain.working_days import Closed, moved_days, next_open, weekly
from bapasdesk.errors import InvalidInput
from bapasdesk.services.office import Office
from bapasdesk.services.planning import closed_in
from bapasdesk.services.rights import needs
from bapasdesk.services.sessions import store
from bapasdesk.store.unit_of_work import UnitOfWork

MOST_TIMES = 52
"""A year of weeks."""
_ROOM = timedelta(days=30)
"""So far beyond the last week closed days are looked up, for sessions pushed on by holidays."""


@needs(Right.PLAN)
def plan(
    office: Office,
    session: Session,
    days: Sequence[date],
    times: int,
    costs: Sequence[SessionCost] | None = None,
) -> tuple[int, ...]:
    """Plans a session `times` times, a week apart, each with these costs; gives the ids in order.

    A week whose first day is closed begins on the next working day instead.
    """
    if not 1 <= times <= MOST_TIMES:
        raise InvalidInput(f"Ulangan diisi 1 sampai {MOST_TIMES} kali.", "times")
    with office.work() as work:
        ids: list[int] = []
        for run in weekly(days, times, closed_from(work, min(days), times)):
            one = on_days(replace(session, series_id=next(iter(ids), None)), run)
            ids.append(store(work, one, run, costs))
        if times > 1:
            first = work.get(Session, ids[0])
            work.change(replace(first, series_id=first.id))
            work.undoable(f"{times} kegiatan dijadwalkan")
        work.commit()
    return tuple(ids)


@needs(Right.VIEW)
def later_count(office: Office, session_id: int) -> int:
    """How many planned sessions of the same series come after this one."""
    with office.work() as work:
        return len(later_in(work, work.get(Session, session_id)))


@needs(Right.PLAN)
def save_with_later(
    office: Office, session: Session, days: Sequence[date], costs: Sequence[SessionCost] | None = None
) -> int:
    """Saves a session and gives all later planned ones of its series the same facts; gives their number.

    If its days changed, theirs are moved by as many calendar days. All are saved together or none.
    """
    with office.work() as work:
        before = work.get(Session, session.id)
        days_before = held_on(work, session.id)
        later = later_in(work, before)
        store(work, session, days, costs)
        shift = min(days) - days_before[0]
        same_days = sorted(days) == days_before
        closed = closed_from(work, min([*days, before.starts_on]))
        for one in later:
            own = held_on(work, one.id)
            new = own if same_days else along(sorted(days), own[0] + shift, closed)
            store(work, on_days(_with_facts_of(session, one), new), new, costs)
        work.undoable(f"{len(later) + 1} kegiatan diubah")
        work.commit()
    return len(later)


def later_in(work: UnitOfWork, session: Session) -> list[Session]:
    """Planned sessions of the same series that begin after this one, soonest first."""
    if session.series_id is None:
        return []
    planned = work.find(
        Session, series_id=session.series_id, status=SessionStatus.PLANNED, order_by="starts_on"
    )
    return [one for one in planned if one.starts_on > session.starts_on and one.id != session.id]


def held_on(work: UnitOfWork, session_id: int) -> list[date]:
    """The days of a session in order."""
    return [day.held_on for day in work.find(SessionDay, session_id=session_id, order_by="held_on")]


def closed_from(work: UnitOfWork, first: date, weeks: int = MOST_TIMES) -> Closed:
    """Closed days from a day on, for so many weeks and some more."""
    return closed_in(work, first, first + timedelta(weeks=weeks) + _ROOM)


def on_days(session: Session, days: Sequence[date]) -> Session:
    """The session with its first and last day as these."""
    return replace(session, starts_on=min(days), ends_on=max(days))


def along(pattern: Sequence[date], to: date, closed: Closed) -> list[date]:
    """Days as far apart as the pattern's; a session that comes along does not begin on a closed day."""
    return moved_days(pattern, next_open(to, closed), closed)


def _with_facts_of(changed: Session, own: Session) -> Session:
    """What was changed in one, with what is each session's own: its state, and what it makes up for."""
    return replace(
        changed,
        id=own.id,
        status=own.status,
        status_reason=own.status_reason,
        series_id=own.series_id,
        makes_up_for_id=own.makes_up_for_id,
    )
