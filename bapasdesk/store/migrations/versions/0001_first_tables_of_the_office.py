"""First tables of the office, the search index over clients, partners and sessions, and the sealed trail."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CLIENT_TEXT = "trim({0}.title_before || ' ' || {0}.full_name || ' ' || {0}.title_after)"
CLIENT_DETAIL = "{0}.register_number || ' ' || {0}.nik || ' ' || {0}.phone"
PARTNER_TEXT = "{0}.name || ' ' || {0}.alias"
PARTNER_DETAIL = "{0}.address || ' ' || {0}.leader_name"
SESSION_TEXT = "(SELECT name FROM course WHERE id = {0}.course_id)"
SESSION_DETAIL = (
    "(SELECT name FROM partner WHERE id = {0}.partner_id) || ' ' || {0}.venue || ' ' || {0}.trainer"
)
# The index row of a record: its id times four, plus its kind's place in this list.
SEARCHED = (
    ("client", CLIENT_TEXT, CLIENT_DETAIL),
    ("partner", PARTNER_TEXT, PARTNER_DETAIL),
    ("session", SESSION_TEXT, SESSION_DETAIL),
)
SEALED = (
    ("audit_entry", "UPDATE"),
    ("audit_entry", "DELETE"),
    ("number_entry", "DELETE"),
    ("certificate", "DELETE"),
    ("transport_payment", "DELETE"),
    ("transport_payment_day", "DELETE"),
)


def upgrade() -> None:
    create_tables()
    create_search_index()
    create_seals()


def create_tables() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("mac", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_audit_entry_subject", "audit_entry", ["subject", "subject_id"], unique=False)
    op.create_table(
        "client",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.Text(collation="NOCASE"), nullable=False),
        sa.Column("title_before", sa.Text(), nullable=False),
        sa.Column("title_after", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("register_number", sa.Text(), nullable=False),
        sa.Column("nik", sa.Text(), nullable=False),
        sa.Column("birth_place", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("education", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("probation_officer", sa.Text(), nullable=False),
        sa.Column("guidance_start", sa.Text(), nullable=True),
        sa.Column("guidance_end", sa.Text(), nullable=True),
        sa.Column("guarantor", sa.Text(), nullable=False),
        sa.Column("occupation", sa.Text(), nullable=False),
        sa.Column("interests", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('adult', 'child', 'ward')", name=op.f("ck_client_kind_known")),
        sa.CheckConstraint("sex IN ('male', 'female')", name=op.f("ck_client_sex_known")),
        sa.CheckConstraint("length(full_name) BETWEEN 1 AND 120", name=op.f("ck_client_full_name_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_client_guidance_end", "client", ["guidance_end", "id"], unique=False)
    op.create_index("ix_client_name", "client", ["full_name", "id"], unique=False)
    op.create_index("ix_client_nik", "client", ["nik"], unique=False, sqlite_where=sa.text("nik != ''"))
    op.create_index("ix_client_program", "client", ["program", "id"], unique=False)
    op.create_index("ix_client_register_number", "client", ["register_number", "id"], unique=False)
    op.create_table(
        "course",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("lesson_hours", sa.Integer(), nullable=False),
        sa.Column("days_to_income", sa.Integer(), nullable=True),
        sa.Column("start_up_cost", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "level IN ('introduction', 'basic', 'advanced')", name=op.f("ck_course_level_known")
        ),
        sa.CheckConstraint("days_to_income >= 0", name=op.f("ck_course_days_to_income_range")),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 120", name=op.f("ck_course_name_length")),
        sa.CheckConstraint("lesson_hours >= 0", name=op.f("ck_course_lesson_hours_range")),
        sa.CheckConstraint("start_up_cost >= 0", name=op.f("ck_course_start_up_cost_range")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course")),
        sa.UniqueConstraint("name", name=op.f("uq_course_name")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "letterhead",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letterhead")),
        sa.UniqueConstraint("valid_from", name=op.f("uq_letterhead_valid_from")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "number_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('certificate', 'receipt')", name=op.f("ck_number_series_kind_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_series")),
        sa.UniqueConstraint("kind", name=op.f("uq_number_series_kind")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("certificate_threshold", sa.Integer(), nullable=False),
        sa.Column("minutes_per_lesson_hour", sa.Integer(), nullable=False),
        sa.Column("certificate_style", sa.Text(), nullable=False),
        sa.Column("is_example", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "certificate_style IN ('neutral', 'official')", name=op.f("ck_office_certificate_style_known")
        ),
        sa.CheckConstraint("certificate_threshold <= 100", name=op.f("ck_office_threshold_percent")),
        sa.CheckConstraint("certificate_threshold >= 1", name=op.f("ck_office_certificate_threshold_range")),
        sa.CheckConstraint("id = 1", name=op.f("ck_office_single_row")),
        sa.CheckConstraint("is_example IN (0, 1)", name=op.f("ck_office_is_example_flag")),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 120", name=op.f("ck_office_name_length")),
        sa.CheckConstraint(
            "minutes_per_lesson_hour >= 1", name=op.f("ck_office_minutes_per_lesson_hour_range")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "office_secret",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("signing_key", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_office_secret_single_row")),
        sa.CheckConstraint("length(signing_key) = 64", name=op.f("ck_office_secret_key_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_secret")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "officer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_active", sa.Integer(), nullable=False),
        sa.CheckConstraint("is_active IN (0, 1)", name=op.f("ck_officer_is_active_flag")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer")),
        sa.UniqueConstraint("name", name=op.f("uq_officer_name")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "partner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("leader_name", sa.Text(), nullable=False),
        sa.Column("leader_position", sa.Text(), nullable=False),
        sa.Column("is_griya_abhipraya", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('community', 'government', 'private', 'training_provider', 'religious')",
            name=op.f("ck_partner_kind_known"),
        ),
        sa.CheckConstraint("is_griya_abhipraya IN (0, 1)", name=op.f("ck_partner_is_griya_abhipraya_flag")),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 120", name=op.f("ck_partner_name_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
        sa.UniqueConstraint("name", name=op.f("uq_partner_name")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "signatory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("nip", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("valid_to", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "role IN ('office_head', 'commitment_officer', 'treasurer', 'work_guidance_chief')",
            name=op.f("ck_signatory_role_known"),
        ),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 120", name=op.f("ck_signatory_name_length")),
        sa.CheckConstraint("length(position) BETWEEN 1 AND 120", name=op.f("ck_signatory_position_length")),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_signatory_valid_range")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatory")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "transport_rate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_transport_rate_amount_range")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transport_rate")),
        sa.UniqueConstraint("valid_from", name=op.f("uq_transport_rate_valid_from")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "course_offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f("fk_course_offer_course_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_course_offer_partner_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_offer")),
        sa.UniqueConstraint("partner_id", "course_id", name=op.f("uq_course_offer_partner_id_course_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_course_offer_course_id"), "course_offer", ["course_id"], unique=False)
    op.create_table(
        "number_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("document_date", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(state = 'void') <= (reason <> '')", name=op.f("ck_number_entry_reason_when_void")
        ),
        sa.CheckConstraint(
            "state IN ('issued', 'reserved', 'external', 'void')", name=op.f("ck_number_entry_state_known")
        ),
        sa.CheckConstraint(
            "CAST(substr(document_date, 1, 4) AS INTEGER) = year", name=op.f("ck_number_entry_year_of_date")
        ),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_number_entry_seq_range")),
        sa.CheckConstraint("year >= 1900", name=op.f("ck_number_entry_year_range")),
        sa.ForeignKeyConstraint(
            ["series_id"], ["number_series.id"], name=op.f("fk_number_entry_series_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_entry")),
        sa.UniqueConstraint("series_id", "text", name=op.f("uq_number_entry_series_id_text")),
        sa.UniqueConstraint("series_id", "year", "seq", name=op.f("uq_number_entry_series_id_year_seq")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "partner_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 120", name=op.f("ck_partner_contact_name_length")),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_partner_contact_partner_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_contact")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_partner_contact_partner_id"), "partner_contact", ["partner_id"], unique=False)
    op.create_table(
        "session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Text(), nullable=False),
        sa.Column("venue_kind", sa.Text(), nullable=False),
        sa.Column("venue", sa.Text(), nullable=False),
        sa.Column("trainer", sa.Text(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("lesson_hours", sa.Integer(), nullable=False),
        sa.Column("transport_rate", sa.Integer(), nullable=False),
        sa.Column("funding_source", sa.Text(), nullable=False),
        sa.Column("budget_line", sa.Text(), nullable=False),
        sa.Column("souvenir", sa.Text(), nullable=False),
        sa.Column("certificate_style", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("status_reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "certificate_style IN ('neutral', 'official')", name=op.f("ck_session_certificate_style_known")
        ),
        sa.CheckConstraint(
            "funding_source IN ('state_budget', 'partner', 'grant', 'other')",
            name=op.f("ck_session_funding_source_known"),
        ),
        sa.CheckConstraint(
            "status IN ('planned', 'held', 'closed', 'cancelled')", name=op.f("ck_session_status_known")
        ),
        sa.CheckConstraint(
            "venue_kind IN ('office', 'partner', 'other')", name=op.f("ck_session_venue_kind_known")
        ),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_session_date_range")),
        sa.CheckConstraint("lesson_hours >= 0", name=op.f("ck_session_lesson_hours_range")),
        sa.CheckConstraint("seats >= 1", name=op.f("ck_session_seats_range")),
        sa.CheckConstraint("transport_rate >= 0", name=op.f("ck_session_transport_rate_range")),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f("fk_session_course_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_session_partner_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_session_course_id"), "session", ["course_id"], unique=False)
    op.create_index(op.f("ix_session_partner_id"), "session", ["partner_id"], unique=False)
    op.create_index(op.f("ix_session_starts_on"), "session", ["starts_on"], unique=False)
    op.create_table(
        "participant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("row_number", sa.Integer(), nullable=False),
        sa.CheckConstraint("row_number >= 1", name=op.f("ck_participant_row_number_range")),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_participant_client_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_participant_session_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sa.UniqueConstraint("session_id", "client_id", name=op.f("uq_participant_session_id_client_id")),
        sa.UniqueConstraint("session_id", "row_number", name=op.f("uq_participant_session_id_row_number")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_participant_client_id"), "participant", ["client_id"], unique=False)
    op.create_table(
        "session_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_session_day_session_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_day")),
        sa.UniqueConstraint("session_id", "held_on", name=op.f("uq_session_day_session_id_held_on")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("session_day_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(status = 'H') = (reason IS NULL)", name=op.f("ck_attendance_reason_when_absent")
        ),
        sa.CheckConstraint(
            "reason IN ('acceptable', 'unacceptable', 'logistics')", name=op.f("ck_attendance_reason_known")
        ),
        sa.CheckConstraint("status IN ('H', 'I', 'S', 'A')", name=op.f("ck_attendance_status_known")),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_attendance_participant_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["session_day_id"],
            ["session_day.id"],
            name=op.f("fk_attendance_session_day_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint(
            "participant_id", "session_day_id", name=op.f("uq_attendance_participant_id_session_day_id")
        ),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_attendance_session_day_id"), "attendance", ["session_day_id"], unique=False)
    op.create_table(
        "certificate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("number_id", sa.Integer(), nullable=False),
        sa.Column("verification_code", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("override_reason", sa.Text(), nullable=False),
        sa.Column("is_void", sa.Integer(), nullable=False),
        sa.CheckConstraint("is_void IN (0, 1)", name=op.f("ck_certificate_is_void_flag")),
        sa.ForeignKeyConstraint(
            ["number_id"], ["number_entry.id"], name=op.f("fk_certificate_number_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_certificate_participant_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("number_id", name=op.f("uq_certificate_number_id")),
        sa.UniqueConstraint("verification_code", name=op.f("uq_certificate_verification_code")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_certificate_participant_id"), "certificate", ["participant_id"], unique=False)
    op.create_index(
        "uq_certificate_valid",
        "certificate",
        ["participant_id"],
        unique=True,
        sqlite_where=sa.text("is_void = 0"),
    )
    op.create_table(
        "obligation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changed_on", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(state = 'waived') = (reason <> '')", name=op.f("ck_obligation_reason_when_waived")
        ),
        sa.CheckConstraint(
            "kind IN ('certificate', 'transport', 'souvenir')", name=op.f("ck_obligation_kind_known")
        ),
        sa.CheckConstraint(
            "state IN ('open', 'ready', 'delivered', 'waived')", name=op.f("ck_obligation_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_obligation_participant_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligation")),
        sa.UniqueConstraint("participant_id", "kind", name=op.f("uq_obligation_participant_id_kind")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_obligation_undone",
        "obligation",
        ["participant_id"],
        unique=False,
        sqlite_where=sa.text("state IN ('open', 'ready')"),
    )
    op.create_table(
        "souvenir_handover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("handed_on", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_souvenir_handover_participant_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_souvenir_handover")),
        sa.UniqueConstraint("participant_id", name=op.f("uq_souvenir_handover_participant_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "transport_payment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("number_id", sa.Integer(), nullable=False),
        sa.Column("rate", sa.Integer(), nullable=False),
        sa.Column("day_count", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=False),
        sa.Column("paid_on", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("is_void", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount = rate * day_count", name=op.f("ck_transport_payment_amount_of_days")),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_transport_payment_amount_range")),
        sa.CheckConstraint("day_count >= 1", name=op.f("ck_transport_payment_day_count_range")),
        sa.CheckConstraint("is_void IN (0, 1)", name=op.f("ck_transport_payment_is_void_flag")),
        sa.CheckConstraint("rate >= 0", name=op.f("ck_transport_payment_rate_range")),
        sa.ForeignKeyConstraint(
            ["number_id"],
            ["number_entry.id"],
            name=op.f("fk_transport_payment_number_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_transport_payment_participant_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transport_payment")),
        sa.UniqueConstraint("number_id", name=op.f("uq_transport_payment_number_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_transport_payment_participant_id"), "transport_payment", ["participant_id"], unique=False
    )
    op.create_index(
        "uq_transport_payment_valid",
        "transport_payment",
        ["participant_id"],
        unique=True,
        sqlite_where=sa.text("is_void = 0"),
    )
    op.create_table(
        "transport_payment_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=False),
        sa.Column("is_void", sa.Integer(), nullable=False),
        sa.CheckConstraint("is_void IN (0, 1)", name=op.f("ck_transport_payment_day_is_void_flag")),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_transport_payment_day_client_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["payment_id"],
            ["transport_payment.id"],
            name=op.f("fk_transport_payment_day_payment_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transport_payment_day")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_transport_payment_day_payment_id"), "transport_payment_day", ["payment_id"], unique=False
    )
    op.create_index(
        "uq_transport_payment_day_valid",
        "transport_payment_day",
        ["client_id", "held_on"],
        unique=True,
        sqlite_where=sa.text("is_void = 0"),
    )


def create_search_index() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE search_index"
        " USING fts5(kind UNINDEXED, ref UNINDEXED, title, detail, tokenize = 'trigram')"
    )
    for place, (kind, title, detail) in enumerate(SEARCHED):
        insert = (
            f"INSERT INTO search_index (rowid, kind, ref, title, detail)"
            f" VALUES (new.id * 4 + {place}, '{kind}', new.id,"
            f" {title.format('new')}, {detail.format('new')});"
        )
        delete = f"DELETE FROM search_index WHERE rowid = old.id * 4 + {place};"
        op.execute(f"CREATE TRIGGER {kind}_search_insert AFTER INSERT ON {kind} BEGIN {insert} END")
        op.execute(f"CREATE TRIGGER {kind}_search_update AFTER UPDATE ON {kind} BEGIN {delete} {insert} END")
        op.execute(f"CREATE TRIGGER {kind}_search_delete AFTER DELETE ON {kind} BEGIN {delete} END")
    for parent in ("course", "partner"):
        op.execute(
            f"CREATE TRIGGER {parent}_search_rename AFTER UPDATE OF name ON {parent} BEGIN"
            f" UPDATE search_index"
            f" SET title = {SESSION_TEXT.format('s')}, detail = {SESSION_DETAIL.format('s')}"
            f" FROM session AS s WHERE s.{parent}_id = new.id AND search_index.rowid = s.id * 4 + 2; END"
        )


def create_seals() -> None:
    for table, change in SEALED:
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{table} rows are never changed this way'); END"
        )
