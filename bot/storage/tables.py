"""The tables. What was said, by whom, and what was replied stand here sealed; nothing in clear tells of anybody."""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    UniqueConstraint,
    text,
)

metadata = MetaData()
Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers its rows only as INTEGER

person = Table(
    "person",
    metadata,
    Column("id", Number, primary_key=True),
    Column("person_key", LargeBinary, nullable=False, unique=True),  # HMAC of the chat id
    Column("address", LargeBinary, nullable=False),  # sealed: the chat id
    Column("session", LargeBinary),  # sealed
    Column("version", Integer, nullable=False),
    Column("expires", BigInteger, nullable=False, index=True),  # coarse
    sqlite_autoincrement=True,  # the number of someone erased is never given to another
)

WAITING, DONE, SET_ASIDE = 0, 1, 2  # inbox.state
inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("person_id", Number),  # gone once handled
    Column("payload", LargeBinary),  # sealed; gone once handled
    Column("state", SmallInteger, nullable=False),
    Column("tries", SmallInteger, nullable=False),
    Column("day", Integer, nullable=False, index=True),
)
Index("inbox_waiting", inbox.c.person_id, inbox.c.update_id, sqlite_where=text("state = 0"))

NEW, SENDING = 0, 1  # outbox.state
outbox = Table(
    "outbox",
    metadata,
    Column("id", Number, primary_key=True),
    Column("person_id", Number, nullable=False),  # keeps one person's messages in order, also when the person is gone
    Column("update_id", Number, nullable=False),
    Column("n", SmallInteger, nullable=False),
    Column("payload", LargeBinary, nullable=False),  # sealed, with the chat id in it
    Column("state", SmallInteger, nullable=False),
    Column("tries", SmallInteger, nullable=False),
    Column("not_before", BigInteger, nullable=False),
    UniqueConstraint("update_id", "n"),
    Index("outbox_person", "person_id", "id"),
    sqlite_autoincrement=True,
)

sealing_key = Table("sealing_key", metadata, Column("key_id", LargeBinary, primary_key=True))  # which keys are in use
