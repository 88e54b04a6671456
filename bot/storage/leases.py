"""Leases: what a replica holds for some seconds at a time, so that it is missed soon when it dies.

Each holds its own life under its own name, and in polling mode one of them holds `LEADER`. All go by the store's clock.
"""

from sqlalchemy import delete, exists, or_, select, update

from bot.storage.store import Transaction
from bot.storage.tables import inserting, lease

LEADER = "leader"
LASTS = 9  # seconds
REMEMBERED = 120  # seconds that a death is remembered: for so long everyone plays carefully


def hold(tx: Transaction, name: str, now: int) -> bool:
    """Take or renew the lease; False where another replica holds it."""
    put = inserting(tx.connection, lease).values(name=name, holder=tx.replica, until=now + LASTS)
    free = or_(lease.c.holder == put.excluded.holder, lease.c.until <= now)
    taken = {"holder": put.excluded.holder, "until": put.excluded.until}
    put = put.on_conflict_do_update(index_elements=["name"], set_=taken, where=free).returning(lease.c.name)
    return tx.connection.execute(put).first() is not None


def live(tx: Transaction, now: int) -> None:
    """Tell that we are alive, and forget who died long ago."""
    hold(tx, f"replica {tx.replica}", now)
    tx.connection.execute(delete(lease).where(lease.c.until < now - REMEMBERED))


def begin(tx: Transaction, now: int) -> None:
    """At the start: who left a lease behind died, however long ago. Where nobody else can be here, all of them did."""
    left = lease.c.until <= now if tx.shared else lease.c.holder != tx.replica
    tx.connection.execute(update(lease).where(left).values(until=now))
    live(tx, now)


def leave(tx: Transaction) -> None:
    """Give back all we hold: this is no death."""
    tx.connection.execute(delete(lease).where(lease.c.holder == tx.replica))


def somebody_died(tx: Transaction, now: int) -> bool:
    """Within the time that is remembered."""
    return bool(tx.connection.execute(select(exists().where(lease.c.until <= now, lease.c.name != LEADER))).scalar())
