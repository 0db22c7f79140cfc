"""Rows of the trail, the trash and drafts."""

from dataclasses import dataclass
from datetime import date, datetime

from bapasdesk.domain.trail import TrailKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    at: datetime
    officer: str
    action: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailFilter:
    """What a reader of the trail looks for; empty fields ask for everything. Days are inclusive."""

    officer: str = ""
    kind: TrailKind | None = None
    since: date | None = None
    until: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailRow:
    """One entry of the trail; `about` names what it is about in Indonesian."""

    id: int
    at: datetime
    officer: str
    action: str
    about: str
    detail: str
    client_id: int | None = None
    """Whom it is about, if it is a client."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """Answer to a certificate's code: `status` is valid, void or unknown; the rest empty if unknown."""

    status: str
    number: str = ""
    issued_on: date | None = None
    course: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """Result of the whole-office check: what was counted and, in Indonesian, what is wrong."""

    counts: dict[str, int]
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashRow:
    """Something deleted that can still be restored for so many days."""

    id: int
    kind: str
    title: str
    officer: str
    deleted_at: datetime
    days_left: int
