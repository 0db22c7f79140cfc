"""Paper size and time zone of the office; time of day, receipt form and tool kit of a session."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLUMNS = (
    ("office", "paper_size", "a4", ("a4", "f4")),
    ("office", "time_zone", "WIB", ("WIB", "WITA", "WIT")),
    ("session", "receipt_form", "up", ("up", "ls")),
    ("session", "tool_kit", "", ()),
    ("session", "starts_at", "", ()),
    ("session", "ends_at", "", ()),
)


def upgrade() -> None:
    for table, name, default, members in COLUMNS:
        words = ", ".join(f"'{member}'" for member in members)
        checks = [sa.CheckConstraint(f"{name} IN ({words})", name=f"{name}_known")] if members else []
        op.add_column(table, sa.Column(name, sa.Text(), *checks, nullable=False, server_default=default))
