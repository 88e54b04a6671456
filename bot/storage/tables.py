"""The tables. What was said, by whom, and what was replied stand here sealed; nothing in clear tells of anybody."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    literal_column,
    text,
)

metadata = MetaData()
Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers its rows only as INTEGER
LOCKS = 0x5354 << 48  # where our advisory locks begin in PostgreSQL; a person's is this plus their number


def inserting(connection: Connection, table: Table) -> Any:
    """An INSERT that can say what to do on a conflict: each dialect has its own, and only the one in use is loaded."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)


person = Table(
    "person",
    metadata,
    Column("id", Number, primary_key=True),
    Column("person_key", LargeBinary, nullable=False, unique=True),  # HMAC of the chat id
    Column("address", LargeBinary, nullable=False),  # sealed: the chat id
    Column("session", LargeBinary),  # sealed
    Column("version", Integer, nullable=False),
    Column("expires", BigInteger, nullable=False, index=True),  # coarse
    Column("passing", SmallInteger, nullable=False, default=0),  # 1: when it goes, what stands in the chat goes too
    sqlite_autoincrement=True,  # the number of someone erased is never given to another
)

WAITING, DONE, SET_ASIDE = 0, 1, 2  # inbox.state
inbox = Table(
    "inbox",
    metadata,
    Column("update_id", Number, primary_key=True, autoincrement=False),
    Column("person_id", Number),  # gone once handled
    Column("payload", LargeBinary),  # sealed; gone once handled
    Column("state", SmallInteger, nullable=False),
    Column("tries", SmallInteger, nullable=False),
    Column("day", Integer, nullable=False, index=True),
)
_WAITS = text(f"state = {WAITING}")
Index("inbox_waiting", inbox.c.person_id, inbox.c.update_id, sqlite_where=_WAITS, postgresql_where=_WAITS)
IS_WAITING = inbox.c.state == literal_column(str(WAITING))  # no parameter: else the index above does not serve

outbox = Table(
    "outbox",
    metadata,
    Column("id", Number, primary_key=True),
    Column("person_id", Number, nullable=False),  # keeps one person's messages in order, also when the person is gone
    Column("update_id", Number, nullable=False),
    Column("n", SmallInteger, nullable=False),
    Column("payload", LargeBinary, nullable=False),  # sealed, with the chat id in it
    Column("lane", SmallInteger, nullable=False),  # the lower goes first
    Column("tries", SmallInteger, nullable=False),
    Column("not_before", BigInteger, nullable=False),
    Column("claimed_by", BigInteger),  # the replica that is sending it
    UniqueConstraint("update_id", "n"),
    Index("outbox_person", "person_id", "id"),
    Index("outbox_order", "lane", "id"),
    sqlite_autoincrement=True,
)

ledger = Table(  # what stands in whose chat: see `bot.storage.ledger`
    "ledger",
    metadata,
    Column("id", Number, primary_key=True),
    Column("person_id", Number, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("ledger_person", "person_id", "id"),
    sqlite_autoincrement=True,
)

EVERYONE = 0  # the row of all people together; nobody has this number
pace = Table(  # who may be written to again, and when: see `bot.storage.pace`
    "pace",
    metadata,
    Column("person_id", Number, primary_key=True, autoincrement=False),
    Column("free_at", BigInteger, nullable=False),  # microseconds since 1970
)

lease = Table(  # who is alive, and who leads: see `bot.storage.leases`
    "lease",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("holder", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
)

ACTIVE, PAUSED, ENDED = 0, 1, 2  # link.state
link = Table(  # see `bot.storage.links`
    "link",
    metadata,
    Column("id", Number, primary_key=True),
    Column("code_key", LargeBinary, nullable=False, unique=True),  # HMAC of the code
    Column("maker", LargeBinary, index=True),  # their person_key; none of the operator's, and of who let go of it
    Column("state", SmallInteger, nullable=False),
    Column("last_day", Integer, nullable=False, index=True),  # that it is open: days since the year 1
    Column("content", LargeBinary, nullable=False),  # sealed: the code, label, flow, most people
    Column("tally", LargeBinary, nullable=False),  # sealed, and always as long
    sqlite_autoincrement=True,  # a conversation that remembers its link never counts for another
)

sealing_key = Table("sealing_key", metadata, Column("key_id", LargeBinary, primary_key=True))  # which keys are in use
