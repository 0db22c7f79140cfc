"""What lists, pages and the command line show: frozen rows read from the store, ready to display.

Money is whole rupiah as int; counts are of the rows that are valid (not void).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bapasdesk.domain.outcomes import Outcome
from bapasdesk.domain.records import (
    Agreement,
    ContactLogEntry,
    Course,
    Evaluation,
    Partner,
    PartnerContact,
    Session,
    SessionDay,
    StageChange,
)
from bapasdesk.domain.trail import TrailKind
from bapasdesk.domain.values import (
    AbsenceReason,
    AttendanceStatus,
    CertificateStyle,
    ClientKind,
    CourseLevel,
    EvaluationSide,
    NumberState,
    ObligationKind,
    ObligationState,
    PaperKind,
    PartnerKind,
    PartnerStage,
    PrintChannel,
    RefusalReason,
    ScanKind,
    SeriesKind,
    SessionStatus,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerRow:
    id: int
    name: str
    kind: PartnerKind
    courses: tuple[str, ...]
    """Names of the courses offered, by name."""
    sessions: int
    phone: str
    stage: PartnerStage = PartnerStage.CANDIDATE
    reason: RefusalReason | None = None
    """Why it refused, while it does."""
    next_on: date | None = None
    """When it is to be called on again, if nothing was logged since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerProgress:
    """Where a partner stands; both lists newest first."""

    stage: PartnerStage
    history: tuple[StageChange, ...]
    contacts: tuple[ContactLogEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerReminder:
    """A partner that waits for the office: since or until when, and for what (one Indonesian phrase)."""

    partner_id: int
    partner: str
    due_on: date
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRow:
    id: int
    partner: str
    title: str
    partner_number: str
    office_number: str
    valid_from: date
    valid_until: date
    courses: tuple[str, ...]
    """Covered, by name; empty: all."""
    scan_kind: ScanKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementDetail:
    agreement: Agreement
    course_ids: tuple[int, ...]
    scan_kind: ScanKind | None
    """None: the signed paper is not kept yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A session on the calendar; `warnings` only while it is planned."""

    session_id: int
    course: str
    partner: str
    venue: str
    days: tuple[date, ...]
    status: SessionStatus
    participants: int
    seats: int
    in_series: bool
    makes_up: bool
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSpan:
    """What a calendar shows from `first` to `last`; `closed` names holidays and the office's closed days."""

    first: date
    last: date
    entries: tuple[CalendarEntry, ...]
    closed: Mapping[date, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedSession:
    """A session somebody missed a day of, or that was called off: another one can make up for it."""

    session_id: int
    starts_on: date
    ends_on: date
    absent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One session with the days it is to have."""

    session_id: int
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePlan:
    """What moving a session would do: the days of each session moved, and what to look at then."""

    moves: tuple[Move, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEvaluations:
    """A session of a partner with what both sides said of it; None: not asked yet."""

    session_id: int
    course: str
    starts_on: date
    ends_on: date
    by_partner: Evaluation | None
    about_partner: Evaluation | None

    def of(self, side: EvaluationSide) -> Evaluation | None:
        return self.by_partner if side == EvaluationSide.BY_PARTNER else self.about_partner


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerDetail:
    partner: Partner
    contacts: tuple[PartnerContact, ...]
    course_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One line of what a course or a session teaches, as it stands on the back of a certificate."""

    title: str
    lesson_hours: int
    instructor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutRow:
    """A certificate layout in a list; id 0 is a built-in one."""

    id: int
    name: str
    style: CertificateStyle
    is_default: bool
    courses: tuple[str, ...]
    """Names of the courses that use it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRow:
    id: int
    name: str
    level: CourseLevel
    lesson_hours: int
    days_to_income: int | None
    start_up_cost: int | None
    partners: tuple[str, ...]
    sessions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """A session in a list. `present` counts participants who were there on at least one day."""

    id: int
    course: str
    partner: str
    starts_on: date
    ends_on: date
    venue: str
    status: SessionStatus
    seats: int
    participants: int
    present: int
    open_obligations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDetail:
    session: Session
    course: Course
    partner: Partner
    days: tuple[SessionDay, ...]


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
class CertificateRow:
    id: int
    session_id: int
    participant_id: int
    number: str
    name: str
    course: str
    issued_on: date
    verification_code: str
    is_void: bool
    void_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRow:
    id: int
    session_id: int
    participant_id: int
    number: str
    name: str
    course: str
    issued_on: date
    paid_on: date | None
    day_count: int
    rate: int
    amount: int
    """Gross rupiah as on the receipt; what was corrected later is in `corrections`."""
    is_void: bool
    void_reason: str
    corrections: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperState:
    """One paper of a session in the list of papers: whether it can be shown, and how it stands."""

    kind: PaperKind
    is_ready: bool
    detail: str
    is_unwritten: bool = False
    """A text that an officer writes before it is issued."""
    paper_id: int = 0
    """Of an issued letter, record or report; 0 for the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """A line of the number ledger. `holder`: who the certificate or receipt is for; else empty."""

    id: int
    kind: SeriesKind
    year: int
    seq: int | None
    number: str
    document_date: date
    state: NumberState
    subject: str
    holder: str
    void_reason: str
    copies: int
    """How often it was printed again."""
    is_skipped: bool
    session_id: int | None
    client_id: int | None = None
    """Of the holder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFilter:
    """Which lines of the ledger; None means all. `copied`: only those printed again."""

    kind: SeriesKind | None = None
    year: int | None = None
    state: NumberState | None = None
    copied: bool = False
    query: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNumber:
    """A number on a finished paper; `copy` 0 is the original."""

    number_id: int
    copy: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRow:
    """One confirmed round of printing. `copy`: of the number asked about; None when asked by session."""

    id: int
    kind: PaperKind
    printed_at: datetime
    officer: str
    channel: PrintChannel
    copies: int
    copy: int | None
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRow:
    """A paper that went out to be signed; `number` and `holder` are empty for a list of the session."""

    id: int
    session_id: int
    kind: PaperKind
    number: str
    holder: str
    course: str
    starts_on: date
    printed_on: date
    returned_on: date | None
    client_id: int | None = None
    """Of the holder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outstanding:
    """How many papers are out to be signed, and since when the oldest; `since` None for none."""

    count: int
    since: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """`kind` is one of client, partner, session, certificate, receipt, letter, course, agreement, venue,
    trainer, officer, number, code, or what the window adds: page, action, help.

    `id` opens it (for papers: the id of their session, for agreements of their partner); a code, a trainer
    and a number are opened by their title."""

    kind: str
    id: int
    title: str
    detail: str


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
class RecapRow:
    session_id: int
    course: str
    partner: str
    starts_on: date
    ends_on: date
    participations: int
    present: int
    certificates: int
    transport_paid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """`year` None: all years. Participations count seats, persons count people (one may come often)."""

    year: int | None
    sessions: int
    participations: int
    persons: int
    rows: tuple[RecapRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSession:
    """A session already begun that still owes something: how many of each thing are not delivered."""

    session: SessionRow
    certificates: int
    transport: int
    souvenirs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What the first screen shows; a week runs from Monday to Sunday."""

    this_week: tuple[SessionRow, ...]
    coming: tuple[SessionRow, ...]
    """Planned after this week, soonest first."""
    open_sessions: tuple[OpenSession, ...]
    """Oldest first."""
    reminders: tuple[PartnerReminder, ...]
    """Earliest first."""
    follow_ups: tuple["FollowUpRow", ...]
    """The questions that have waited longest; `due_follow_ups` counts all that are due."""
    due_follow_ups: int
    partners: int
    courses: int
    sessions: int
    clients: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """Result of the whole-office check: what was counted and, in Indonesian, what is wrong."""

    counts: dict[str, int]
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


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
class TrashRow:
    """Something deleted that can still be restored for so many days."""

    id: int
    kind: str
    title: str
    officer: str
    deleted_at: datetime
    days_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRow:
    """A client whose data was to be kept until a day that has passed."""

    client_id: int
    name: str
    kept_until: date
