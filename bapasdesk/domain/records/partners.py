"""Records of partners and their agreements."""

from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.values import (
    ContactChannel,
    EvaluationSide,
    PartnerKind,
    PartnerStage,
    RefusalReason,
    ScanKind,
)


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
