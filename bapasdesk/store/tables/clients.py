"""Tables of clients."""

from sqlalchemy import CheckConstraint, Column, Index, Text, UniqueConstraint

from bapasdesk.domain import values
from bapasdesk.store.column_types import DateText
from bapasdesk.store.table_parts import member_column, new_table, reference, text_column

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
