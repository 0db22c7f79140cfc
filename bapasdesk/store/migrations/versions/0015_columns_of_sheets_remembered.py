"""Which column of a sheet was which, for the next sheet with the same headings."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sheet_mapping",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("shape", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("date_order", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "date_order IN ('auto', 'day_first', 'month_first')",
            name=op.f("ck_sheet_mapping_date_order_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_mapping")),
        sa.UniqueConstraint("kind", "shape", name=op.f("uq_sheet_mapping_kind_shape")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
