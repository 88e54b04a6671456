"""What several replicas share: who sends which message, how fast all together may write, who is alive and who leads."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("outbox", sa.Column("lane", sa.SmallInteger, nullable=False, server_default="1"))
    op.add_column("outbox", sa.Column("claimed_by", sa.BigInteger))
    op.execute("UPDATE outbox SET claimed_by = 0 WHERE state = 1")  # was being sent, by a process that is gone
    op.drop_column("outbox", "state")
    op.create_index("outbox_order", "outbox", ["lane", "id"])
    pace = op.create_table(
        "pace",
        sa.Column("person_id", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("free_at", sa.BigInteger, nullable=False),
    )
    op.bulk_insert(pace, [{"person_id": 0, "free_at": 0}])
    op.create_table(
        "lease",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("holder", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
