"""What a course and a session teach, and certificate layouts: the office's own, and those issued with."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for owner in ("course", "session"):
        create_topics(owner)
    create_layouts()
    create_versions()
    create_choice("office_layout", ["style"])
    create_choice("course_layout", ["course_id", "style"])


def create_topics(owner: str) -> None:
    table = f"{owner}_topic"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(f"{owner}_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("lesson_hours", sa.Integer(), nullable=False),
        sa.Column("instructor", sa.Text(), nullable=False),
        sa.CheckConstraint("length(title) BETWEEN 1 AND 120", name=op.f(f"ck_{table}_title_length")),
        sa.CheckConstraint("lesson_hours >= 0", name=op.f(f"ck_{table}_lesson_hours_range")),
        sa.CheckConstraint("position >= 1", name=op.f(f"ck_{table}_position_range")),
        sa.ForeignKeyConstraint(
            [f"{owner}_id"], [f"{owner}.id"], name=op.f(f"fk_{table}_{owner}_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint(f"{owner}_id", "position", name=op.f(f"uq_{table}_{owner}_id_position")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def create_layouts() -> None:
    op.create_table(
        "certificate_layout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("style", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 120", name=op.f("ck_certificate_layout_name_length")),
        sa.CheckConstraint(
            "style IN ('neutral', 'official')", name=op.f("ck_certificate_layout_style_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_layout")),
        sa.UniqueConstraint("name", name=op.f("uq_certificate_layout_name")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def create_versions() -> None:
    op.create_table(
        "layout_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_layout_version_digest_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layout_version")),
        sa.UniqueConstraint("digest", name=op.f("uq_layout_version_digest")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER layout_version_no_{change.lower()} BEFORE {change} ON layout_version"
            " BEGIN SELECT RAISE(ABORT, 'layout_version rows are never changed this way'); END"
        )


def create_choice(table: str, unique: list[str]) -> None:
    """Which layout an office, or one of its courses, uses for a style."""
    course = [sa.Column("course_id", sa.Integer(), nullable=False)] if "course_id" in unique else []
    course_key = [
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f(f"fk_{table}_course_id"), ondelete="RESTRICT"
        )
    ]
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        *course,
        sa.Column("style", sa.Text(), nullable=False),
        sa.Column("layout_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("style IN ('neutral', 'official')", name=op.f(f"ck_{table}_style_known")),
        *(course_key if course else []),
        sa.ForeignKeyConstraint(
            ["layout_id"],
            ["certificate_layout.id"],
            name=op.f(f"fk_{table}_layout_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint(*unique, name=op.f(f"uq_{table}_{'_'.join(unique)}")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f(f"ix_{table}_layout_id"), table, ["layout_id"])
