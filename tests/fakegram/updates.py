"""The queue of updates: unique ids, confirmation by offset, a lifetime for each, one poller at a time."""

import asyncio
import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.fakegram.clock import Clock
from tests.fakegram.errors import Refused
from tests.fakegram.pulse import Pulse

DAY = 24 * 3600
TAP_LIVES = 150
WEEK = 7 * DAY  # after a week of silence the next id is a random one
LARGEST = 64 * 1024  # bytes; a larger update is never delivered
TOO_FAR = 10  # an offset this far past the end is taken for nonsense

NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(slots=True, eq=False)
class Update:
    """`lane` is the queue that keeps its order when updates are delivered by webhook."""

    id: int
    kind: str
    body: dict[str, Any]
    lane: int
    expires: float
    confirmed: bool = False

    def json(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.body}


class Updates:
    def __init__(self, clock: Clock, pulse: Pulse) -> None:
        self.allowed: list[str] = []
        self.confirmed: list[Update] = []
        self.duplicating = 0
        self.on_new: Callable[[], None] = lambda: None
        self._clock, self._pulse = clock, pulse
        self._queue: list[Update] = []
        self._again: list[Update] = []
        self._next_id = 100_000_001
        self._last = clock.now()
        self._held = False
        self._waiter: asyncio.Future[None] | None = None

    def add(self, kind: str, body: dict[str, Any], lane: int) -> Update | None:
        """Queue an update, also a malformed one, unless it is too large or the bot did not ask for this kind."""
        if kind not in self.allowed and (self.allowed or kind in NOT_BY_DEFAULT):
            return None
        if len(json.dumps(body)) > LARGEST:
            return None
        if self._clock.now() - self._last > WEEK and not self.pending:
            self.reset_ids()
        self._last = self._clock.now()
        lives = TAP_LIVES if kind == "callback_query" else DAY
        update = Update(self._next_id, kind, body, lane, self._last + lives)
        self._next_id += 1
        self._queue.append(update)
        self._wake()
        return update

    @property
    def pending(self) -> list[Update]:
        """What still waits to be confirmed; what came too late is gone."""
        self._queue = [update for update in self._queue if update.expires > self._clock.now()]
        return self._queue

    @property
    def waiting(self) -> int:
        return len(self.pending) + len(self._again)

    def confirm(self, updates: list[Update]) -> None:
        for update in updates:
            update.confirmed = True
        self._queue = [update for update in self._queue if not update.confirmed]
        self.confirmed += updates
        self._again += updates * self.duplicating
        if updates:
            self._pulse.beat()

    def outstanding(self) -> list[Update]:
        """What a webhook has to deliver now."""
        return [] if self._held else [*self._again, *self.pending]

    def next_of(self, lane: int) -> Update | None:
        """What a webhook has to deliver next in this lane: no later one overtakes it."""
        return next((update for update in self.outstanding() if update.lane == lane), None)

    def taken(self, update: Update) -> None:
        """A webhook accepted this one."""
        if update in self._again:
            self._again.remove(update)
            self._pulse.beat()
        else:
            self.confirm([update])

    def confirm_below(self, offset: int) -> None:
        """Below zero all but the last few are forgotten; an offset far past the end means nothing."""
        pending = self.pending
        if offset < 0:
            self.confirm(pending[:offset])
        elif offset <= self._next_id + TOO_FAR:
            self.confirm([update for update in pending if update.id < offset])

    async def poll(self, offset: int, limit: int, seconds: float) -> list[dict[str, Any]]:
        """Answer getUpdates; a newer call that has to wait ends the older one."""
        self.confirm_below(offset)
        if (ready := self._ready(limit)) or not seconds:
            return ready
        self.interrupt(CONFLICT)
        waiter = self._waiter = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await waiter
        except TimeoutError:
            return []
        return self._ready(limit)

    def interrupt(self, description: str, code: int = 409) -> None:
        """End the call that is waiting, if there is one."""
        if self._waiter and not self._waiter.done():
            self._waiter.set_exception(Refused(code, description))

    def redeliver(self, *updates: Update) -> None:
        """Deliver these (by default all confirmed so far) once more."""
        self._again += updates or self.confirmed
        self._wake()

    def reset_ids(self, to: int | None = None) -> None:
        """Go on from another id, as after a quiet week."""
        self._next_id = to or random.randrange(1, 2**31 - 2**20)

    def shuffle(self, chance: random.Random) -> None:
        """Let what is pending have arrived in another order."""
        ids = [update.id for update in self.pending]
        chance.shuffle(self._queue)
        for update, fresh in zip(self._queue, ids, strict=True):
            update.id = fresh

    @contextmanager
    def held(self) -> Iterator[None]:
        """Collect what happens inside, so that it is delivered in one go."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
            self._wake()

    def _ready(self, limit: int) -> list[dict[str, Any]]:
        if self._held:
            return []
        again, self._again = self._again[:limit], self._again[limit:]
        return [update.json() for update in (again + self.pending)[:limit]]

    def _wake(self) -> None:
        self._pulse.beat()
        if self._waiter and not self._waiter.done() and not self._held and self.waiting:
            self._waiter.set_result(None)
        self.on_new()
