"""What came of the trainings, in figures that say what they rest on; feedback, apprenticeships, chains."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from statistics import mean

from bapasdesk.domain.feedback import check_feedback
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.outcomes import LEAST_REACHED, OutcomeFigures, TrainingMethod
from bapasdesk.domain.records.outcomes import Apprenticeship, Continuation, CourseMethod, Feedback
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.records.sessions import Course, Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import FeedbackSummary
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services.office import Office
from bapasdesk.services.removal import Removal, throw_away
from bapasdesk.services.rights import needs
from bapasdesk.store.queries import follow_up as queries
from bapasdesk.store.unit_of_work import UnitOfWork

GROUPS = {
    "course": "Pelatihan",
    "partner": "Mitra",
    "method": "Metode",
    "days_to_income": "Waktu menghasilkan",
}
"""What figures can be grouped by, and the heading of that column."""
_NO_GROUP = "Belum diisi"


@needs(Right.VIEW)
def figures(
    office: Office, by: str, *, months: int, first: date = date.min, last: date = date.max
) -> tuple[OutcomeFigures, ...]:
    """What came of the sessions that start between two days, at the question so many months after closing."""
    with office.work() as work:
        found = queries.outcome_figures(work, by, months=months, today=office.today(), first=first, last=last)
    return tuple(replace(one, name=_group_name(by, one.name)) for one in found)


@needs(Right.PEOPLE)
def add_feedback(office: Office, feedback: Feedback) -> int:
    """One sheet handed in after a session, without a name."""
    check_feedback(feedback)
    with office.work() as work:
        work.get(Session, feedback.session_id)
        saved = work.add(replace(feedback, suggestion=feedback.suggestion.strip()))
        work.record("Umpan balik dicatat", "session", feedback.session_id)
        work.commit()
    return saved


@needs(Right.PEOPLE)
def remove_feedback(office: Office, feedback_id: int) -> None:
    """A sheet that was typed wrongly, so that it can be typed again."""
    with office.work() as work:
        sheet = work.get(Feedback, feedback_id)
        work.remove_where(Feedback, id=feedback_id)
        work.record("Umpan balik dihapus", "session", sheet.session_id)
        work.undoable("Lembar umpan balik dihapus")
        work.commit()


@needs(Right.VIEW)
def feedback(office: Office, session_id: int) -> FeedbackSummary:
    with office.work() as work:
        return summary(work.find(Feedback, session_id=session_id))


def summary(sheets: Sequence[Feedback]) -> FeedbackSummary:
    """What the sheets say together. Of too few nothing but their number: they would tell of persons."""
    if len(sheets) < LEAST_REACHED:
        return FeedbackSummary(sheets=len(sheets))
    return FeedbackSummary(
        sheets=len(sheets),
        usefulness=mean(one.usefulness for one in sheets),
        trainer=mean(one.trainer for one in sheets),
        duration=mean(one.duration for one in sheets),
        wants_to_use=sum(one.wants_to_use for one in sheets),
        suggestions=tuple(one.suggestion for one in sheets if one.suggestion),
    )


@needs(Right.PEOPLE)
def save_apprenticeship(office: Office, apprenticeship: Apprenticeship) -> int:
    """A participant goes on learning at a partner's, or has ended it."""
    if apprenticeship.ends_on is not None and apprenticeship.ends_on < apprenticeship.starts_on:
        raise InvalidInput("Akhir magang tidak boleh sebelum mulainya.", "ends_on")
    with office.work() as work:
        seat = work.get(Participant, apprenticeship.participant_id)
        saved = work.save(apprenticeship)
        work.record("Magang dicatat", "session", seat.session_id)
        work.commit()
    return saved


@needs(Right.PEOPLE)
def remove_apprenticeship(office: Office, apprenticeship_id: int) -> None:
    """Moves an apprenticeship to the trash."""
    with office.work() as work:
        throw_away(work, [work.get(Apprenticeship, apprenticeship_id)], _APPRENTICESHIP)
        work.commit()


@needs(Right.PLAN)
def continue_from(office: Office, session_id: int, earlier_id: int | None) -> None:
    """Links a session to the earlier one it goes on from; None takes the link away."""
    with office.work() as work:
        work.remove_where(Continuation, session_id=session_id)
        if earlier_id is not None:
            _check_chain(work, session_id, earlier_id)
            work.add(Continuation(session_id=session_id, earlier_id=earlier_id))
        work.record("Kelanjutan kegiatan diatur", "session", session_id)
        work.commit()


@needs(Right.VIEW)
def chain(office: Office, session_id: int) -> tuple[int, ...]:
    """The sessions that led to this one, from the first on, this one, and those that go on from it."""
    with office.work() as work:
        links = work.find(Continuation)
    earlier = {one.session_id: one.earlier_id for one in links}
    first = session_id
    while first in earlier:
        first = earlier[first]
    found, waiting = [], [first]
    while waiting:
        found.append(waiting.pop(0))
        waiting += sorted(one for one, before in earlier.items() if before == found[-1])
    return tuple(found)


@needs(Right.VIEW)
def method(office: Office, course_id: int) -> TrainingMethod | None:
    with office.work() as work:
        known = work.first(CourseMethod, course_id=course_id)
    return known.method if known else None


@needs(Right.PLAN)
def save_method(office: Office, course_id: int, chosen: TrainingMethod | None) -> None:
    with office.work() as work:
        work.remove_where(CourseMethod, course_id=course_id)
        if chosen is not None:
            work.add(CourseMethod(course_id=course_id, method=chosen))
        work.record("Metode pelatihan disimpan", "course", course_id, work.get(Course, course_id).name)
        work.commit()


_APPRENTICESHIP = Removal[Apprenticeship](
    kind="apprenticeship",
    action="Magang dihapus",
    name=lambda work, one: _partner_and_date(work, one),
    told=lambda one, name: ("apprenticeship", one.id, name),
)


def _partner_and_date(work: UnitOfWork, one: Apprenticeship) -> str:
    return f"{work.get(Partner, one.partner_id).name}, mulai {format_date(one.starts_on)}"


def _check_chain(work: UnitOfWork, session_id: int, earlier_id: int) -> None:
    here, before = work.get(Session, session_id), work.get(Session, earlier_id)
    if before.starts_on >= here.starts_on:
        raise RuleBroken(
            "Kegiatan hanya dapat melanjutkan kegiatan yang lebih dahulu. Tidak ada yang diubah."
        )


def _group_name(by: str, name: str) -> str:
    if not name:
        return _NO_GROUP
    if by == "method":
        return label(TrainingMethod(name))
    if by == "days_to_income":
        return f"{name} hari"
    return name
