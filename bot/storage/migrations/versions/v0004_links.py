"""Links that a worker or the operator shares: found by a keyed hash, all else sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "link",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("code_key", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("maker", sa.LargeBinary),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("last_day", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("tally", sa.LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_link_maker", "link", ["maker"])
    op.create_index("ix_link_last_day", "link", ["last_day"])
