"""The first tables: people, inbox, outbox and which keys are in use."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("person_key", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("address", sa.LargeBinary, nullable=False),
        sa.Column("session", sa.LargeBinary),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("expires", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_person_expires", "person", ["expires"])
    op.create_table(
        "inbox",
        sa.Column("update_id", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("person_id", NUMBER),
        sa.Column("payload", sa.LargeBinary),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("tries", sa.SmallInteger, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
    )
    op.create_index("ix_inbox_day", "inbox", ["day"])
    waits = sa.text("state = 0")
    op.create_index("inbox_waiting", "inbox", ["person_id", "update_id"], sqlite_where=waits, postgresql_where=waits)
    op.create_table(
        "outbox",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("update_id", NUMBER, nullable=False),
        sa.Column("n", sa.SmallInteger, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("tries", sa.SmallInteger, nullable=False),
        sa.Column("not_before", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("update_id", "n"),
        sqlite_autoincrement=True,
    )
    op.create_index("outbox_person", "outbox", ["person_id", "id"])
    op.create_table("sealing_key", sa.Column("key_id", sa.LargeBinary, primary_key=True))
