"""The office's tables: one for each record of `domain.records`, with the rules the database itself keeps."""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bapasdesk.domain import outcomes, records, values
from bapasdesk.domain.list_columns import SheetMapping
from bapasdesk.domain.rights import Role
from bapasdesk.store.budget_tables import BUDGET_TABLES
from bapasdesk.store.column_types import (
    DateText,
    EnumText,
    LinesText,
    MembersText,
    MomentText,
    NumbersText,
)
from bapasdesk.store.filter_tables import FILTER_TABLES
from bapasdesk.store.import_tables import sheet_mapping
from bapasdesk.store.seating_tables import SEATING_TABLES
from bapasdesk.store.table_parts import (
    count_column,
    flag_column,
    mark_column,
    member_column,
    name_column,
    new_table,
    reference,
    text_column,
)
from bapasdesk.store.table_parts import metadata as metadata  # whoever asks here has all tables


def _topic_columns() -> list[Any]:
    return [
        *count_column("position", least=1),
        *name_column("title"),
        *count_column("lesson_hours"),
        text_column("instructor"),
    ]


office = new_table(
    "office",
    *name_column(),
    text_column("short_name"),
    text_column("city"),
    text_column("unit_code"),
    *count_column("certificate_threshold", least=1),
    *count_column("minutes_per_lesson_hour", least=1),
    *member_column("certificate_style", values.CertificateStyle),
    *member_column("paper_size", values.PaperSize),
    *member_column("time_zone", values.TimeZone),
    *flag_column("is_example"),
    CheckConstraint("id = 1", name="single_row"),
    CheckConstraint("certificate_threshold <= 100", name="threshold_percent"),
)
office_secret = new_table(
    "office_secret",
    Column("signing_key", Text, nullable=False),
    CheckConstraint("id = 1", name="single_row"),
    CheckConstraint("length(signing_key) = 64", name="key_length"),
)
data_protection = new_table(
    "data_protection",
    *count_column("lock_minutes", least=5),
    text_column("contact"),
    *count_column("retention_months", least=1, nullable=True),
    *flag_column("rename_in_papers"),
    CheckConstraint("id = 1", name="single_row"),
    CheckConstraint("lock_minutes <= 60", name="lock_minutes_most"),
)
letterhead = new_table(
    "letterhead",
    Column("valid_from", DateText, nullable=False, unique=True),
    Column("lines", LinesText, nullable=False),
)
signatory = new_table(
    "signatory",
    *member_column("role", values.SignatoryRole),
    *name_column(),
    *name_column("position"),
    text_column("nip"),
    Column("valid_from", DateText, nullable=False),
    Column("valid_to", DateText),
    CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="valid_range"),
)
transport_rate = new_table(
    "transport_rate",
    Column("valid_from", DateText, nullable=False, unique=True),
    *count_column("amount"),
    text_column("legal_basis"),
)
officer = new_table(
    "officer",
    Column("name", Text, nullable=False, unique=True),
    *flag_column("is_active"),
    Column("roles", MembersText(Role), nullable=False),
)

partner = new_table(
    "partner",
    *name_column(),
    *member_column("kind", values.PartnerKind),
    text_column("alias"),
    text_column("address"),
    text_column("leader_name"),
    text_column("leader_position"),
    *flag_column("is_griya_abhipraya"),
    text_column("note"),
    UniqueConstraint("name"),
)
partner_contact = new_table(
    "partner_contact",
    reference("partner_id", "partner"),
    *name_column(),
    text_column("position"),
    text_column("phone"),
    text_column("email"),
)
course = new_table(
    "course",
    *name_column(),
    *member_column("level", values.CourseLevel),
    *count_column("lesson_hours"),
    *count_column("days_to_income", nullable=True),
    *count_column("start_up_cost", nullable=True),
    *flag_column("needs_open_land"),
    text_column("note"),
    UniqueConstraint("name"),
)
course_topic = new_table(
    "course_topic",
    reference("course_id", "course", index=False),
    *_topic_columns(),
    UniqueConstraint("course_id", "position"),
)
course_offer = new_table(
    "course_offer",
    reference("partner_id", "partner", index=False),
    reference("course_id", "course"),
    UniqueConstraint("partner_id", "course_id"),
)
stage_change = new_table(
    "stage_change",
    reference("partner_id", "partner"),
    *member_column("stage", values.PartnerStage),
    Column("changed_on", DateText, nullable=False),
    text_column("officer"),
    *member_column("reason", values.RefusalReason, nullable=True),
    text_column("note"),
    CheckConstraint("(stage = 'refused') = (reason IS NOT NULL)", name="reason_when_refused"),
)
contact_log_entry = new_table(
    "contact_log_entry",
    reference("partner_id", "partner"),
    Column("contacted_on", DateText, nullable=False),
    text_column("officer"),
    *member_column("channel", values.ContactChannel),
    text_column("summary"),
    Column("next_on", DateText),
    CheckConstraint("next_on IS NULL OR next_on >= contacted_on", name="next_later"),
)
refusal_argument = new_table(
    "refusal_argument",
    *member_column("reason", values.RefusalReason),
    text_column("text"),
    UniqueConstraint("reason"),
)
agreement = new_table(
    "agreement",
    reference("partner_id", "partner"),
    *name_column("title"),
    text_column("partner_number"),
    text_column("office_number"),
    Column("signed_on", DateText),
    Column("valid_from", DateText, nullable=False),
    Column("valid_until", DateText, nullable=False),
    text_column("office_duties"),
    text_column("partner_duties"),
    text_column("minutes"),
    CheckConstraint("valid_until >= valid_from", name="valid_range"),
)
agreement_course = new_table(
    "agreement_course",
    reference("agreement_id", "agreement", index=False),
    reference("course_id", "course"),
    UniqueConstraint("agreement_id", "course_id"),
)
agreement_scan = new_table(
    "agreement_scan",
    reference("agreement_id", "agreement", index=False),
    *member_column("kind", values.ScanKind),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("agreement_id"),
)
venue = new_table(
    "venue",
    *name_column(),
    *member_column("kind", values.VenueKind),
    *count_column("capacity", least=1),
    *flag_column("is_open_land"),
    text_column("note"),
    UniqueConstraint("name"),
)
closed_day = new_table(
    "closed_day",
    Column("closed_on", DateText, nullable=False, unique=True),
    *name_column(),
)

session = new_table(
    "session",
    reference("course_id", "course"),
    reference("partner_id", "partner"),
    Column("starts_on", DateText, nullable=False, index=True),
    Column("ends_on", DateText, nullable=False),
    *member_column("venue_kind", values.VenueKind),
    text_column("venue"),
    text_column("trainer"),
    *count_column("seats", least=1),
    *count_column("lesson_hours"),
    *count_column("transport_rate"),
    *member_column("funding_source", values.FundingSource),
    *member_column("receipt_form", values.ReceiptForm),
    text_column("budget_line"),
    text_column("souvenir"),
    text_column("tool_kit"),
    text_column("starts_at"),
    text_column("ends_at"),
    *member_column("certificate_style", values.CertificateStyle, nullable=True),
    *member_column("status", values.SessionStatus),
    text_column("status_reason"),
    text_column("note"),
    text_column("officer_in_charge"),
    Column("series_id", Integer, index=True),
    Column("makes_up_for_id", ForeignKey("session.id"), index=True),
    Column("budget_line_id", ForeignKey("budget_line.id"), index=True),
    CheckConstraint("ends_on >= starts_on", name="date_range"),
)
session_day = new_table(
    "session_day",
    reference("session_id", "session", index=False),
    Column("held_on", DateText, nullable=False),
    UniqueConstraint("session_id", "held_on"),
)
session_topic = new_table(
    "session_topic",
    reference("session_id", "session", index=False),
    *_topic_columns(),
    UniqueConstraint("session_id", "position"),
)

evaluation = new_table(
    "evaluation",
    reference("session_id", "session", index=False),
    *member_column("side", values.EvaluationSide),
    Column("scores", NumbersText, nullable=False),
    text_column("comment"),
    Column("evaluated_on", DateText, nullable=False),
    UniqueConstraint("session_id", "side"),
)

client = new_table(
    "client",
    Column("full_name", Text(collation="NOCASE"), nullable=False),
    CheckConstraint("length(full_name) BETWEEN 1 AND 120", name="full_name_length"),
    text_column("title_before"),
    text_column("title_after"),
    *member_column("kind", values.ClientKind),
    *member_column("sex", values.Sex, nullable=True),
    text_column("register_number"),
    text_column("nik"),
    text_column("birth_place"),
    Column("birth_date", DateText),
    text_column("phone"),
    text_column("address"),
    text_column("education"),
    text_column("program"),
    text_column("probation_officer"),
    Column("guidance_start", DateText),
    Column("guidance_end", DateText),
    text_column("guarantor"),
    text_column("occupation"),
    text_column("interests"),
    text_column("note"),
)
Index("ix_client_name", client.c.full_name, client.c.id)
Index("ix_client_guidance_end", client.c.guidance_end, client.c.id)
Index("ix_client_register_number", client.c.register_number, client.c.id)
Index("ix_client_program", client.c.program, client.c.id)
Index("ix_client_nik", client.c.nik, sqlite_where=client.c.nik != "")

client_protection = new_table(
    "client_protection",
    reference("client_id", "client", index=False),
    Column("frozen_on", DateText),
    text_column("freeze_reason"),
    Column("keep_until", DateText, index=True),
    Column("pseudonymised_on", DateText),
    UniqueConstraint("client_id"),
    CheckConstraint("(frozen_on IS NULL) = (freeze_reason = '')", name="reason_when_frozen"),
)

participant = new_table(
    "participant",
    reference("session_id", "session", index=False),
    reference("client_id", "client"),
    *count_column("row_number", least=1),
    UniqueConstraint("session_id", "client_id"),
    UniqueConstraint("session_id", "row_number"),
)
attendance = new_table(
    "attendance",
    reference("participant_id", "participant", index=False),
    reference("session_day_id", "session_day"),
    *member_column("status", values.AttendanceStatus),
    *member_column("reason", values.AbsenceReason, nullable=True),
    UniqueConstraint("participant_id", "session_day_id"),
    CheckConstraint("(status = 'H') = (reason IS NULL)", name="reason_when_absent"),
)
obligation = new_table(
    "obligation",
    reference("participant_id", "participant", index=False),
    *member_column("kind", values.ObligationKind),
    *member_column("state", values.ObligationState),
    text_column("reason"),
    Column("changed_on", DateText, nullable=False),
    UniqueConstraint("participant_id", "kind"),
    CheckConstraint("(state = 'waived') = (reason <> '')", name="reason_when_waived"),
)
Index(
    "ix_obligation_undone",
    obligation.c.participant_id,
    sqlite_where=obligation.c.state.in_(["open", "ready"]),
)

number_series = new_table(
    "number_series",
    *member_column("kind", values.SeriesKind),
    Column("template", Text, nullable=False),
    UniqueConstraint("kind"),
)
number_entry = new_table(
    "number_entry",
    reference("series_id", "number_series", index=False),
    *count_column("year", least=1900),
    *count_column("seq", least=1, nullable=True),
    Column("text", Text(collation="NOCASE"), nullable=False),
    Column("document_date", DateText, nullable=False),
    *member_column("state", values.NumberState),
    text_column("reason"),
    text_column("subject"),
    *flag_column("is_skipped"),
    UniqueConstraint("series_id", "year", "seq"),
    UniqueConstraint("series_id", "year", "text"),
    CheckConstraint("(state = 'void') <= (reason <> '')", name="reason_when_void"),
    CheckConstraint("(state IN ('reserved', 'external')) <= (subject <> '')", name="subject_of_reserved"),
    CheckConstraint("is_skipped = 0 OR state = 'external'", name="skipped_is_external"),
    CheckConstraint("CAST(substr(document_date, 1, 4) AS INTEGER) = year", name="year_of_date"),
)
certificate = new_table(
    "certificate",
    reference("participant_id", "participant"),
    reference("number_id", "number_entry", index=False),
    Column("verification_code", Text, nullable=False),
    Column("issued_on", DateText, nullable=False),
    Column("content", Text, nullable=False),
    text_column("override_reason"),
    *flag_column("is_void"),
    UniqueConstraint("number_id"),
    UniqueConstraint("verification_code"),
)
Index("uq_certificate_valid", certificate.c.participant_id, unique=True, sqlite_where=text("is_void = 0"))
certificate_layout = new_table(
    "certificate_layout",
    *name_column(),
    *member_column("style", values.CertificateStyle),
    text_column("document"),
    UniqueConstraint("name"),
)
layout_version = new_table(
    "layout_version",
    Column("digest", Text, nullable=False),
    text_column("document"),
    UniqueConstraint("digest"),
    CheckConstraint("length(digest) = 64", name="digest_length"),
)
office_layout = new_table(
    "office_layout",
    *member_column("style", values.CertificateStyle),
    reference("layout_id", "certificate_layout"),
    UniqueConstraint("style"),
)
course_layout = new_table(
    "course_layout",
    reference("course_id", "course", index=False),
    *member_column("style", values.CertificateStyle),
    reference("layout_id", "certificate_layout"),
    UniqueConstraint("course_id", "style"),
)
stigma_list = new_table(
    "stigma_list",
    Column("words", LinesText, nullable=False),
    Column("allowed", LinesText, nullable=False),
    CheckConstraint("id = 1", name="single_row"),
)
certificate_check = new_table(
    "certificate_check",
    reference("certificate_id", "certificate", index=False),
    Column("digest", Text, nullable=False),
    UniqueConstraint("certificate_id"),
)

transport_payment = new_table(
    "transport_payment",
    reference("participant_id", "participant"),
    reference("number_id", "number_entry", index=False),
    *count_column("rate"),
    *count_column("day_count", least=1),
    *count_column("amount"),
    Column("issued_on", DateText, nullable=False),
    Column("paid_on", DateText),
    Column("content", Text, nullable=False),
    *flag_column("is_void"),
    UniqueConstraint("number_id"),
    CheckConstraint("amount = rate * day_count", name="amount_of_days"),
)
Index(
    "uq_transport_payment_valid",
    transport_payment.c.participant_id,
    unique=True,
    sqlite_where=text("is_void = 0"),
)
transport_payment_day = new_table(
    "transport_payment_day",
    reference("payment_id", "transport_payment"),
    reference("client_id", "client", index=False),
    Column("held_on", DateText, nullable=False),
    *flag_column("is_void"),
)
Index(
    "uq_transport_payment_day_valid",
    transport_payment_day.c.client_id,
    transport_payment_day.c.held_on,
    unique=True,
    sqlite_where=text("is_void = 0"),
)
session_component = new_table(
    "session_component",
    reference("session_id", "session", index=False),
    *name_column(),
    *count_column("rate", least=1),
    *count_column("tax_percent"),
    UniqueConstraint("session_id", "name"),
)
payment_component = new_table(
    "payment_component",
    reference("payment_id", "transport_payment", index=False),
    *name_column(),
    *count_column("rate", least=1),
    *count_column("day_count", least=1),
    *count_column("gross"),
    *count_column("tax_percent"),
    *count_column("tax"),
    UniqueConstraint("payment_id", "name"),
    CheckConstraint("gross = rate * day_count", name="gross_of_days"),
    CheckConstraint("tax = gross * tax_percent / 100", name="tax_of_gross"),
)
payment_correction = new_table(
    "payment_correction",
    reference("payment_id", "transport_payment"),
    reference("number_id", "number_entry", index=False),
    Column("amount", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("corrected_on", DateText, nullable=False),
    Column("content", Text, nullable=False),
    UniqueConstraint("number_id"),
    CheckConstraint("amount <> 0", name="amount_given"),
    CheckConstraint("reason <> ''", name="reason_given"),
)
session_paper = new_table(
    "session_paper",
    reference("session_id", "session"),
    Column("kind", EnumText(values.PaperKind), nullable=False),
    Column("number_id", ForeignKey("number_entry.id", ondelete="RESTRICT")),
    Column("dated_on", DateText, nullable=False),
    Column("content", Text, nullable=False),
    *flag_column("is_void"),
    text_column("void_reason"),
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
wording = new_table(
    "wording",
    Column("kind", EnumText(values.WordingKind), nullable=False, unique=True),
    *name_column("subject"),
    Column("body", Text, nullable=False),
)
souvenir_handover = new_table(
    "souvenir_handover",
    reference("participant_id", "participant", index=False),
    Column("item", Text, nullable=False),
    Column("handed_on", DateText, nullable=False),
    UniqueConstraint("participant_id"),
)
archived_pdf = new_table(
    "archived_pdf",
    Column("sha256", Text, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    UniqueConstraint("sha256"),
    CheckConstraint("length(sha256) = 64", name="sha256_length"),
)
printed_paper = new_table(
    "printed_paper",
    Column("session_id", ForeignKey("session.id", ondelete="RESTRICT"), index=True),
    # Not checked against the list of kinds: a new kind of paper needs no new table.
    Column("kind", EnumText(values.PaperKind), nullable=False),
    reference("archive_id", "archived_pdf"),
    Column("printed_at", MomentText, nullable=False),
    text_column("officer"),
    *member_column("channel", values.PrintChannel),
    *count_column("copies", least=1),
    text_column("file_name"),
)
printed_number = new_table(
    "printed_number",
    reference("printed_id", "printed_paper"),
    reference("number_id", "number_entry", index=False),
    *count_column("copy"),
    UniqueConstraint("number_id", "copy"),
)
signed_proof = new_table(
    "signed_proof",
    reference("session_id", "session", index=False),
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
follow_up = new_table(
    "follow_up",
    reference("participant_id", "participant", index=False),
    *count_column("months", least=1),
    Column("due_on", DateText, nullable=False),
    Column("next_on", DateText, nullable=False),
    *count_column("tries"),
    Column("answered_on", DateText),
    *member_column("outcome", outcomes.Outcome, nullable=True),
    *member_column("income", outcomes.IncomeBand, nullable=True),
    *member_column("source", outcomes.InfoSource, nullable=True),
    Column("obstacles", MembersText(outcomes.Obstacle), nullable=False),
    text_column("note"),
    UniqueConstraint("participant_id", "months"),
    CheckConstraint("(answered_on IS NULL) = (outcome IS NULL)", name="answered_with_outcome"),
)
Index("ix_follow_up_open", follow_up.c.next_on, sqlite_where=text("answered_on IS NULL"))
feedback = new_table(
    "feedback",
    reference("session_id", "session"),
    *mark_column("usefulness"),
    *mark_column("trainer"),
    *mark_column("duration"),
    *flag_column("wants_to_use"),
    text_column("suggestion"),
)
apprenticeship = new_table(
    "apprenticeship",
    reference("participant_id", "participant"),
    reference("partner_id", "partner"),
    Column("starts_on", DateText, nullable=False),
    Column("ends_on", DateText),
    text_column("note"),
    CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="date_range"),
)
continuation = new_table(
    "continuation",
    reference("session_id", "session", index=False),
    reference("earlier_id", "session"),
    UniqueConstraint("session_id"),
    CheckConstraint("session_id <> earlier_id", name="another_session"),
)
outcome_settings = new_table(
    "outcome_settings",
    Column("months", NumbersText, nullable=False),
    text_column("script"),
    CheckConstraint("id = 1", name="single_row"),
)
course_method = new_table(
    "course_method",
    reference("course_id", "course", index=False),
    *member_column("method", outcomes.TrainingMethod),
    UniqueConstraint("course_id"),
)
check_in_day = new_table(
    "check_in_day",
    reference("client_id", "client", index=False),
    *count_column("day", least=1),
    UniqueConstraint("client_id"),
    CheckConstraint("day <= 31", name="day_of_month"),
)
audit_entry = new_table(
    "audit_entry",
    Column("at", MomentText, nullable=False),
    Column("officer", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("subject_id", Integer, nullable=False),
    text_column("detail"),
    Column("mac", Text, nullable=False),
)
Index("ix_audit_entry_subject", audit_entry.c.subject, audit_entry.c.subject_id)
Index("ix_audit_entry_at", audit_entry.c.at)
trash_item = new_table(
    "trash_item",
    text_column("kind"),
    Column("record_id", Integer, nullable=False),
    text_column("title"),
    text_column("officer"),
    Column("deleted_at", MomentText, nullable=False, index=True),
    text_column("content"),
)
draft = new_table(
    "draft",
    text_column("form"),
    Column("subject_id", Integer, nullable=False),
    text_column("title"),
    text_column("officer"),
    Column("saved_at", MomentText, nullable=False),
    text_column("content"),
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
    **BUDGET_TABLES,
    **FILTER_TABLES,
    SheetMapping: sheet_mapping,
    **SEATING_TABLES,
}
"""Each column bears the name of the record's field, so that the unit of work can map them as they are."""
