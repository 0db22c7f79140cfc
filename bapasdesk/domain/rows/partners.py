"""Rows of partners and their agreements."""

from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.records.partners import (
    Agreement,
    ContactLogEntry,
    Evaluation,
    Partner,
    PartnerContact,
    StageChange,
)
from bapasdesk.domain.values import EvaluationSide, PartnerKind, PartnerStage, RefusalReason, ScanKind


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
    is_agreement: bool = False
    """What is to be done is at its agreements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedLetter:
    """A letter about an agreement that counts."""

    id: int
    number: str
    dated_on: date


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
    letter: IssuedLetter | None = None
    """Asking for its renewal; None: none is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementDetail:
    agreement: Agreement
    course_ids: tuple[int, ...]
    scan_kind: ScanKind | None
    """None: the signed paper is not kept yet."""


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
