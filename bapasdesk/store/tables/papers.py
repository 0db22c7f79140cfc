"""Tables of papers and prints."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, LargeBinary, Text, UniqueConstraint, text

from bapasdesk.domain import values
from bapasdesk.store.column_types import DateText, EnumText, MomentText
from bapasdesk.store.table_parts import (
    count_column,
    flag_column,
    member_column,
    name_column,
    new_table,
    reference,
    text_column,
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
