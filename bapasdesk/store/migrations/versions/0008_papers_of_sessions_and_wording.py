"""Letters, records and reports are kept as issued; the office words its texts itself."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

NEVER = "session_paper rows are never changed this way"
FIXED = ("session_id", "kind", "number_id", "dated_on", "content")


def upgrade() -> None:
    create_papers()
    op.create_table(
        "wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.CheckConstraint("length(subject) BETWEEN 1 AND 120", name=op.f("ck_wording_subject_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wording")),
        sa.UniqueConstraint("kind", name=op.f("uq_wording_kind")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.execute(
        "CREATE TRIGGER session_paper_no_delete BEFORE DELETE ON session_paper"
        f" BEGIN SELECT RAISE(ABORT, '{NEVER}'); END"
    )
    changed = " OR ".join(f"old.{name} IS NOT new.{name}" for name in FIXED)
    op.execute(
        "CREATE TRIGGER session_paper_fixed BEFORE UPDATE ON session_paper"
        f" WHEN old.is_void OR {changed} BEGIN SELECT RAISE(ABORT, '{NEVER}'); END"
    )


def create_papers() -> None:
    op.create_table(
        "session_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number_id", sa.Integer(), nullable=True),
        sa.Column("dated_on", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("is_void", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(is_void = 1) = (void_reason <> '')", name=op.f("ck_session_paper_reason_when_void")
        ),
        sa.CheckConstraint("is_void IN (0, 1)", name=op.f("ck_session_paper_is_void_flag")),
        sa.ForeignKeyConstraint(
            ["number_id"],
            ["number_entry.id"],
            name=op.f("fk_session_paper_number_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_session_paper_session_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_paper")),
        sa.UniqueConstraint("number_id", name=op.f("uq_session_paper_number_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_session_paper_session_id"), "session_paper", ["session_id"], unique=False)
    op.create_index(
        "uq_session_paper_valid",
        "session_paper",
        ["session_id", "kind"],
        unique=True,
        sqlite_where=sa.text("is_void = 0"),
    )
