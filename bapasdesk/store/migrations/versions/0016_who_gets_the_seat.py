"""Wishes of clients, waiting lists, drop-outs, walk-ins, and what counts when seats are given."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

WORK = "'without_work', 'odd_jobs', 'working', 'studying'"
REASONS = "'working', 'sick', 'no_fare', 'family', 'moved', 'detained', 'lost_interest', 'no_news', 'other'"
WEIGHTS = ("interest", "waiting", "never_seated", "without_work", "dependants", "available", "skill")


def upgrade() -> None:
    _create(
        "client_wishes",
        *_reference("client_wishes", "client"),
        sa.Column("work_status", sa.Text(), nullable=True),
        sa.Column("dependants", sa.Integer(), nullable=True),
        sa.Column("skills", sa.Text(), nullable=False),
        sa.Column("weekdays", sa.Integer(), nullable=False),
        sa.Column("free_from", sa.Text(), nullable=False),
        sa.Column("free_until", sa.Text(), nullable=False),
        sa.CheckConstraint(f"work_status IN ({WORK})", name=op.f("ck_client_wishes_work_status_known")),
        sa.CheckConstraint("dependants >= 0", name=op.f("ck_client_wishes_dependants_range")),
        sa.CheckConstraint("weekdays BETWEEN 0 AND 127", name=op.f("ck_client_wishes_weekdays_range")),
        sa.UniqueConstraint("client_id", name=op.f("uq_client_wishes_client_id")),
    )
    _create(
        "interest",
        *_reference("interest", "client"),
        *_reference("interest", "course"),
        sa.Column("noted_on", sa.Text(), nullable=False),
        sa.UniqueConstraint("client_id", "course_id", name=op.f("uq_interest_client_id_course_id")),
    )
    _create(
        "waiting_place",
        *_reference("waiting_place", "session"),
        *_reference("waiting_place", "client"),
        sa.Column("waits_since", sa.Text(), nullable=False),
        sa.UniqueConstraint("session_id", "client_id", name=op.f("uq_waiting_place_session_id_client_id")),
    )
    _create(
        "drop_out",
        *_reference("drop_out", "session"),
        *_reference("drop_out", "client"),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("left_on", sa.Text(), nullable=False),
        sa.CheckConstraint(f"reason IN ({REASONS})", name=op.f("ck_drop_out_reason_known")),
        sa.UniqueConstraint("session_id", "client_id", name=op.f("uq_drop_out_session_id_client_id")),
    )
    _create(
        "walk_in",
        *_reference("walk_in", "client"),
        sa.Column("came_on", sa.Text(), nullable=False),
        sa.UniqueConstraint("client_id", name=op.f("uq_walk_in_client_id")),
    )
    _create(
        "seat_weights",
        *(sa.Column(name, sa.Integer(), nullable=False) for name in WEIGHTS),
        *(sa.CheckConstraint(f"{name} >= 0", name=op.f(f"ck_seat_weights_{name}_range")) for name in WEIGHTS),
        sa.CheckConstraint("id = 1", name=op.f("ck_seat_weights_single_row")),
    )
    op.execute(f"INSERT INTO seat_weights (id, {', '.join(WEIGHTS)}) VALUES (1, 8, 6, 6, 5, 4, 4, 1)")
    op.create_index(op.f("ix_interest_course_id"), "interest", ["course_id"], unique=False)
    op.create_index(op.f("ix_waiting_place_client_id"), "waiting_place", ["client_id"], unique=False)
    op.create_index(op.f("ix_drop_out_client_id"), "drop_out", ["client_id"], unique=False)


def _create(table: str, *parts: Any) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _reference(table: str, target: str) -> tuple[Any, Any]:
    name = f"{target}_id"
    key = sa.ForeignKeyConstraint(
        [name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}"), ondelete="RESTRICT"
    )
    return sa.Column(name, sa.Integer(), nullable=False), key
