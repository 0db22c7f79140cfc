"""Officers have roles; whoever was there before could do everything, and still can."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

EVERYTHING = '["head", "officer", "treasurer", "admin"]'


def upgrade() -> None:
    op.add_column("officer", sa.Column("roles", sa.Text(), nullable=False, server_default=EVERYTHING))
