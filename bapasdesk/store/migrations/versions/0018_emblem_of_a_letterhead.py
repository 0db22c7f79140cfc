"""The emblem of a letterhead; a picture is kept once and stays as long as the office."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "emblem",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_emblem_digest_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emblem")),
        sa.UniqueConstraint("digest", name=op.f("uq_emblem_digest")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER emblem_no_{change.lower()} BEFORE {change} ON emblem"
            " BEGIN SELECT RAISE(ABORT, 'emblem rows are never changed this way'); END"
        )
    op.add_column("letterhead", sa.Column("emblem", sa.Text(), nullable=False, server_default=""))
