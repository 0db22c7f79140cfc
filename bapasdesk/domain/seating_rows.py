"""What lists show about waiting, giving up and matching: frozen rows out of the services."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bapasdesk.domain.rows.people import BatchReport
from bapasdesk.domain.seating import DropOutReason


class ShareGroup(StrEnum):
    """How many seats somebody has had so far."""

    ASKED_NEVER = "asked_never"
    NEVER = "never"
    ONCE = "once"
    TWICE = "twice"
    OFTEN = "often"


SHARE_GROUPS = {
    ShareGroup.ASKED_NEVER: "Berminat, belum pernah dapat kursi",
    ShareGroup.NEVER: "Belum pernah dapat kursi",
    ShareGroup.ONCE: "Sekali",
    ShareGroup.TWICE: "Dua kali",
    ShareGroup.OFTEN: "Tiga kali atau lebih",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """A line of a waiting list; `place` from 1."""

    place: int
    client_id: int
    name: str
    phone: str
    waits_since: date
    warning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DropOutRow:
    """Somebody who gave a seat of a session up."""

    client_id: int
    name: str
    reason: DropOutReason
    note: str
    left_on: date


@dataclass(frozen=True, slots=True)
class DropOutReport:
    """Who gave a seat up or could not, and who moved up from the waiting list."""

    left: BatchReport
    moved_up: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseDemand:
    """How many clients want a course and never got it; `never` of them never got any seat at all."""

    course_id: int
    course: str
    waiting: int
    never: int
    longest_since: date | None
    """Since when the one who has waited longest wants it."""
    partners: int
    """How many partners offer it."""
    next_on: date | None = None
    """When the next planned session of it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """One client in the fair-share view; sessions called off do not count."""

    client_id: int
    name: str
    seats: int
    last_on: date | None
    interests: str
    """Courses wanted, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityFact:
    """One line of a comparison side by side."""

    name: str
    walk_in: str
    client: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A walk-in beside the client it may be; `refusal` empty: they may become one."""

    facts: tuple[IdentityFact, ...]
    refusal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmatchedWalkIn:
    """Somebody of whom only the name is known, and the session where the person came last."""

    client_id: int
    name: str
    came_on: date
    session_id: int
