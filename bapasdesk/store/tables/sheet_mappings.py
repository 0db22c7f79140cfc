"""How the columns of others' sheets were understood before."""

from sqlalchemy import Column, UniqueConstraint

from bapasdesk.domain.cell_values import DateOrder
from bapasdesk.store.column_types import LinesText
from bapasdesk.store.table_parts import member_column, new_table, text_column

sheet_mapping = new_table(
    "sheet_mapping",
    text_column("kind"),
    text_column("shape"),
    Column("fields", LinesText, nullable=False),
    *member_column("date_order", DateOrder),
    UniqueConstraint("kind", "shape"),
)
