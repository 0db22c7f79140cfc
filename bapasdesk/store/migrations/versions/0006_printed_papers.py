"""What left the office is kept: the bytes, the rounds of printing, the copies, and what came back signed."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

SEALED = (
    ("archived_pdf", "UPDATE"),
    ("archived_pdf", "DELETE"),
    ("printed_paper", "UPDATE"),
    ("printed_paper", "DELETE"),
    ("printed_number", "UPDATE"),
    ("printed_number", "DELETE"),
)


def upgrade() -> None:
    create_archive()
    create_numbers()
    create_proofs()
    for table, change in SEALED:
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{table} rows are never changed this way'); END"
        )


def create_archive() -> None:
    op.create_table(
        "archived_pdf",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_archived_pdf_sha256_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_archived_pdf")),
        sa.UniqueConstraint("sha256", name=op.f("uq_archived_pdf_sha256")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "printed_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("archive_id", sa.Integer(), nullable=False),
        sa.Column("printed_at", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.CheckConstraint("channel IN ('printer', 'file')", name=op.f("ck_printed_paper_channel_known")),
        sa.CheckConstraint("copies >= 1", name=op.f("ck_printed_paper_copies_range")),
        sa.ForeignKeyConstraint(
            ["archive_id"], ["archived_pdf.id"], name=op.f("fk_printed_paper_archive_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_printed_paper_session_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_paper")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_printed_paper_archive_id"), "printed_paper", ["archive_id"], unique=False)
    op.create_index(op.f("ix_printed_paper_session_id"), "printed_paper", ["session_id"], unique=False)


def create_numbers() -> None:
    op.create_table(
        "printed_number",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("printed_id", sa.Integer(), nullable=False),
        sa.Column("number_id", sa.Integer(), nullable=False),
        sa.Column("copy", sa.Integer(), nullable=False),
        sa.CheckConstraint("copy >= 0", name=op.f("ck_printed_number_copy_range")),
        sa.ForeignKeyConstraint(
            ["number_id"], ["number_entry.id"], name=op.f("fk_printed_number_number_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["printed_id"],
            ["printed_paper.id"],
            name=op.f("fk_printed_number_printed_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_number")),
        sa.UniqueConstraint("number_id", "copy", name=op.f("uq_printed_number_number_id_copy")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_printed_number_printed_id"), "printed_number", ["printed_id"], unique=False)


def create_proofs() -> None:
    op.create_table(
        "signed_proof",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number_id", sa.Integer(), nullable=True),
        sa.Column("printed_on", sa.Text(), nullable=False),
        sa.Column("returned_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["number_id"], ["number_entry.id"], name=op.f("fk_signed_proof_number_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_signed_proof_session_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_proof")),
        sa.UniqueConstraint("number_id", name=op.f("uq_signed_proof_number_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_signed_proof_outstanding",
        "signed_proof",
        ["session_id"],
        unique=False,
        sqlite_where=sa.text("returned_on IS NULL"),
    )
    op.create_index(
        "uq_signed_proof_list",
        "signed_proof",
        ["session_id", "kind"],
        unique=True,
        sqlite_where=sa.text("number_id IS NULL"),
    )
