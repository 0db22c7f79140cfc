"""What came of one session so far, read at once for its page."""

from collections.abc import Iterable, Sequence

from bapasdesk.domain.outcomes import outcome_sentence
from bapasdesk.domain.records.outcomes import Apprenticeship, Continuation, Feedback
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.records.sessions import Course, Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import FollowUpRow, ParticipantRow
from bapasdesk.domain.session_results import ApprenticeshipRow, ChainLink, PersonResults, SessionResults
from bapasdesk.domain.values import SessionStatus
from bapasdesk.services.follow_up import settings_of
from bapasdesk.services.office import Office
from bapasdesk.services.outcomes import summary
from bapasdesk.services.rights import needs
from bapasdesk.store.queries import follow_up as queries
from bapasdesk.store.queries.participants import participant_rows
from bapasdesk.store.unit_of_work import UnitOfWork

_MOST_EARLIER = 200
"""Sessions offered as the one that is gone on from, the newest ones."""


@needs(Right.VIEW)
def of_session(office: Office, session_id: int) -> SessionResults:
    """Every participant of a session with what is known of them; nobody is asked before it is closed."""
    with office.work() as work:
        session = work.get(Session, session_id)
        asked = queries.rows_of_session(work, session_id)
        seats = participant_rows(work, session_id)
        months = tuple(sorted({one.months for one in asked})) or settings_of(work).months
        before = [one.earlier_id for one in work.find(Continuation, session_id=session_id)]
        after = [one.session_id for one in work.find(Continuation, earlier_id=session_id)]
        earlier, later = (work.find(Session, id=ids, order_by="starts_on") for ids in (before, after))
        return SessionResults(
            session_id=session_id,
            months=months,
            people=_people(seats, asked),
            feedback=summary(work.find(Feedback, session_id=session_id)),
            sentences=_sentences(office, work, session, months),
            apprenticeships=_apprenticeships(work, seats),
            continues=next(iter(_links(work, earlier)), None),
            continued_by=_links(work, later),
        )


@needs(Right.VIEW)
def earlier_sessions(office: Office, session_id: int) -> tuple[ChainLink, ...]:
    """What a session can go on from, newest first; one of the same course stands before the others."""
    with office.work() as work:
        here = work.get(Session, session_id)
        earlier = [
            one
            for one in reversed(work.find(Session, order_by="starts_on"))
            if one.starts_on < here.starts_on and one.status != SessionStatus.CANCELLED
        ][:_MOST_EARLIER]
        earlier.sort(key=lambda one: one.course_id != here.course_id)
        return _links(work, earlier)


def _people(seats: Iterable[ParticipantRow], asked: Iterable[FollowUpRow]) -> tuple[PersonResults, ...]:
    questions: dict[int, dict[int, FollowUpRow]] = {}
    for one in asked:
        questions.setdefault(one.participant_id, {})[one.months] = one
    return tuple(
        PersonResults(
            participant_id=seat.id,
            client_id=seat.client_id,
            name=seat.name,
            days_present=seat.days_present,
            questions=questions.get(seat.id, {}),
        )
        for seat in seats
    )


def _sentences(office: Office, work: UnitOfWork, session: Session, months: Iterable[int]) -> dict[int, str]:
    """For each month at which somebody has been asked or should have been."""
    said = {}
    for month in months:
        every = queries.outcome_figures(
            work,
            "session",
            months=month,
            today=office.today(),
            first=session.starts_on,
            last=session.starts_on,
        )
        found = [one for one in every if one.name == str(session.id) and one.reached + one.not_reached]
        if found:
            said[month] = f"{month} bulan: {outcome_sentence(found, month)}"
    return said


def _apprenticeships(work: UnitOfWork, seats: Iterable[ParticipantRow]) -> tuple[ApprenticeshipRow, ...]:
    names = {seat.id: seat.name for seat in seats}
    known = work.find(Apprenticeship, participant_id=list(names), order_by="starts_on")
    return tuple(
        ApprenticeshipRow(
            apprenticeship=one,
            name=names[one.participant_id],
            partner=work.get(Partner, one.partner_id).name,
        )
        for one in known
    )


def _links(work: UnitOfWork, sessions: Sequence[Session]) -> tuple[ChainLink, ...]:
    """In the order given."""
    courses = {one.id: one.name for one in work.find(Course, id={one.course_id for one in sessions})}
    partners = {one.id: one.name for one in work.find(Partner, id={one.partner_id for one in sessions})}
    return tuple(
        ChainLink(
            session_id=one.id,
            course=courses[one.course_id],
            partner=partners[one.partner_id],
            starts_on=one.starts_on,
            ends_on=one.ends_on,
        )
        for one in sessions
    )
