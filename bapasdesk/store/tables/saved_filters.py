"""The table of saved filters."""

from sqlalchemy import Table, UniqueConstraint

from bapasdesk.domain.saved_filter import SavedFilter
from bapasdesk.store.table_parts import name_column, new_table, text_column

saved_filter = new_table(
    "saved_filter",
    text_column("list_name"),
    text_column("officer"),
    *name_column(),
    text_column("content"),
    UniqueConstraint("list_name", "officer", "name"),
)

FILTER_TABLES: dict[type, Table] = {SavedFilter: saved_filter}
"""To be joined into `store.tables.TABLES`."""
