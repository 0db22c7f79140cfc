"""Rows of clients and participants."""

from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.outcomes import Outcome
from bapasdesk.domain.values import (
    AbsenceReason,
    AttendanceStatus,
    ClientKind,
    ObligationKind,
    ObligationState,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientRow:
    id: int
    name: str
    """Printed name, with titles."""
    kind: ClientKind
    register_number: str
    nik_masked: str
    program: str
    guidance_end: date | None
    phone: str
    participations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientParticipation:
    """One line of a client's history of trainings."""

    session_id: int
    course: str
    partner: str
    starts_on: date
    ends_on: date
    days_present: int
    days: int
    certificate_number: str
    """Empty when none is valid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceMark:
    """What is typed for one participant and day; `status` None clears it. `reason` None: the usual one."""

    participant_id: int
    session_day_id: int
    status: AttendanceStatus | None
    reason: AbsenceReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationCell:
    kind: ObligationKind
    state: ObligationState
    reason: str
    paper_number: str = ""
    """Number of the valid certificate or receipt; empty for none and for souvenirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantRow:
    """A line of the session page. `marks` has one entry a session day, in date order, None: not typed."""

    id: int
    client_id: int
    row_number: int
    row_code: str
    name: str
    marks: tuple[AttendanceMark | None, ...]
    days_present: int
    lesson_hours: int
    """Lesson hours really attended, rounded down."""
    certificate: ObligationCell
    transport: ObligationCell
    souvenir: ObligationCell
    certificate_id: int | None = None
    payment_id: int | None = None
    transport_due: int = 0
    """Rupiah before tax: all rates x days present, or what the receipt and its corrections come to."""
    note: str = ""
    """What is special about this seat: given up, or of a walk-in who is not matched to a client yet."""

    def cell(self, kind: ObligationKind) -> ObligationCell:
        cells = {
            ObligationKind.CERTIFICATE: self.certificate,
            ObligationKind.TRANSPORT: self.transport,
            ObligationKind.SOUVENIR: self.souvenir,
        }
        return cells[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationRow:
    """One seat in the register of all participations."""

    id: int
    session_id: int
    client_id: int
    name: str
    course: str
    starts_on: date
    days_present: int
    certificate: ObligationState
    transport: ObligationState
    souvenir: ObligationState


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenObligation:
    """One reason why a session cannot be closed."""

    participant_id: int
    name: str
    kind: ObligationKind
    state: ObligationState


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Somebody a batch left out, and why (one Indonesian phrase)."""

    participant_id: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    """What a batch did: names done, and who was skipped and why."""

    done: tuple[str, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow:
    """One person to be asked, with what the officer needs on the telephone."""

    id: int
    participant_id: int
    client_id: int
    name: str
    phone: str
    course: str
    partner: str
    session_id: int
    held_on: date
    months: int
    next_on: date
    tries: int
    answered_on: date | None
    outcome: Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackSummary:
    """What the sheets handed in after a session say; marks are means from 1 to 5.

    Of fewer than LEAST_REACHED sheets only the number is told.
    """

    sheets: int
    usefulness: float | None = None
    trainer: float | None = None
    duration: float | None = None
    wants_to_use: int | None = None
    suggestions: tuple[str, ...] = ()

    @property
    def is_shown(self) -> bool:
        return self.usefulness is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRow:
    """A client whose data was to be kept until a day that has passed."""

    client_id: int
    name: str
    kept_until: date
