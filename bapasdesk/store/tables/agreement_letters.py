"""The table of letters about agreements."""

from sqlalchemy import CheckConstraint, Column, Index, Table, Text, UniqueConstraint, text

from bapasdesk.domain.records.agreement_letters import AgreementLetter
from bapasdesk.store.column_types import DateText
from bapasdesk.store.table_parts import flag_column, new_table, reference, text_column

agreement_letter = new_table(
    "agreement_letter",
    reference("agreement_id", "agreement"),
    reference("number_id", "number_entry", index=False),
    Column("dated_on", DateText, nullable=False),
    Column("content", Text, nullable=False),
    *flag_column("is_void"),
    text_column("void_reason"),
    UniqueConstraint("number_id"),
    CheckConstraint("(is_void = 1) = (void_reason <> '')", name="reason_when_void"),
)
Index(
    "uq_agreement_letter_valid",
    agreement_letter.c.agreement_id,
    unique=True,
    sqlite_where=text("is_void = 0"),
)

LETTER_TABLES: dict[type, Table] = {AgreementLetter: agreement_letter}
"""To be joined into `store.tables.TABLES`."""
