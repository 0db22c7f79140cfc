"""Lines of the budget, which of them a session draws on, and what it costs beyond transport money."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KINDS = "'souvenir', 'meals', 'honorarium', 'material', 'venue', 'printing', 'other'"


def upgrade() -> None:
    op.create_table(
        "budget_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("receipt_form", sa.Text(), nullable=False),
        sa.CheckConstraint("length(code) BETWEEN 1 AND 120", name=op.f("ck_budget_line_code_length")),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 120", name=op.f("ck_budget_line_name_length")),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_budget_line_amount_range")),
        sa.CheckConstraint("receipt_form IN ('up', 'ls')", name=op.f("ck_budget_line_receipt_form_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_line")),
        sa.UniqueConstraint("year", "code", name=op.f("uq_budget_line_year_code")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "session_cost",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("rate", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("budget_line_id", sa.Integer(), nullable=True),
        sa.Column("actual", sa.Integer(), nullable=True),
        sa.Column("spent_on", sa.Text(), nullable=True),
        sa.CheckConstraint(f"kind IN ({KINDS})", name=op.f("ck_session_cost_kind_known")),
        sa.CheckConstraint("rate >= 0", name=op.f("ck_session_cost_rate_range")),
        sa.CheckConstraint("quantity >= 1", name=op.f("ck_session_cost_quantity_range")),
        sa.CheckConstraint(
            "basis IN ('person', 'person_day', 'day', 'once')", name=op.f("ck_session_cost_basis_known")
        ),
        sa.CheckConstraint("actual >= 0", name=op.f("ck_session_cost_actual_range")),
        sa.CheckConstraint(
            "(actual IS NULL) = (spent_on IS NULL)", name=op.f("ck_session_cost_spent_when_actual")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_session_cost_session_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["budget_line_id"],
            ["budget_line.id"],
            name=op.f("fk_session_cost_budget_line_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_cost")),
        sa.UniqueConstraint("session_id", "kind", name=op.f("uq_session_cost_session_id_kind")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_session_cost_budget_line_id"), "session_cost", ["budget_line_id"], unique=False)
    # Plain ADD COLUMN: building the table anew would drop the triggers of the search index.
    op.execute(
        "ALTER TABLE session ADD COLUMN budget_line_id INTEGER"
        " CONSTRAINT fk_session_budget_line_id REFERENCES budget_line (id)"
    )
    op.create_index(op.f("ix_session_budget_line_id"), "session", ["budget_line_id"], unique=False)
