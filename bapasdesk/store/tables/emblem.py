"""The table of emblems: a picture is kept once, for papers issued with it are printed again years later."""

from sqlalchemy import CheckConstraint, Column, LargeBinary, Table, Text, UniqueConstraint

from bapasdesk.domain.records.emblem import Emblem
from bapasdesk.store.table_parts import new_table

emblem = new_table(
    "emblem",
    Column("digest", Text, nullable=False),
    Column("picture", LargeBinary, nullable=False),
    UniqueConstraint("digest"),
    CheckConstraint("length(digest) = 64", name="digest_length"),
)

EMBLEM_TABLES: dict[type, Table] = {Emblem: emblem}
"""To be joined into `store.tables.TABLES`."""
