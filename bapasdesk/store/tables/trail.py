"""Tables of the trail, the trash and drafts."""

from sqlalchemy import Column, Index, Integer, Text

from bapasdesk.store.column_types import MomentText
from bapasdesk.store.table_parts import new_table, text_column

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
