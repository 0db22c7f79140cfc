"""Settings that guard people's data, what is promised about each client, and the trail read by date.

A frozen client is not changed and gets no seat, whatever way the change comes in.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

IS_FROZEN = "EXISTS (SELECT 1 FROM client_protection WHERE client_id = {} AND frozen_on IS NOT NULL)"


def upgrade() -> None:
    op.create_table(
        "data_protection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lock_minutes", sa.Integer(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("retention_months", sa.Integer(), nullable=True),
        sa.Column("rename_in_papers", sa.Integer(), nullable=False),
        sa.CheckConstraint("lock_minutes >= 5", name=op.f("ck_data_protection_lock_minutes_range")),
        sa.CheckConstraint("lock_minutes <= 60", name=op.f("ck_data_protection_lock_minutes_most")),
        sa.CheckConstraint("retention_months >= 1", name=op.f("ck_data_protection_retention_months_range")),
        sa.CheckConstraint(
            "rename_in_papers IN (0, 1)", name=op.f("ck_data_protection_rename_in_papers_flag")
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_data_protection_single_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_protection")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO data_protection (id, lock_minutes, contact, rename_in_papers) VALUES (1, 10, '', 0)"
    )
    op.create_table(
        "client_protection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("frozen_on", sa.Text(), nullable=True),
        sa.Column("freeze_reason", sa.Text(), nullable=False),
        sa.Column("keep_until", sa.Text(), nullable=True),
        sa.Column("pseudonymised_on", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(frozen_on IS NULL) = (freeze_reason = '')", name=op.f("ck_client_protection_reason_when_frozen")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_client_protection_client_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_protection")),
        sa.UniqueConstraint("client_id", name=op.f("uq_client_protection_client_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_client_protection_keep_until"), "client_protection", ["keep_until"], unique=False
    )
    op.create_index("ix_audit_entry_at", "audit_entry", ["at"], unique=False)
    for table, event, client in (("client", "UPDATE", "old.id"), ("participant", "INSERT", "new.client_id")):
        op.execute(
            f"CREATE TRIGGER {table}_frozen BEFORE {event} ON {table} WHEN {IS_FROZEN.format(client)}"
            f" BEGIN SELECT RAISE(ABORT, 'the client is frozen'); END"
        )
