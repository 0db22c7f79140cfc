"""Letters that ask a partner to renew an agreement, kept as issued."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

NEVER = "agreement_letter rows are never changed this way"
FIXED = ("agreement_id", "number_id", "dated_on", "content")


def upgrade() -> None:
    create_letters()
    op.execute(
        "CREATE TRIGGER agreement_letter_no_delete BEFORE DELETE ON agreement_letter"
        f" BEGIN SELECT RAISE(ABORT, '{NEVER}'); END"
    )
    changed = " OR ".join(f"old.{name} IS NOT new.{name}" for name in FIXED)
    op.execute(
        "CREATE TRIGGER agreement_letter_fixed BEFORE UPDATE ON agreement_letter"
        f" WHEN old.is_void OR {changed} BEGIN SELECT RAISE(ABORT, '{NEVER}'); END"
    )


def create_letters() -> None:
    op.create_table(
        "agreement_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("number_id", sa.Integer(), nullable=False),
        sa.Column("dated_on", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("is_void", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(is_void = 1) = (void_reason <> '')", name=op.f("ck_agreement_letter_reason_when_void")
        ),
        sa.CheckConstraint("is_void IN (0, 1)", name=op.f("ck_agreement_letter_is_void_flag")),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_letter_agreement_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["number_id"],
            ["number_entry.id"],
            name=op.f("fk_agreement_letter_number_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_letter")),
        sa.UniqueConstraint("number_id", name=op.f("uq_agreement_letter_number_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_agreement_letter_agreement_id"), "agreement_letter", ["agreement_id"])
    op.create_index(
        "uq_agreement_letter_valid",
        "agreement_letter",
        ["agreement_id"],
        unique=True,
        sqlite_where=sa.text("is_void = 0"),
    )
