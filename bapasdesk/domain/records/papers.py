"""Records of papers and prints."""

from dataclasses import dataclass
from datetime import date, datetime

from bapasdesk.domain.values import PaperKind, PrintChannel, WordingKind


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
