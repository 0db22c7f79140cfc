"""Tables of courses and sessions."""

from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, UniqueConstraint

from bapasdesk.domain import values
from bapasdesk.store.column_types import DateText
from bapasdesk.store.table_parts import (
    count_column,
    flag_column,
    member_column,
    name_column,
    new_table,
    reference,
    text_column,
)


def _topic_columns() -> list[Any]:
    return [
        *count_column("position", least=1),
        *name_column("title"),
        *count_column("lesson_hours"),
        text_column("instructor"),
    ]


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
