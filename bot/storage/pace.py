"""How fast it may go: what Telegram allows us to write, shared by all replicas, and what we take in.

Counted by the generic cell rate algorithm (ITU-T I.371): one moment per row, at which everything granted so far has
been paid for; who is at most a burst ahead of their moment may be written to.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from bot.storage.store import Transaction
from bot.storage.tables import EVERYONE, inserting, pace

SECOND = 1_000_000  # microseconds


@dataclass(frozen=True, slots=True)
class Limit:
    """So many messages a second, and at most `burst` at once."""

    rate: float
    burst: int

    @property
    def interval(self) -> int:
        """Microseconds that a message costs."""
        return round(SECOND / self.rate)

    def closed(self, now: int) -> tuple[int, int]:
        """Where a moment from the first to the second leaves no room. One further off comes from a clock that leapt,
        and is void."""
        full = now + (self.burst - 1) * self.interval
        return full + 1, full + 2 * self.interval

    def room(self, free_at: int, now: int) -> int:
        """How many may go now."""
        return max(self.burst - -(-(self._counts_from(free_at, now) - now) // self.interval), 0)

    def paid(self, free_at: int, now: int, messages: int) -> int:
        """The moment after so many more."""
        return self._counts_from(free_at, now) + messages * self.interval

    def _counts_from(self, free_at: int, now: int) -> int:
        return free_at if now < free_at <= self.closed(now)[1] else now


def micro(now: datetime) -> int:
    """Microseconds since 1970."""
    return int(now.timestamp() * SECOND)


NO_LIMIT = Limit(SECOND, SECOND)


@dataclass(frozen=True, slots=True)
class Pace:
    """Telegram allows a chat about one a second and short bursts, all together about thirty. What comes in is limited
    far above what a person types or taps, and new people above what a town sends."""

    chat: Limit = Limit(1.0, 4)
    all: Limit = Limit(25.0, 5)
    person: Limit = Limit(2.0, 30)
    newcomers: Limit = Limit(10.0, 600)

    @classmethod
    def unlimited(cls) -> "Pace":
        """For a test, a benchmark, or a Bot API server of one's own."""
        return cls(NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT)


_ALL = select(pace.c.free_at).where(pace.c.person_id == EVERYONE).with_for_update()


def together(tx: Transaction) -> int:
    """The moment of everyone together. Replicas wait for one another here, so that one claims at a time."""
    found: int = tx.connection.execute(_ALL).scalar_one()
    return found


def pay(tx: Transaction, people: dict[int, int], everyone: int) -> None:
    """Note the moments of these people and of all together."""
    put = inserting(tx.connection, pace)
    put = put.on_conflict_do_update(index_elements=["person_id"], set_={"free_at": put.excluded.free_at})
    rows = [{"person_id": number, "free_at": moment} for number, moment in sorted(people.items())]
    tx.connection.execute(put, [*rows, {"person_id": EVERYONE, "free_at": everyone}])


def forget(tx: Transaction, people: set[int]) -> None:
    """Drop the moments of people who are gone."""
    if people:
        tx.connection.execute(pace.delete().where(pace.c.person_id.in_(people)))


def forget_old(tx: Transaction, now: int) -> None:
    """Drop the moments that are past: they mean nothing, and would tell when somebody was last written to. Those that
    a replica is working with are left to the next time."""
    past = select(pace.c.person_id).where(pace.c.free_at.between(1, now - 1)).with_for_update(skip_locked=True)
    theirs, ours = past.where(pace.c.person_id != EVERYONE), past.where(pace.c.person_id == EVERYONE)
    tx.connection.execute(pace.delete().where(pace.c.person_id.in_(theirs)))
    tx.connection.execute(update(pace).where(pace.c.person_id.in_(ours)).values(free_at=0))
