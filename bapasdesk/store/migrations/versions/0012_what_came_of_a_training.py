"""What came of a training: follow-ups, feedback, apprenticeships, sessions that go on from earlier ones."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outcome_settings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("months", sa.Text(), nullable=False),
        sa.Column("script", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_outcome_settings_single_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome_settings")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "check_in_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.CheckConstraint("day <= 31", name=op.f("ck_check_in_day_day_of_month")),
        sa.CheckConstraint("day >= 1", name=op.f("ck_check_in_day_day_range")),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_check_in_day_client_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in_day")),
        sa.UniqueConstraint("client_id", name=op.f("uq_check_in_day_client_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "course_method",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "method IN ('practice', 'demonstration', 'lecture', 'apprenticeship')",
            name=op.f("ck_course_method_method_known"),
        ),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f("fk_course_method_course_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_method")),
        sa.UniqueConstraint("course_id", name=op.f("uq_course_method_course_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "continuation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("earlier_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("session_id <> earlier_id", name=op.f("ck_continuation_another_session")),
        sa.ForeignKeyConstraint(
            ["earlier_id"], ["session.id"], name=op.f("fk_continuation_earlier_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_continuation_session_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_continuation")),
        sa.UniqueConstraint("session_id", name=op.f("uq_continuation_session_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_continuation_earlier_id"), "continuation", ["earlier_id"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("usefulness", sa.Integer(), nullable=False),
        sa.Column("trainer", sa.Integer(), nullable=False),
        sa.Column("duration", sa.Integer(), nullable=False),
        sa.Column("wants_to_use", sa.Integer(), nullable=False),
        sa.Column("suggestion", sa.Text(), nullable=False),
        sa.CheckConstraint("duration BETWEEN 1 AND 5", name=op.f("ck_feedback_duration_mark")),
        sa.CheckConstraint("trainer BETWEEN 1 AND 5", name=op.f("ck_feedback_trainer_mark")),
        sa.CheckConstraint("usefulness BETWEEN 1 AND 5", name=op.f("ck_feedback_usefulness_mark")),
        sa.CheckConstraint("wants_to_use IN (0, 1)", name=op.f("ck_feedback_wants_to_use_flag")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_feedback_session_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_feedback_session_id"), "feedback", ["session_id"], unique=False)
    op.create_table(
        "apprenticeship",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_apprenticeship_date_range")
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_apprenticeship_participant_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_apprenticeship_partner_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_apprenticeship")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_apprenticeship_participant_id"), "apprenticeship", ["participant_id"], unique=False
    )
    op.create_index(op.f("ix_apprenticeship_partner_id"), "apprenticeship", ["partner_id"], unique=False)
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("answered_on", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("income", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("obstacles", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "income IN ('none', 'under_1m', 'from_1m', 'from_2m', 'from_4m')",
            name=op.f("ck_follow_up_income_known"),
        ),
        sa.CheckConstraint(
            "outcome IN ('own_business', 'small_orders', 'works_in_field', 'office_business',"
            " 'other_work', 'no_work', 'unknown')",
            name=op.f("ck_follow_up_outcome_known"),
        ),
        sa.CheckConstraint(
            "source IN ('call', 'check_in', 'visit', 'family', 'partner')",
            name=op.f("ck_follow_up_source_known"),
        ),
        sa.CheckConstraint(
            "(answered_on IS NULL) = (outcome IS NULL)", name=op.f("ck_follow_up_answered_with_outcome")
        ),
        sa.CheckConstraint("months >= 1", name=op.f("ck_follow_up_months_range")),
        sa.CheckConstraint("tries >= 0", name=op.f("ck_follow_up_tries_range")),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_follow_up_participant_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("participant_id", "months", name=op.f("uq_follow_up_participant_id_months")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_follow_up_open",
        "follow_up",
        ["next_on"],
        unique=False,
        sqlite_where=sa.text("answered_on IS NULL"),
    )
