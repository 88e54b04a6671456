"""The ledger of what stands in each chat, and with whom the chat goes too when their time is up."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("person", sa.Column("passing", sa.SmallInteger, nullable=False, server_default="0"))
    op.create_table(
        "ledger",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ledger_person", "ledger", ["person_id", "id"])
