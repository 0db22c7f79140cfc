"""Records of certificates and their layouts."""

from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.values import CertificateStyle


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
