"""Catch-up sessions: which session was missed, and by whom."""

from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.sessions import Session, SessionDay
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.calendar import MissedSession
from bapasdesk.domain.values import SessionStatus
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.participants import participant_rows
from bapasdesk.store.unit_of_work import UnitOfWork

_MOST_OFFERED = 12
_OVER = (SessionStatus.HELD, SessionStatus.CLOSED, SessionStatus.CANCELLED)


@needs(Right.VIEW)
def missed(office: Office, course_id: int) -> tuple[MissedSession, ...]:
    """Sessions of a course that somebody missed a day of, newest first; of those called off everybody."""
    with office.work() as work:
        over = work.find(Session, course_id=course_id, status=_OVER, order_by="starts_on")
        newest = list(reversed(over))[:_MOST_OFFERED]
        found = [(one, len(_absent(work, one.id))) for one in newest]
    return tuple(
        MissedSession(session_id=one.id, starts_on=one.starts_on, ends_on=one.ends_on, absent=absent)
        for one, absent in found
        if absent
    )


@needs(Right.VIEW)
def waiting(office: Office, session_id: int) -> tuple[int, ...]:
    """Clients who missed what this session makes up for and have no seat in it; empty for other sessions."""
    with office.work() as work:
        missed_id = work.get(Session, session_id).makes_up_for_id
        if missed_id is None:
            return ()
        seated = {one.client_id for one in work.find(Participant, session_id=session_id)}
        return tuple(one for one in _absent(work, missed_id) if one not in seated)


def _absent(work: UnitOfWork, session_id: int) -> list[int]:
    """Clients with a seat who were not there on each of its days."""
    days = len(work.find(SessionDay, session_id=session_id))
    return [row.client_id for row in participant_rows(work, session_id) if row.days_present < days]
