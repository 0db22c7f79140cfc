"""The office's week: stages of partners, agreements, venues, closed days, series, catch-up sessions.

Whoever already runs sessions is an active partner; everybody else starts as a candidate.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

STAGES = "'candidate', 'contacted', 'met', 'agreed', 'active', 'postponed', 'refused', 'dormant'"
REASONS = "'stigma', 'doubt', 'safety', 'budget', 'staff', 'permission', 'no_fit', 'other'"
CHANNELS = "'visit', 'phone', 'message', 'letter', 'email', 'meeting'"


def upgrade() -> None:
    create_pipeline()
    create_agreements()
    create_calendar()
    widen_sessions_and_courses()
    op.execute(
        "INSERT INTO stage_change (partner_id, stage, changed_on, officer, note)"
        " SELECT partner_id, 'active', min(starts_on), '', '' FROM session GROUP BY partner_id"
    )


def create_pipeline() -> None:
    table(
        "stage_change",
        reference("partner_id"),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("changed_on", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        check("stage_change", "stage_known", f"stage IN ({STAGES})"),
        check("stage_change", "reason_known", f"reason IN ({REASONS})"),
        check("stage_change", "reason_when_refused", "(stage = 'refused') = (reason IS NOT NULL)"),
        foreign("stage_change", "partner_id", "partner"),
    )
    table(
        "contact_log_entry",
        reference("partner_id"),
        sa.Column("contacted_on", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Text(), nullable=True),
        check("contact_log_entry", "channel_known", f"channel IN ({CHANNELS})"),
        check("contact_log_entry", "next_later", "next_on IS NULL OR next_on >= contacted_on"),
        foreign("contact_log_entry", "partner_id", "partner"),
    )
    table(
        "refusal_argument",
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        check("refusal_argument", "reason_known", f"reason IN ({REASONS})"),
        unique("refusal_argument", "reason"),
    )
    table(
        "evaluation",
        reference("session_id"),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("scores", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("evaluated_on", sa.Text(), nullable=False),
        check("evaluation", "side_known", "side IN ('by_partner', 'about_partner')"),
        foreign("evaluation", "session_id", "session"),
        unique("evaluation", "session_id", "side"),
    )
    for name in ("stage_change", "contact_log_entry"):
        op.create_index(op.f(f"ix_{name}_partner_id"), name, ["partner_id"], unique=False)


def create_agreements() -> None:
    table(
        "agreement",
        reference("partner_id"),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("partner_number", sa.Text(), nullable=False),
        sa.Column("office_number", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Text(), nullable=True),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("valid_until", sa.Text(), nullable=False),
        sa.Column("office_duties", sa.Text(), nullable=False),
        sa.Column("partner_duties", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Text(), nullable=False),
        check("agreement", "title_length", "length(title) BETWEEN 1 AND 120"),
        check("agreement", "valid_range", "valid_until >= valid_from"),
        foreign("agreement", "partner_id", "partner"),
    )
    table(
        "agreement_course",
        reference("agreement_id"),
        reference("course_id"),
        foreign("agreement_course", "agreement_id", "agreement"),
        foreign("agreement_course", "course_id", "course"),
        unique("agreement_course", "agreement_id", "course_id"),
    )
    table(
        "agreement_scan",
        reference("agreement_id"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        check("agreement_scan", "kind_known", "kind IN ('pdf', 'jpg', 'png')"),
        foreign("agreement_scan", "agreement_id", "agreement"),
        unique("agreement_scan", "agreement_id"),
    )
    op.create_index(op.f("ix_agreement_partner_id"), "agreement", ["partner_id"], unique=False)
    op.create_index(op.f("ix_agreement_course_course_id"), "agreement_course", ["course_id"], unique=False)


def create_calendar() -> None:
    table(
        "venue",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("is_open_land", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        check("venue", "name_length", "length(name) BETWEEN 1 AND 120"),
        check("venue", "kind_known", "kind IN ('office', 'partner', 'other')"),
        check("venue", "capacity_range", "capacity >= 1"),
        check("venue", "is_open_land_flag", "is_open_land IN (0, 1)"),
        unique("venue", "name"),
    )
    table(
        "closed_day",
        sa.Column("closed_on", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        check("closed_day", "name_length", "length(name) BETWEEN 1 AND 120"),
        unique("closed_day", "closed_on"),
    )


def widen_sessions_and_courses() -> None:
    """Plain ADD COLUMN: rebuilding these tables would drop the triggers of the search index."""
    op.execute(
        "ALTER TABLE course ADD COLUMN needs_open_land INTEGER NOT NULL DEFAULT 0"
        " CONSTRAINT ck_course_needs_open_land_flag CHECK (needs_open_land IN (0, 1))"
    )
    op.execute("ALTER TABLE session ADD COLUMN officer_in_charge TEXT NOT NULL DEFAULT ''")
    op.execute("ALTER TABLE session ADD COLUMN series_id INTEGER")
    op.execute(
        "ALTER TABLE session ADD COLUMN makes_up_for_id INTEGER"
        " CONSTRAINT fk_session_makes_up_for_id REFERENCES session (id)"
    )
    for name in ("series_id", "makes_up_for_id"):
        op.create_index(op.f(f"ix_session_{name}"), "session", [name], unique=False)


def table(name: str, *parts: Any) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def reference(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def foreign(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="RESTRICT"
    )


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))
