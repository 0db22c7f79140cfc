"""The office's tables: one for each record of `domain.records`, with the rules the database itself keeps."""

from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bapasdesk.domain import outcomes, records, values
from bapasdesk.domain.rights import Role
from bapasdesk.store.column_types import (
    DateText,
    EnumText,
    FlagInteger,
    LinesText,
    MembersText,
    MomentText,
    NumbersText,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *parts: Any) -> Table:
    """Every table is STRICT and has an id of its own; a deleted row's id is never used again."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        *parts,
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _name(name: str = "name") -> list[Any]:
    return [
        Column(name, Text, nullable=False),
        CheckConstraint(f"length({name}) BETWEEN 1 AND 120", name=f"{name}_length"),
    ]


def _member(name: str, members: type[StrEnum], *, nullable: bool = False) -> list[Any]:
    words = ", ".join(f"'{member.value}'" for member in members)
    return [
        Column(name, EnumText(members), nullable=nullable),
        CheckConstraint(f"{name} IN ({words})", name=f"{name}_known"),
    ]


def _flag(name: str) -> list[Any]:
    return [
        Column(name, FlagInteger, nullable=False),
        CheckConstraint(f"{name} IN (0, 1)", name=f"{name}_flag"),
    ]


def _count(name: str, *, least: int = 0, nullable: bool = False) -> list[Any]:
    return [
        Column(name, Integer, nullable=nullable),
        CheckConstraint(f"{name} >= {least}", name=f"{name}_range"),
    ]


def _mark(name: str) -> list[Any]:
    """A mark from 1 (poor) to 5 (good)."""
    return [
        Column(name, Integer, nullable=False),
        CheckConstraint(f"{name} BETWEEN 1 AND 5", name=f"{name}_mark"),
    ]


def _reference(name: str, target: str, *, index: bool = True) -> Column[int]:
    return Column(name, ForeignKey(f"{target}.id", ondelete="RESTRICT"), nullable=False, index=index)


def _topic_columns() -> list[Any]:
    return [
        *_count("position", least=1),
        *_name("title"),
        *_count("lesson_hours"),
        _text("instructor"),
    ]


office = _table(
    "office",
    *_name(),
    _text("short_name"),
    _text("city"),
    _text("unit_code"),
    *_count("certificate_threshold", least=1),
    *_count("minutes_per_lesson_hour", least=1),
    *_member("certificate_style", values.CertificateStyle),
    *_member("paper_size", values.PaperSize),
    *_member("time_zone", values.TimeZone),
    *_flag("is_example"),
    CheckConstraint("id = 1", name="single_row"),
    CheckConstraint("certificate_threshold <= 100", name="threshold_percent"),
)
office_secret = _table(
    "office_secret",
    Column("signing_key", Text, nullable=False),
    CheckConstraint("id = 1", name="single_row"),
    CheckConstraint("length(signing_key) = 64", name="key_length"),
)
data_protection = _table(
    "data_protection",
    *_count("lock_minutes", least=5),
    _text("contact"),
    *_count("retention_months", least=1, nullable=True),
    *_flag("rename_in_papers"),
    CheckConstraint("id = 1", name="single_row"),
    CheckConstraint("lock_minutes <= 60", name="lock_minutes_most"),
)
letterhead = _table(
    "letterhead",
    Column("valid_from", DateText, nullable=False, unique=True),
    Column("lines", LinesText, nullable=False),
)
signatory = _table(
    "signatory",
    *_member("role", values.SignatoryRole),
    *_name(),
    *_name("position"),
    _text("nip"),
    Column("valid_from", DateText, nullable=False),
    Column("valid_to", DateText),
    CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="valid_range"),
)
transport_rate = _table(
    "transport_rate",
    Column("valid_from", DateText, nullable=False, unique=True),
    *_count("amount"),
    _text("legal_basis"),
)
officer = _table(
    "officer",
    Column("name", Text, nullable=False, unique=True),
    *_flag("is_active"),
    Column("roles", MembersText(Role), nullable=False),
)

partner = _table(
    "partner",
    *_name(),
    *_member("kind", values.PartnerKind),
    _text("alias"),
    _text("address"),
    _text("leader_name"),
    _text("leader_position"),
    *_flag("is_griya_abhipraya"),
    _text("note"),
    UniqueConstraint("name"),
)
partner_contact = _table(
    "partner_contact",
    _reference("partner_id", "partner"),
    *_name(),
    _text("position"),
    _text("phone"),
    _text("email"),
)
course = _table(
    "course",
    *_name(),
    *_member("level", values.CourseLevel),
    *_count("lesson_hours"),
    *_count("days_to_income", nullable=True),
    *_count("start_up_cost", nullable=True),
    *_flag("needs_open_land"),
    _text("note"),
    UniqueConstraint("name"),
)
course_topic = _table(
    "course_topic",
    _reference("course_id", "course", index=False),
    *_topic_columns(),
    UniqueConstraint("course_id", "position"),
)
course_offer = _table(
    "course_offer",
    _reference("partner_id", "partner", index=False),
    _reference("course_id", "course"),
    UniqueConstraint("partner_id", "course_id"),
)
stage_change = _table(
    "stage_change",
    _reference("partner_id", "partner"),
    *_member("stage", values.PartnerStage),
    Column("changed_on", DateText, nullable=False),
    _text("officer"),
    *_member("reason", values.RefusalReason, nullable=True),
    _text("note"),
    CheckConstraint("(stage = 'refused') = (reason IS NOT NULL)", name="reason_when_refused"),
)
contact_log_entry = _table(
    "contact_log_entry",
    _reference("partner_id", "partner"),
    Column("contacted_on", DateText, nullable=False),
    _text("officer"),
    *_member("channel", values.ContactChannel),
    _text("summary"),
    Column("next_on", DateText),
    CheckConstraint("next_on IS NULL OR next_on >= contacted_on", name="next_later"),
)
refusal_argument = _table(
    "refusal_argument",
    *_member("reason", values.RefusalReason),
    _text("text"),
    UniqueConstraint("reason"),
)
agreement = _table(
    "agreement",
    _reference("partner_id", "partner"),
    *_name("title"),
    _text("partner_number"),
    _text("office_number"),
    Column("signed_on", DateText),
    Column("valid_from", DateText, nullable=False),
    Column("valid_until", DateText, nullable=False),
    _text("office_duties"),
    _text("partner_duties"),
    _text("minutes"),
    CheckConstraint("valid_until >= valid_from", name="valid_range"),
)
agreement_course = _table(
    "agreement_course",
    _reference("agreement_id", "agreement", index=False),
    _reference("course_id", "course"),
    UniqueConstraint("agreement_id", "course_id"),
)
agreement_scan = _table(
    "agreement_scan",
    _reference("agreement_id", "agreement", index=False),
    *_member("kind", values.ScanKind),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("agreement_id"),
)
venue = _table(
    "venue",
    *_name(),
    *_member("kind", values.VenueKind),
    *_count("capacity", least=1),
    *_flag("is_open_land"),
    _text("note"),
    UniqueConstraint("name"),
)
closed_day = _table(
    "closed_day",
    Column("closed_on", DateText, nullable=False, unique=True),
    *_name(),
)

session = _table(
    "session",
    _reference("course_id", "course"),
    _reference("partner_id", "partner"),
    Column("starts_on", DateText, nullable=False, index=True),
    Column("ends_on", DateText, nullable=False),
    *_member("venue_kind", values.VenueKind),
    _text("venue"),
    _text("trainer"),
    *_count("seats", least=1),
    *_count("lesson_hours"),
    *_count("transport_rate"),
    *_member("funding_source", values.FundingSource),
    *_member("receipt_form", values.ReceiptForm),
    _text("budget_line"),
    _text("souvenir"),
    _text("tool_kit"),
    _text("starts_at"),
    _text("ends_at"),
    *_member("certificate_style", values.CertificateStyle, nullable=True),
    *_member("status", values.SessionStatus),
    _text("status_reason"),
    _text("note"),
    _text("officer_in_charge"),
    Column("series_id", Integer, index=True),
    Column("makes_up_for_id", ForeignKey("session.id"), index=True),
    CheckConstraint("ends_on >= starts_on", name="date_range"),
)
session_day = _table(
    "session_day",
    _reference("session_id", "session", index=False),
    Column("held_on", DateText, nullable=False),
    UniqueConstraint("session_id", "held_on"),
)
session_topic = _table(
    "session_topic",
    _reference("session_id", "session", index=False),
    *_topic_columns(),
    UniqueConstraint("session_id", "position"),
)

evaluation = _table(
    "evaluation",
    _reference("session_id", "session", index=False),
    *_member("side", values.EvaluationSide),
    Column("scores", NumbersText, nullable=False),
    _text("comment"),
    Column("evaluated_on", DateText, nullable=False),
    UniqueConstraint("session_id", "side"),
)

client = _table(
    "client",
    Column("full_name", Text(collation="NOCASE"), nullable=False),
    CheckConstraint("length(full_name) BETWEEN 1 AND 120", name="full_name_length"),
    _text("title_before"),
    _text("title_after"),
    *_member("kind", values.ClientKind),
    *_member("sex", values.Sex, nullable=True),
    _text("register_number"),
    _text("nik"),
    _text("birth_place"),
    Column("birth_date", DateText),
    _text("phone"),
    _text("address"),
    _text("education"),
    _text("program"),
    _text("probation_officer"),
    Column("guidance_start", DateText),
    Column("guidance_end", DateText),
    _text("guarantor"),
    _text("occupation"),
    _text("interests"),
    _text("note"),
)
Index("ix_client_name", client.c.full_name, client.c.id)
Index("ix_client_guidance_end", client.c.guidance_end, client.c.id)
Index("ix_client_register_number", client.c.register_number, client.c.id)
Index("ix_client_program", client.c.program, client.c.id)
Index("ix_client_nik", client.c.nik, sqlite_where=client.c.nik != "")

client_protection = _table(
    "client_protection",
    _reference("client_id", "client", index=False),
    Column("frozen_on", DateText),
    _text("freeze_reason"),
    Column("keep_until", DateText, index=True),
    Column("pseudonymised_on", DateText),
    UniqueConstraint("client_id"),
    CheckConstraint("(frozen_on IS NULL) = (freeze_reason = '')", name="reason_when_frozen"),
)

participant = _table(
    "participant",
    _reference("session_id", "session", index=False),
    _reference("client_id", "client"),
    *_count("row_number", least=1),
    UniqueConstraint("session_id", "client_id"),
    UniqueConstraint("session_id", "row_number"),
)
attendance = _table(
    "attendance",
    _reference("participant_id", "participant", index=False),
    _reference("session_day_id", "session_day"),
    *_member("status", values.AttendanceStatus),
    *_member("reason", values.AbsenceReason, nullable=True),
    UniqueConstraint("participant_id", "session_day_id"),
    CheckConstraint("(status = 'H') = (reason IS NULL)", name="reason_when_absent"),
)
obligation = _table(
    "obligation",
    _reference("participant_id", "participant", index=False),
    *_member("kind", values.ObligationKind),
    *_member("state", values.ObligationState),
    _text("reason"),
    Column("changed_on", DateText, nullable=False),
    UniqueConstraint("participant_id", "kind"),
    CheckConstraint("(state = 'waived') = (reason <> '')", name="reason_when_waived"),
)
Index(
    "ix_obligation_undone",
    obligation.c.participant_id,
    sqlite_where=obligation.c.state.in_(["open", "ready"]),
)

number_series = _table(
    "number_series",
    *_member("kind", values.SeriesKind),
    Column("template", Text, nullable=False),
    UniqueConstraint("kind"),
)
number_entry = _table(
    "number_entry",
    _reference("series_id", "number_series", index=False),
    *_count("year", least=1900),
    *_count("seq", least=1, nullable=True),
    Column("text", Text(collation="NOCASE"), nullable=False),
    Column("document_date", DateText, nullable=False),
    *_member("state", values.NumberState),
    _text("reason"),
    _text("subject"),
    *_flag("is_skipped"),
    UniqueConstraint("series_id", "year", "seq"),
    UniqueConstraint("series_id", "year", "text"),
    CheckConstraint("(state = 'void') <= (reason <> '')", name="reason_when_void"),
    CheckConstraint("(state IN ('reserved', 'external')) <= (subject <> '')", name="subject_of_reserved"),
    CheckConstraint("is_skipped = 0 OR state = 'external'", name="skipped_is_external"),
    CheckConstraint("CAST(substr(document_date, 1, 4) AS INTEGER) = year", name="year_of_date"),
)
certificate = _table(
    "certificate",
    _reference("participant_id", "participant"),
    _reference("number_id", "number_entry", index=False),
    Column("verification_code", Text, nullable=False),
    Column("issued_on", DateText, nullable=False),
    Column("content", Text, nullable=False),
    _text("override_reason"),
    *_flag("is_void"),
    UniqueConstraint("number_id"),
    UniqueConstraint("verification_code"),
)
Index("uq_certificate_valid", certificate.c.participant_id, unique=True, sqlite_where=text("is_void = 0"))
certificate_layout = _table(
    "certificate_layout",
    *_name(),
    *_member("style", values.CertificateStyle),
    _text("document"),
    UniqueConstraint("name"),
)
layout_version = _table(
    "layout_version",
    Column("digest", Text, nullable=False),
    _text("document"),
    UniqueConstraint("digest"),
    CheckConstraint("length(digest) = 64", name="digest_length"),
)
office_layout = _table(
    "office_layout",
    *_member("style", values.CertificateStyle),
    _reference("layout_id", "certificate_layout"),
    UniqueConstraint("style"),
)
course_layout = _table(
    "course_layout",
    _reference("course_id", "course", index=False),
    *_member("style", values.CertificateStyle),
    _reference("layout_id", "certificate_layout"),
    UniqueConstraint("course_id", "style"),
)
stigma_list = _table(
    "stigma_list",
    Column("words", LinesText, nullable=False),
    Column("allowed", LinesText, nullable=False),
    CheckConstraint("id = 1", name="single_row"),
)
certificate_check = _table(
    "certificate_check",
    _reference("certificate_id", "certificate", index=False),
    Column("digest", Text, nullable=False),
    UniqueConstraint("certificate_id"),
)

transport_payment = _table(
    "transport_payment",
    _reference("participant_id", "participant"),
    _reference("number_id", "number_entry", index=False),
    *_count("rate"),
    *_count("day_count", least=1),
    *_count("amount"),
    Column("issued_on", DateText, nullable=False),
    Column("paid_on", DateText),
    Column("content", Text, nullable=False),
    *_flag("is_void"),
    UniqueConstraint("number_id"),
    CheckConstraint("amount = rate * day_count", name="amount_of_days"),
)
Index(
    "uq_transport_payment_valid",
    transport_payment.c.participant_id,
    unique=True,
    sqlite_where=text("is_void = 0"),
)
transport_payment_day = _table(
    "transport_payment_day",
    _reference("payment_id", "transport_payment"),
    _reference("client_id", "client", index=False),
    Column("held_on", DateText, nullable=False),
    *_flag("is_void"),
)
Index(
    "uq_transport_payment_day_valid",
    transport_payment_day.c.client_id,
    transport_payment_day.c.held_on,
    unique=True,
    sqlite_where=text("is_void = 0"),
)
session_component = _table(
    "session_component",
    _reference("session_id", "session", index=False),
    *_name(),
    *_count("rate", least=1),
    *_count("tax_percent"),
    UniqueConstraint("session_id", "name"),
)
payment_component = _table(
    "payment_component",
    _reference("payment_id", "transport_payment", index=False),
    *_name(),
    *_count("rate", least=1),
    *_count("day_count", least=1),
    *_count("gross"),
    *_count("tax_percent"),
    *_count("tax"),
    UniqueConstraint("payment_id", "name"),
    CheckConstraint("gross = rate * day_count", name="gross_of_days"),
    CheckConstraint("tax = gross * tax_percent / 100", name="tax_of_gross"),
)
payment_correction = _table(
    "payment_correction",
    _reference("payment_id", "transport_payment"),
    _reference("number_id", "number_entry", index=False),
    Column("amount", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("corrected_on", DateText, nullable=False),
    Column("content", Text, nullable=False),
    UniqueConstraint("number_id"),
    CheckConstraint("amount <> 0", name="amount_given"),
    CheckConstraint("reason <> ''", name="reason_given"),
)
session_paper = _table(
    "session_paper",
    _reference("session_id", "session"),
    Column("kind", EnumText(values.PaperKind), nullable=False),
    Column("number_id", ForeignKey("number_entry.id", ondelete="RESTRICT")),
    Column("dated_on", DateText, nullable=False),
    Column("content", Text, nullable=False),
    *_flag("is_void"),
    _text("void_reason"),
    UniqueConstraint("number_id"),
    CheckConstraint("(is_void = 1) = (void_reason <> '')", name="reason_when_void"),
)
Index(
    "uq_session_paper_valid",
    session_paper.c.session_id,
    session_paper.c.kind,
    unique=True,
    sqlite_where=text("is_void = 0"),
)
wording = _table(
    "wording",
    Column("kind", EnumText(values.WordingKind), nullable=False, unique=True),
    *_name("subject"),
    Column("body", Text, nullable=False),
)
souvenir_handover = _table(
    "souvenir_handover",
    _reference("participant_id", "participant", index=False),
    Column("item", Text, nullable=False),
    Column("handed_on", DateText, nullable=False),
    UniqueConstraint("participant_id"),
)
archived_pdf = _table(
    "archived_pdf",
    Column("sha256", Text, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    UniqueConstraint("sha256"),
    CheckConstraint("length(sha256) = 64", name="sha256_length"),
)
printed_paper = _table(
    "printed_paper",
    Column("session_id", ForeignKey("session.id", ondelete="RESTRICT"), index=True),
    # Not checked against the list of kinds: a new kind of paper needs no new table.
    Column("kind", EnumText(values.PaperKind), nullable=False),
    _reference("archive_id", "archived_pdf"),
    Column("printed_at", MomentText, nullable=False),
    _text("officer"),
    *_member("channel", values.PrintChannel),
    *_count("copies", least=1),
    _text("file_name"),
)
printed_number = _table(
    "printed_number",
    _reference("printed_id", "printed_paper"),
    _reference("number_id", "number_entry", index=False),
    *_count("copy"),
    UniqueConstraint("number_id", "copy"),
)
signed_proof = _table(
    "signed_proof",
    _reference("session_id", "session", index=False),
    Column("kind", EnumText(values.PaperKind), nullable=False),
    Column("number_id", ForeignKey("number_entry.id", ondelete="RESTRICT")),
    Column("printed_on", DateText, nullable=False),
    Column("returned_on", DateText),
    UniqueConstraint("number_id"),
)
Index(
    "uq_signed_proof_list",
    signed_proof.c.session_id,
    signed_proof.c.kind,
    unique=True,
    sqlite_where=signed_proof.c.number_id.is_(None),
)
Index("ix_signed_proof_outstanding", signed_proof.c.session_id, sqlite_where=text("returned_on IS NULL"))
follow_up = _table(
    "follow_up",
    _reference("participant_id", "participant", index=False),
    *_count("months", least=1),
    Column("due_on", DateText, nullable=False),
    Column("next_on", DateText, nullable=False),
    *_count("tries"),
    Column("answered_on", DateText),
    *_member("outcome", outcomes.Outcome, nullable=True),
    *_member("income", outcomes.IncomeBand, nullable=True),
    *_member("source", outcomes.InfoSource, nullable=True),
    Column("obstacles", MembersText(outcomes.Obstacle), nullable=False),
    _text("note"),
    UniqueConstraint("participant_id", "months"),
    CheckConstraint("(answered_on IS NULL) = (outcome IS NULL)", name="answered_with_outcome"),
)
Index("ix_follow_up_open", follow_up.c.next_on, sqlite_where=text("answered_on IS NULL"))
feedback = _table(
    "feedback",
    _reference("session_id", "session"),
    *_mark("usefulness"),
    *_mark("trainer"),
    *_mark("duration"),
    *_flag("wants_to_use"),
    _text("suggestion"),
)
apprenticeship = _table(
    "apprenticeship",
    _reference("participant_id", "participant"),
    _reference("partner_id", "partner"),
    Column("starts_on", DateText, nullable=False),
    Column("ends_on", DateText),
    _text("note"),
    CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="date_range"),
)
continuation = _table(
    "continuation",
    _reference("session_id", "session", index=False),
    _reference("earlier_id", "session"),
    UniqueConstraint("session_id"),
    CheckConstraint("session_id <> earlier_id", name="another_session"),
)
outcome_settings = _table(
    "outcome_settings",
    Column("months", NumbersText, nullable=False),
    _text("script"),
    CheckConstraint("id = 1", name="single_row"),
)
course_method = _table(
    "course_method",
    _reference("course_id", "course", index=False),
    *_member("method", outcomes.TrainingMethod),
    UniqueConstraint("course_id"),
)
check_in_day = _table(
    "check_in_day",
    _reference("client_id", "client", index=False),
    *_count("day", least=1),
    UniqueConstraint("client_id"),
    CheckConstraint("day <= 31", name="day_of_month"),
)
audit_entry = _table(
    "audit_entry",
    Column("at", MomentText, nullable=False),
    Column("officer", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("subject_id", Integer, nullable=False),
    _text("detail"),
    Column("mac", Text, nullable=False),
)
Index("ix_audit_entry_subject", audit_entry.c.subject, audit_entry.c.subject_id)
Index("ix_audit_entry_at", audit_entry.c.at)
trash_item = _table(
    "trash_item",
    _text("kind"),
    Column("record_id", Integer, nullable=False),
    _text("title"),
    _text("officer"),
    Column("deleted_at", MomentText, nullable=False, index=True),
    _text("content"),
)
draft = _table(
    "draft",
    _text("form"),
    Column("subject_id", Integer, nullable=False),
    _text("title"),
    _text("officer"),
    Column("saved_at", MomentText, nullable=False),
    _text("content"),
)

TABLES: dict[type, Table] = {
    records.OfficeProfile: office,
    records.DataProtection: data_protection,
    records.Letterhead: letterhead,
    records.Signatory: signatory,
    records.TransportRate: transport_rate,
    records.Officer: officer,
    records.Partner: partner,
    records.PartnerContact: partner_contact,
    records.Course: course,
    records.CourseTopic: course_topic,
    records.CourseOffer: course_offer,
    records.StageChange: stage_change,
    records.ContactLogEntry: contact_log_entry,
    records.RefusalArgument: refusal_argument,
    records.Agreement: agreement,
    records.AgreementCourse: agreement_course,
    records.AgreementScan: agreement_scan,
    records.Venue: venue,
    records.ClosedDay: closed_day,
    records.Evaluation: evaluation,
    records.Session: session,
    records.SessionDay: session_day,
    records.SessionTopic: session_topic,
    records.Client: client,
    records.ClientProtection: client_protection,
    records.Participant: participant,
    records.Attendance: attendance,
    records.Obligation: obligation,
    records.NumberSeries: number_series,
    records.NumberEntry: number_entry,
    records.Certificate: certificate,
    records.CertificateLayout: certificate_layout,
    records.LayoutVersion: layout_version,
    records.OfficeLayout: office_layout,
    records.CourseLayout: course_layout,
    records.StigmaList: stigma_list,
    records.CertificateCheck: certificate_check,
    records.TransportPayment: transport_payment,
    records.TransportPaymentDay: transport_payment_day,
    records.SessionComponent: session_component,
    records.PaymentComponent: payment_component,
    records.PaymentCorrection: payment_correction,
    records.SessionPaper: session_paper,
    records.Wording: wording,
    records.SouvenirHandover: souvenir_handover,
    records.ArchivedPdf: archived_pdf,
    records.PrintedPaper: printed_paper,
    records.PrintedNumber: printed_number,
    records.SignedProof: signed_proof,
    records.FollowUp: follow_up,
    records.Feedback: feedback,
    records.Apprenticeship: apprenticeship,
    records.Continuation: continuation,
    records.OutcomeSettings: outcome_settings,
    records.CourseMethod: course_method,
    records.CheckInDay: check_in_day,
    records.AuditEntry: audit_entry,
    records.TrashItem: trash_item,
    records.Draft: draft,
}
"""Each column bears the name of the record's field, so that the unit of work can map them as they are."""
