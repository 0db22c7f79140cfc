"""Records of what came of a training."""

from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.outcomes import (
    CALL_SCRIPT,
    DEFAULT_MONTHS,
    IncomeBand,
    InfoSource,
    Obstacle,
    Outcome,
    TrainingMethod,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One question to one participant, `months` after the session was closed.

    Open while `answered_on` is None; then `next_on` is the day to try (again). `obstacles` are the paper's
    factors, if the skill is not used.
    """

    id: int = 0
    participant_id: int
    months: int
    due_on: date
    next_on: date
    tries: int = 0
    """Calls that were not answered."""
    answered_on: date | None = None
    outcome: Outcome | None = None
    income: IncomeBand | None = None
    source: InfoSource | None = None
    obstacles: tuple[Obstacle, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """One sheet handed in right after a session, without a name. Marks run from 1 (poor) to 5 (good)."""

    id: int = 0
    session_id: int
    usefulness: int
    trainer: int
    duration: int
    wants_to_use: bool
    suggestion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apprenticeship:
    """A participant goes on learning at a partner's; `ends_on` None: still there."""

    id: int = 0
    participant_id: int
    partner_id: int
    starts_on: date
    ends_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuation:
    """A session goes on from an earlier one (pelatihan berkelanjutan)."""

    id: int = 0
    session_id: int
    earlier_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeSettings:
    """The one row that says when people are asked, and what the officer says on the telephone."""

    id: int = 0
    months: tuple[int, ...] = DEFAULT_MONTHS
    script: str = CALL_SCRIPT


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseMethod:
    """How a course is taught, and of whom it is asked about; at most one row a course."""

    id: int = 0
    course_id: int
    method: TrainingMethod


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInDay:
    """The day of the month on which a client reports to the office (lapor diri), 1 to 31."""

    id: int = 0
    client_id: int
    day: int
