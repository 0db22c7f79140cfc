"""The closed lists of the office, and the Indonesian words that stand for them on screen and paper."""

from enum import StrEnum

from bapasdesk.domain.rights import Right


class PartnerKind(StrEnum):
    COMMUNITY = "community"
    GOVERNMENT = "government"
    PRIVATE = "private"
    TRAINING_PROVIDER = "training_provider"
    RELIGIOUS = "religious"


class PartnerStage(StrEnum):
    """How far the office has come with an institution; which step follows which is in `domain.pipeline`."""

    CANDIDATE = "candidate"
    CONTACTED = "contacted"
    MET = "met"
    AGREED = "agreed"
    ACTIVE = "active"
    POSTPONED = "postponed"
    REFUSED = "refused"
    DORMANT = "dormant"


class RefusalReason(StrEnum):
    """Why an institution said no, coded so that the office can count and answer it."""

    STIGMA = "stigma"
    DOUBT = "doubt"
    SAFETY = "safety"
    BUDGET = "budget"
    STAFF = "staff"
    PERMISSION = "permission"
    NO_FIT = "no_fit"
    OTHER = "other"


class ContactChannel(StrEnum):
    VISIT = "visit"
    PHONE = "phone"
    MESSAGE = "message"
    LETTER = "letter"
    EMAIL = "email"
    MEETING = "meeting"


class EvaluationSide(StrEnum):
    """Who says how a session went: the partner about us, or the office about the partner."""

    BY_PARTNER = "by_partner"
    ABOUT_PARTNER = "about_partner"


class ScanKind(StrEnum):
    """What a scanned agreement may be; the value is the ending of an exported copy."""

    PDF = "pdf"
    JPG = "jpg"
    PNG = "png"


class CourseLevel(StrEnum):
    INTRODUCTION = "introduction"
    BASIC = "basic"
    ADVANCED = "advanced"


class SessionStatus(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class VenueKind(StrEnum):
    OFFICE = "office"
    PARTNER = "partner"
    OTHER = "other"


class FundingSource(StrEnum):
    """Who bears the transport money; decides which receipt form is right (PMK 190/2012, DOMAIN 2.4)."""

    STATE_BUDGET = "state_budget"
    PARTNER = "partner"
    GRANT = "grant"
    OTHER = "other"


class ReceiptForm(StrEnum):
    """How money of the state is receipted: cash from the treasurer's advance, or paid directly."""

    ADVANCE = "up"
    DIRECT = "ls"


class PaperSize(StrEnum):
    """What lies in the printer's tray for lists and letters."""

    A4 = "a4"
    F4 = "f4"


class TimeZone(StrEnum):
    """The three zones of Indonesia, as papers name them."""

    WEST = "WIB"
    CENTRAL = "WITA"
    EAST = "WIT"


class ClientKind(StrEnum):
    ADULT = "adult"
    CHILD = "child"
    WARD = "ward"


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


class AttendanceStatus(StrEnum):
    """One letter a day, as typed down the column."""

    PRESENT = "H"
    EXCUSED = "I"
    SICK = "S"
    ABSENT = "A"


class AbsenceReason(StrEnum):
    """Why somebody was not there: their good reason, none, or our own doing."""

    ACCEPTABLE = "acceptable"
    UNACCEPTABLE = "unacceptable"
    LOGISTICS = "logistics"


class ObligationKind(StrEnum):
    """The three things the office owes every participant."""

    CERTIFICATE = "certificate"
    TRANSPORT = "transport"
    SOUVENIR = "souvenir"


class ObligationState(StrEnum):
    OPEN = "open"
    READY = "ready"
    DELIVERED = "delivered"
    WAIVED = "waived"


class SignatoryRole(StrEnum):
    OFFICE_HEAD = "office_head"
    COMMITMENT_OFFICER = "commitment_officer"
    TREASURER = "treasurer"
    WORK_GUIDANCE_CHIEF = "work_guidance_chief"


class CertificateStyle(StrEnum):
    """NEUTRAL: the partner alone issues, nothing names the office. OFFICIAL: office and partner."""

    NEUTRAL = "neutral"
    OFFICIAL = "official"


class PaperKind(StrEnum):
    """The papers of a session, by the command line's words for them, and the letter about an agreement."""

    ATTENDANCE_SHEET = "attendance-sheet"
    ATTENDANCE_SHEET_CLEAN = "attendance-sheet-clean"
    ATTENDANCE_SHEET_STAFF = "attendance-sheet-staff"
    CERTIFICATES = "certificates"
    RECEIPTS = "receipts"
    PAYMENT_LIST = "payment-list"
    SOUVENIR_LIST = "souvenir-list"
    INVITATION = "invitation"
    PARTNER_INVITATION = "partner-invitation"
    AGREEMENT = "agreement"
    OFFICIAL_RECORD = "official-record"
    REPORT = "report"
    THANK_YOU = "thank-you"
    SETTLEMENT = "settlement"
    RENEWAL = "renewal"


SESSION_PAPERS = tuple(kind for kind in PaperKind if kind != PaperKind.RENEWAL)
RIGHT_TO_PRINT: dict[PaperKind | None, Right] = {
    **dict.fromkeys(PaperKind, Right.PAPERS),
    **dict.fromkeys((PaperKind.RECEIPTS, PaperKind.PAYMENT_LIST, PaperKind.SETTLEMENT), Right.RECEIPTS),
    None: Right.PAPERS,
}
"""The papers about money are the treasurer's, too; None is a paper of no kind, such as an archived one."""
RETURN_SIGNED = frozenset(
    {
        PaperKind.ATTENDANCE_SHEET,
        PaperKind.ATTENDANCE_SHEET_STAFF,
        PaperKind.CERTIFICATES,
        PaperKind.RECEIPTS,
        PaperKind.PAYMENT_LIST,
        PaperKind.SOUVENIR_LIST,
        PaperKind.OFFICIAL_RECORD,
    }
)
"""Papers that go out to be signed and are waited for; a certificate's is the receipt its holder signs."""


class SeriesKind(StrEnum):
    """The series of document numbers an office keeps, one for each kind of paper that bears a number."""

    CERTIFICATE = "certificate"
    RECEIPT = "receipt"
    LETTER = "letter"
    OFFICIAL_RECORD = "official_record"
    REPORT = "report"
    AGREEMENT = "agreement"


class WordingKind(StrEnum):
    """The texts an office may word itself; those of papers have the paper's value."""

    INVITATION = "invitation"
    PARTNER_INVITATION = "partner-invitation"
    AGREEMENT = "agreement"
    OFFICIAL_RECORD = "official-record"
    REPORT = "report"
    THANK_YOU = "thank-you"
    LEGAL_BASIS = "legal-basis"
    RENEWAL = "renewal"


class NumberState(StrEnum):
    ISSUED = "issued"
    RESERVED = "reserved"
    EXTERNAL = "external"
    VOID = "void"


class PrintChannel(StrEnum):
    """How a paper left the program."""

    PRINTER = "printer"
    FILE = "file"


PROGRAMS = (
    "Pembebasan Bersyarat (PB)",
    "Cuti Bersyarat (CB)",
    "Cuti Menjelang Bebas (CMB)",
    "Asimilasi",
    "Pidana bersyarat",
    "Pidana pengawasan",
    "Pidana kerja sosial",
    "Diversi",
)
"""Offered when a client is entered; the field itself is free text, since the law adds programmes."""
