"""Records of the office itself."""

from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.rights import FIRST_OFFICER, Role
from bapasdesk.domain.values import CertificateStyle, PaperSize, SignatoryRole, TimeZone, VenueKind


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
    """2-6 lines (kop surat) in force from a date until the next one; the last two are address lines.

    `emblem` is the digest of the picture at their left (`records.emblem`), or empty.
    """

    id: int = 0
    valid_from: date
    lines: tuple[str, ...]
    emblem: str = ""


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
