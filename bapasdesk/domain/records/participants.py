"""Records of participants and what they are owed."""

from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.values import AbsenceReason, AttendanceStatus, ObligationKind, ObligationState


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A client's seat in a session; `row_number` is the line on the attendance sheet, from 1."""

    id: int = 0
    session_id: int
    client_id: int
    row_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One participant on one day; `reason` is None exactly when present."""

    id: int = 0
    participant_id: int
    session_day_id: int
    status: AttendanceStatus
    reason: AbsenceReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One of the three things owed to a participant; `reason` is filled exactly when waived."""

    id: int = 0
    participant_id: int
    kind: ObligationKind
    state: ObligationState = ObligationState.OPEN
    reason: str = ""
    changed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SouvenirHandover:
    id: int = 0
    participant_id: int
    item: str
    handed_on: date
