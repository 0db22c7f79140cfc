"""The office's list of words that no certificate may bear, and which certificates were read back."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stigma_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("allowed", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_stigma_list_single_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stigma_list")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "certificate_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("certificate_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["certificate_id"],
            ["certificate.id"],
            name=op.f("fk_certificate_check_certificate_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_check")),
        sa.UniqueConstraint("certificate_id", name=op.f("uq_certificate_check_certificate_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
