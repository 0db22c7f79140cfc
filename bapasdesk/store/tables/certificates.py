"""Tables of certificates and their layouts."""

from sqlalchemy import CheckConstraint, Column, Index, Text, UniqueConstraint, text

from bapasdesk.domain import values
from bapasdesk.store.column_types import DateText, LinesText
from bapasdesk.store.table_parts import (
    flag_column,
    member_column,
    name_column,
    new_table,
    reference,
    text_column,
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
