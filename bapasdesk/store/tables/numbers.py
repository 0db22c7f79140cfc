"""Tables of the number ledger."""

from sqlalchemy import CheckConstraint, Column, Text, UniqueConstraint

from bapasdesk.domain import values
from bapasdesk.store.column_types import DateText
from bapasdesk.store.table_parts import (
    count_column,
    flag_column,
    member_column,
    new_table,
    reference,
    text_column,
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
