"""Payments of several parts with their tax; a paid row never changes, a correction is a row of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NEVER = "rows are never changed this way"
SEALED = (
    ("payment_component", "UPDATE"),
    ("payment_component", "DELETE"),
    ("payment_correction", "UPDATE"),
    ("payment_correction", "DELETE"),
)
FIXED_ONCE_PAID = (
    "participant_id",
    "number_id",
    "rate",
    "day_count",
    "amount",
    "issued_on",
    "paid_on",
    "is_void",
)


def upgrade() -> None:
    create_parts()
    create_corrections()
    for table, change in SEALED:
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{table} {NEVER}'); END"
        )
    changed = " OR ".join(f"old.{name} IS NOT new.{name}" for name in FIXED_ONCE_PAID)
    op.execute(
        "CREATE TRIGGER transport_payment_paid_fixed BEFORE UPDATE ON transport_payment"
        f" WHEN old.paid_on IS NOT NULL AND ({changed})"
        f" BEGIN SELECT RAISE(ABORT, 'transport_payment {NEVER}'); END"
    )


def create_parts() -> None:
    op.create_table(
        "session_component",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rate", sa.Integer(), nullable=False),
        sa.Column("tax_percent", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 120", name=op.f("ck_session_component_name_length")),
        sa.CheckConstraint("rate >= 1", name=op.f("ck_session_component_rate_range")),
        sa.CheckConstraint("tax_percent >= 0", name=op.f("ck_session_component_tax_percent_range")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_session_component_session_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_component")),
        sa.UniqueConstraint("session_id", "name", name=op.f("uq_session_component_session_id_name")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "payment_component",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rate", sa.Integer(), nullable=False),
        sa.Column("day_count", sa.Integer(), nullable=False),
        sa.Column("gross", sa.Integer(), nullable=False),
        sa.Column("tax_percent", sa.Integer(), nullable=False),
        sa.Column("tax", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 120", name=op.f("ck_payment_component_name_length")),
        sa.CheckConstraint("rate >= 1", name=op.f("ck_payment_component_rate_range")),
        sa.CheckConstraint("day_count >= 1", name=op.f("ck_payment_component_day_count_range")),
        sa.CheckConstraint("gross >= 0", name=op.f("ck_payment_component_gross_range")),
        sa.CheckConstraint("tax_percent >= 0", name=op.f("ck_payment_component_tax_percent_range")),
        sa.CheckConstraint("tax >= 0", name=op.f("ck_payment_component_tax_range")),
        sa.CheckConstraint("gross = rate * day_count", name=op.f("ck_payment_component_gross_of_days")),
        sa.CheckConstraint("tax = gross * tax_percent / 100", name=op.f("ck_payment_component_tax_of_gross")),
        sa.ForeignKeyConstraint(
            ["payment_id"],
            ["transport_payment.id"],
            name=op.f("fk_payment_component_payment_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_component")),
        sa.UniqueConstraint("payment_id", "name", name=op.f("uq_payment_component_payment_id_name")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def create_corrections() -> None:
    op.create_table(
        "payment_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.Column("number_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("corrected_on", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.CheckConstraint("amount <> 0", name=op.f("ck_payment_correction_amount_given")),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_payment_correction_reason_given")),
        sa.ForeignKeyConstraint(
            ["payment_id"],
            ["transport_payment.id"],
            name=op.f("fk_payment_correction_payment_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["number_id"],
            ["number_entry.id"],
            name=op.f("fk_payment_correction_number_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_correction")),
        sa.UniqueConstraint("number_id", name=op.f("uq_payment_correction_number_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_payment_correction_payment_id"), "payment_correction", ["payment_id"], unique=False
    )
