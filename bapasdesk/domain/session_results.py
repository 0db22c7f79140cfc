"""What came of one session, as its page shows it: feedback, answers by person and month, apprenticeships."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.records.outcomes import Apprenticeship
from bapasdesk.domain.rows.people import FeedbackSummary, FollowUpRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonResults:
    """What one participant has answered so far, by the months after closing."""

    participant_id: int
    client_id: int
    name: str
    days_present: int
    questions: Mapping[int, FollowUpRow]

    @property
    def next_question(self) -> FollowUpRow | None:
        """The earliest one still open."""
        waiting = [one for one in self.questions.values() if one.answered_on is None]
        return min(waiting, key=lambda one: (one.next_on, one.months), default=None)

    @property
    def newest_answer(self) -> FollowUpRow | None:
        given = [one for one in self.questions.values() if one.answered_on is not None]
        return max(given, key=lambda one: one.months, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprenticeshipRow:
    """A participant who goes on learning at a partner's."""

    apprenticeship: Apprenticeship
    name: str
    partner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """A session of a chain of trainings that go on from one another."""

    session_id: int
    course: str
    partner: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionResults:
    """`months` are the questions in use, ascending; `sentences` say what the answers come to, for each month
    that has come."""

    session_id: int
    months: tuple[int, ...]
    people: tuple[PersonResults, ...]
    feedback: FeedbackSummary
    sentences: Mapping[int, str]
    apprenticeships: tuple[ApprenticeshipRow, ...]
    continues: ChainLink | None
    """The earlier session this one goes on from."""
    continued_by: tuple[ChainLink, ...]
