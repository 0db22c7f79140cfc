"""The number ledger holds typed numbers too, says what each number is for, and never changes one."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NEW_SERIES = {
    "letter": "{seq:03d}/SRT/{month_roman}/{year}",
    "official_record": "{seq:03d}/BA/{month_roman}/{year}",
    "report": "{seq:03d}/LAP/{month_roman}/{year}",
    "agreement": "{seq:03d}/PKS/{month_roman}/{year}",
}
KEPT = "id, series_id, year, seq, text, document_date, state, reason"


def upgrade() -> None:
    rebuild_series()
    rebuild_entries()
    op.execute(
        "CREATE TRIGGER number_entry_no_delete BEFORE DELETE ON number_entry"
        " BEGIN SELECT RAISE(ABORT, 'number_entry rows are never changed this way'); END"
    )
    op.execute(
        "CREATE TRIGGER number_entry_fixed BEFORE UPDATE ON number_entry"
        " WHEN old.series_id <> new.series_id OR old.year <> new.year"
        " OR (old.seq IS NOT new.seq AND old.seq IS NOT NULL)"
        " OR (old.text <> new.text AND NOT old.is_skipped)"
        " OR (old.state = 'void' AND new.state <> 'void')"
        " BEGIN SELECT RAISE(ABORT, 'number_entry rows are never changed this way'); END"
    )


def rebuild_series() -> None:
    op.create_table(
        "number_series_new",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('certificate', 'receipt', 'letter', 'official_record', 'report', 'agreement')",
            name=op.f("ck_number_series_kind_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_series")),
        sa.UniqueConstraint("kind", name=op.f("uq_number_series_kind")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO number_series_new (id, kind, template) SELECT id, kind, template FROM number_series"
    )
    op.drop_table("number_series")
    op.rename_table("number_series_new", "number_series")
    for kind, template in NEW_SERIES.items():
        # A new office writes its own series; here only those that were there before get the new ones.
        op.execute(
            f"INSERT INTO number_series (kind, template) SELECT '{kind}', '{template}'"
            " WHERE EXISTS (SELECT 1 FROM office)"
        )


def rebuild_entries() -> None:
    op.create_table(
        "number_entry_new",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(collation="NOCASE"), nullable=False),
        sa.Column("document_date", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("is_skipped", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'void') <= (reason <> '')", name=op.f("ck_number_entry_reason_when_void")
        ),
        sa.CheckConstraint(
            "(state IN ('reserved', 'external')) <= (subject <> '')",
            name=op.f("ck_number_entry_subject_of_reserved"),
        ),
        sa.CheckConstraint(
            "is_skipped = 0 OR state = 'external'", name=op.f("ck_number_entry_skipped_is_external")
        ),
        sa.CheckConstraint("is_skipped IN (0, 1)", name=op.f("ck_number_entry_is_skipped_flag")),
        sa.CheckConstraint(
            "state IN ('issued', 'reserved', 'external', 'void')", name=op.f("ck_number_entry_state_known")
        ),
        sa.CheckConstraint(
            "CAST(substr(document_date, 1, 4) AS INTEGER) = year", name=op.f("ck_number_entry_year_of_date")
        ),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_number_entry_seq_range")),
        sa.CheckConstraint("year >= 1900", name=op.f("ck_number_entry_year_range")),
        sa.ForeignKeyConstraint(
            ["series_id"], ["number_series.id"], name=op.f("fk_number_entry_series_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_entry")),
        sa.UniqueConstraint("series_id", "year", "text", name=op.f("uq_number_entry_series_id_year_text")),
        sa.UniqueConstraint("series_id", "year", "seq", name=op.f("uq_number_entry_series_id_year_seq")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.execute(
        f"INSERT INTO number_entry_new ({KEPT}, subject, is_skipped) SELECT {KEPT}, '', 0 FROM number_entry"
    )
    op.drop_table("number_entry")
    op.rename_table("number_entry_new", "number_entry")
