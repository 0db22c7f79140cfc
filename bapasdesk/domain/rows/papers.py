"""Rows of papers and prints."""

from dataclasses import dataclass
from datetime import date, datetime

from bapasdesk.domain.values import CertificateStyle, NumberState, PaperKind, PrintChannel, SeriesKind


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


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF. `file_name` tells kind, date and session, never a person.

    `warning` says in Indonesian which letters no typeface has, so that they print as a block; else empty.
    `kind`, `session_id` and `numbers` say what to note once it has left the office; see `services.prints`.
    """

    file_name: str
    pdf: bytes
    warning: str = ""
    kind: PaperKind | None = None
    session_id: int | None = None
    numbers: tuple[PaperNumber, ...] = ()
    """In the order of the pages; each takes as many pages as the others."""
