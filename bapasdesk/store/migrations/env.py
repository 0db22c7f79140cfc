"""Alembic's door: runs the versions on the connection that `migrate` hands over."""

from typing import Any

from alembic import context
from sqlalchemy import Text

from bapasdesk.store.tables.mapping import metadata

SEARCH_TABLE = "search_index"


def include_name(name: str | None, kind: str, parents: Any) -> bool:
    """The full-text table and its shadows are made by hand in the versions, not from the metadata."""
    return not (kind == "table" and name is not None and name.startswith(SEARCH_TABLE))


def render_item(kind: str, item: Any, autogen_context: Any) -> Any:
    """Versions name plain types, so that an old one never depends on today's code."""
    if kind == "type" and type(item).__module__ == "bapasdesk.store.column_types":
        return "sa.Text()" if isinstance(item.impl_instance, Text) else "sa.Integer()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_name=include_name,
    render_item=render_item,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
