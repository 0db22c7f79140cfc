"""Records of courses and sessions."""

from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.values import (
    CertificateStyle,
    CourseLevel,
    FundingSource,
    ReceiptForm,
    SessionStatus,
    VenueKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A kind of training in the catalogue; `days_to_income` and `start_up_cost` None when unknown."""

    id: int = 0
    name: str
    level: CourseLevel = CourseLevel.BASIC
    lesson_hours: int = 0
    days_to_income: int | None = None
    start_up_cost: int | None = None
    needs_open_land: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseTopic:
    """One line of what a course teaches, in the order of `position` from 1."""

    id: int = 0
    course_id: int
    position: int
    title: str
    lesson_hours: int
    instructor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseOffer:
    """A partner offers a course."""

    id: int = 0
    partner_id: int
    course_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One run of a course; its days are `SessionDay` rows from `starts_on` to `ends_on`."""

    id: int = 0
    course_id: int
    partner_id: int
    starts_on: date
    ends_on: date
    venue_kind: VenueKind = VenueKind.OFFICE
    venue: str = ""
    trainer: str = ""
    seats: int = 20
    lesson_hours: int = 0
    transport_rate: int = 0
    """Rupiah for one person and day present; 0: no transport money is paid."""
    funding_source: FundingSource = FundingSource.STATE_BUDGET
    receipt_form: ReceiptForm = ReceiptForm.ADVANCE
    """For money of the state only."""
    budget_line: str = ""
    souvenir: str = ""
    """What is handed over; empty: no souvenir."""
    tool_kit: str = ""
    """Tools handed over together with the souvenir, to begin with the trade; empty: none."""
    starts_at: str = ""
    ends_at: str = ""
    """Time of day of each session day as `09.00`; empty when not known, an empty end is open."""
    certificate_style: CertificateStyle | None = None
    """None: as the office's profile says."""
    status: SessionStatus = SessionStatus.PLANNED
    status_reason: str = ""
    note: str = ""
    officer_in_charge: str = ""
    series_id: int | None = None
    """The id of the first session of a weekly series; None: stands alone."""
    makes_up_for_id: int | None = None
    """The session whose absent participants this one is held again for."""
    budget_line_id: int | None = None
    """The line of the office's budget it draws on; `budget_line` then says that line's code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDay:
    id: int = 0
    session_id: int = 0
    held_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionTopic:
    """One line of what a session teaches; its lesson hours add up to the session's."""

    id: int = 0
    session_id: int
    position: int
    title: str
    lesson_hours: int
    instructor: str = ""
