"""Tables of partners and their agreements."""

from sqlalchemy import CheckConstraint, Column, LargeBinary, UniqueConstraint

from bapasdesk.domain import values
from bapasdesk.store.column_types import DateText, NumbersText
from bapasdesk.store.table_parts import (
    flag_column,
    member_column,
    name_column,
    new_table,
    reference,
    text_column,
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

evaluation = new_table(
    "evaluation",
    reference("session_id", "session", index=False),
    *member_column("side", values.EvaluationSide),
    Column("scores", NumbersText, nullable=False),
    text_column("comment"),
    Column("evaluated_on", DateText, nullable=False),
    UniqueConstraint("session_id", "side"),
)
