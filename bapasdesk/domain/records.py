"""The office's nouns as frozen records, one for each table; `id` is 0 until the store has given one.

Money is whole rupiah as int. Dates are inclusive. Text is stored as typed, stripped.
Names follow the glossary: client, partner, course, session, participant, obligation.
"""

from dataclasses import dataclass
from datetime import date, datetime

from bapasdesk.domain.names import printed_name
from bapasdesk.domain.outcomes import (
    CALL_SCRIPT,
    DEFAULT_MONTHS,
    IncomeBand,
    InfoSource,
    Obstacle,
    Outcome,
    TrainingMethod,
)
from bapasdesk.domain.rights import FIRST_OFFICER, Role
from bapasdesk.domain.values import (
    AbsenceReason,
    AttendanceStatus,
    CertificateStyle,
    ClientKind,
    ContactChannel,
    CourseLevel,
    EvaluationSide,
    FundingSource,
    NumberState,
    ObligationKind,
    ObligationState,
    PaperKind,
    PaperSize,
    PartnerKind,
    PartnerStage,
    PrintChannel,
    ReceiptForm,
    RefusalReason,
    ScanKind,
    SeriesKind,
    SessionStatus,
    Sex,
    SignatoryRole,
    TimeZone,
    VenueKind,
    WordingKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeProfile:
    """The one row that says which office this is, and its settings."""

    id: int = 0
    name: str
    short_name: str = "Bapas"
    city: str = ""
    unit_code: str = ""
    certificate_threshold: int = 75
    """Percent of the session's days somebody must attend for a certificate."""
    minutes_per_lesson_hour: int = 45
    certificate_style: CertificateStyle = CertificateStyle.NEUTRAL
    paper_size: PaperSize = PaperSize.A4
    """What lists and letters are drawn for unless a print asks for another."""
    time_zone: TimeZone = TimeZone.WEST
    is_example: bool = False
    """True for the demonstration office; its papers and window say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataProtection:
    """The one row of settings that guard people's data. `contact` is the data-protection officer (Ps 53)."""

    id: int = 1
    lock_minutes: int = 10
    contact: str = ""
    retention_months: int | None = None
    """Months after the end of guidance; None: nothing is ever due."""
    rename_in_papers: bool = False
    """Whether pseudonymising also replaces the name in the kept contents of certificates and receipts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """2-6 lines (kop surat) in force from a date until the next one; the last two are address lines."""

    id: int = 0
    valid_from: date
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs in a role between two dates; `position` as printed, with Plh./Plt. when acting."""

    id: int = 0
    role: SignatoryRole
    name: str
    position: str
    nip: str = ""
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportRate:
    """Rupiah for one person and day from a date on, with the regulation it rests on."""

    id: int = 0
    valid_from: date
    amount: int
    legal_basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Somebody with a key slot of the own; rights are the union of what the roles give."""

    id: int = 0
    name: str
    is_active: bool = True
    roles: tuple[Role, ...] = FIRST_OFFICER


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A community partner (Pokmaslipas); `alias` keeps another printed form of its name."""

    id: int = 0
    name: str
    kind: PartnerKind
    alias: str = ""
    address: str = ""
    leader_name: str = ""
    leader_position: str = ""
    is_griya_abhipraya: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerContact:
    id: int = 0
    partner_id: int = 0
    name: str
    position: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageChange:
    """One step in the history of a partner; the newest says where it stands, none means candidate."""

    id: int = 0
    partner_id: int
    stage: PartnerStage
    changed_on: date
    officer: str = ""
    reason: RefusalReason | None = None
    """Filled exactly when refused."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLogEntry:
    """What was said to and by an institution, and when it is to be called on again."""

    id: int = 0
    partner_id: int
    contacted_on: date
    officer: str = ""
    channel: ContactChannel
    summary: str
    next_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalArgument:
    """The office's best answer to one reason of refusal."""

    id: int = 0
    reason: RefusalReason
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A cooperation agreement (PKS or MoU); which courses it covers are `AgreementCourse` rows, none: all."""

    id: int = 0
    partner_id: int
    title: str
    partner_number: str = ""
    office_number: str = ""
    signed_on: date | None = None
    valid_from: date
    valid_until: date
    office_duties: str = ""
    partner_duties: str = ""
    minutes: str = ""
    """What was said in the meeting where it was agreed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementCourse:
    id: int = 0
    agreement_id: int
    course_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementScan:
    """The signed paper itself, as bytes inside the encrypted file; one an agreement."""

    id: int = 0
    agreement_id: int
    kind: ScanKind
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """How a session went for one side: a score 1-5 for each question of `domain.evaluation`, 0: none."""

    id: int = 0
    session_id: int
    side: EvaluationSide
    scores: tuple[int, ...]
    comment: str = ""
    evaluated_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """A place where sessions can be held; `capacity` in persons."""

    id: int = 0
    name: str
    kind: VenueKind
    capacity: int
    is_open_land: bool = False
    """Has ground to dig, plant or keep fish on."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDay:
    """A day the office is closed beyond the public holidays, such as cuti bersama."""

    id: int = 0
    closed_on: date
    name: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A person the office guides. Offence, sentence and case number are left out on purpose.

    `nik` is text of any form (warned about, never blocked); `program` is free text.
    """

    id: int = 0
    full_name: str
    title_before: str = ""
    title_after: str = ""
    kind: ClientKind = ClientKind.ADULT
    sex: Sex | None = None
    register_number: str = ""
    nik: str = ""
    birth_place: str = ""
    birth_date: date | None = None
    phone: str = ""
    address: str = ""
    education: str = ""
    program: str = ""
    probation_officer: str = ""
    guidance_start: date | None = None
    guidance_end: date | None = None
    guarantor: str = ""
    occupation: str = ""
    """What the person works as; empty when without work."""
    interests: str = ""
    note: str = ""

    @property
    def printed_name(self) -> str:
        """Name with titles, as papers carry it: `Dr. Budi Santoso, S.H.`"""
        return printed_name(self.title_before, self.full_name, self.title_after)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientProtection:
    """What the office has promised about one client's data; no row: nothing yet.

    `frozen_on`: until it is lifted the data is neither changed nor used. `keep_until`: the last day it is
    kept, set by hand. `pseudonymised_on`: since then the person cannot be told from the data.
    """

    id: int = 0
    client_id: int
    frozen_on: date | None = None
    freeze_reason: str = ""
    keep_until: date | None = None
    pseudonymised_on: date | None = None


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
class NumberSeries:
    """A run of document numbers, counted anew each year of the document's date.

    `template` takes {seq} (with a format such as {seq:03d}), {month}, {month_roman}, {year}, {unit}.
    """

    id: int = 0
    kind: SeriesKind
    template: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberEntry:
    """One line of the number ledger; never deleted, a void one keeps its reason.

    `seq` is None for a typed number that does not follow the office's pattern.
    """

    id: int = 0
    series_id: int
    year: int
    seq: int | None
    text: str
    document_date: date
    state: NumberState = NumberState.ISSUED
    reason: str = ""
    subject: str = ""
    """What the number was taken or reserved for, or where it was used outside."""
    is_skipped: bool = False
    """Used outside as far as anybody knows: a higher number was typed. A paper may still claim it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """An issued certificate. `content` is the JSON of what the paper says, so a reprint is the same."""

    id: int = 0
    participant_id: int
    number_id: int
    verification_code: str
    issued_on: date
    content: str
    override_reason: str = ""
    is_void: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateLayout:
    """A layout of the office's own; `document` is its JSON (`domain.layout`)."""

    id: int = 0
    name: str
    style: CertificateStyle
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutVersion:
    """A layout as a certificate was issued with it, named by its digest; never changed, never deleted."""

    id: int = 0
    digest: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeLayout:
    """The office's own layout for a style; without one it is the built-in."""

    id: int = 0
    style: CertificateStyle
    layout_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseLayout:
    """A course's own layout for a style."""

    id: int = 0
    course_id: int
    style: CertificateStyle
    layout_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StigmaList:
    """The one row with the words no certificate may bear, and those the office allows nevertheless."""

    id: int = 0
    words: tuple[str, ...]
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateCheck:
    """A certificate's finished page was read back and is clean; `digest`: for which content and word list."""

    id: int = 0
    certificate_id: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportPayment:
    """Transport money of one participant: `amount` = `rate` x `day_count`, whole rupiah, frozen.

    `paid_on` None: the receipt is ready to sign. `content` is the JSON of what the receipt says.
    """

    id: int = 0
    participant_id: int
    number_id: int
    rate: int
    day_count: int
    amount: int
    issued_on: date
    paid_on: date | None = None
    content: str
    is_void: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportPaymentDay:
    """A day a payment covers; one valid row a client and date in the whole office."""

    id: int = 0
    payment_id: int
    client_id: int
    held_on: date
    is_void: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionComponent:
    """Money paid besides the transport money of a session: rupiah for one person and day present."""

    id: int = 0
    session_id: int
    name: str
    rate: int
    tax_percent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentComponent:
    """What a payment holds besides the transport money, frozen: `gross` = `rate` x `day_count`."""

    id: int = 0
    payment_id: int
    name: str
    rate: int
    day_count: int
    gross: int
    tax_percent: int
    tax: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentCorrection:
    """Money paid on top of a paid receipt, or given back (negative); the paid row stays as it is."""

    id: int = 0
    payment_id: int
    number_id: int
    amount: int
    reason: str
    corrected_on: date
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPaper:
    """An issued letter, record, report or agreement; `content` is the JSON of what it says.

    `number_id` is None for a paper without a number, such as a draft agreement.
    """

    id: int = 0
    session_id: int
    kind: PaperKind
    number_id: int | None
    dated_on: date
    content: str
    is_void: bool = False
    void_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The office's own text of a paper in place of the one that comes with the program."""

    id: int = 0
    kind: WordingKind
    subject: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SouvenirHandover:
    id: int = 0
    participant_id: int
    item: str
    handed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPdf:
    """The very bytes that left the office, compressed (zlib); `sha256` is that of the PDF itself, in hex."""

    id: int = 0
    sha256: str
    packed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPaper:
    """One round of printing that was confirmed: what came out, when and by whom. Never changed."""

    id: int = 0
    session_id: int | None
    kind: PaperKind
    archive_id: int
    printed_at: datetime
    officer: str
    channel: PrintChannel
    copies: int = 1
    """How many of each sheet came out in this round."""
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedNumber:
    """A numbered paper in such a round; `copy` 0 is the original, n is "Salinan ke-n"."""

    id: int = 0
    printed_id: int
    number_id: int
    copy: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedProof:
    """A paper that went out to be signed, and the day it came back; None while it is outstanding.

    `number_id` None: a list of the whole session.
    """

    id: int = 0
    session_id: int
    kind: PaperKind
    number_id: int | None = None
    printed_on: date
    returned_on: date | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who did what when; `mac` chains each row to the one before it."""

    id: int = 0
    at: datetime
    officer: str
    action: str
    subject: str
    subject_id: int
    detail: str = ""
    mac: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashItem:
    """Something deleted, with everything that hung on it: `content` is the JSON of the removed rows.

    `kind` is the table of the thing itself and `record_id` its id, under which it can come back.
    """

    id: int = 0
    kind: str
    record_id: int
    title: str
    officer: str
    deleted_at: datetime
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an officer typed into a form and has not saved; `subject_id` 0: the form was for a new thing.

    `content` is the JSON of the fields that were changed.
    """

    id: int = 0
    form: str
    subject_id: int = 0
    title: str
    officer: str
    saved_at: datetime
    content: str
