"""Whether we can do our work now, in codes: for a load balancer or a person who looks after the machine."""

import asyncio
import time

from bot.channels.telegram.api import Api
from bot.logs import Log
from bot.storage import leases
from bot.storage.store import Store

PATIENCE = 2.0  # seconds the database has to answer
FRESH = 1.0  # seconds its answer counts, so that asking us often does not load it
AGES = (60, 600, 3600, 86_400)  # seconds; finer would tell when somebody last wrote
log = Log("readiness")


class Readiness:
    """Ready: the database answers, Telegram knows the token, and we are not stopping."""

    def __init__(self, api: Api, store: Store) -> None:
        self._api, self._store = api, store
        self._asking: asyncio.Task[bool] | None = None
        self._asked = 0.0
        self.stopping = False

    async def report(self) -> tuple[bool, dict[str, str | int | None]]:
        """Whether we are ready, and why not. `telegram` is at most so many seconds ago; None is never, or long ago."""
        database = await self._database()
        refused, answered = self._api.refused.is_set(), self._api.answered is not None
        ready = database and answered and not (refused or self.stopping)
        return ready, {
            "status": "ready" if ready else "stopping" if self.stopping else "not ready",
            "database": "answers" if database else "does not answer",
            "token": "refused" if refused else "accepted" if answered else "unknown",
            "telegram": self._age(),
        }

    async def _database(self) -> bool:
        """One question at a time, and its answer for all who want to know."""
        if self._asking is None or (self._asking.done() and time.monotonic() - self._asked > FRESH):
            self._asking = asyncio.create_task(self._ask())
        done, _ = await asyncio.wait({self._asking}, timeout=PATIENCE)
        return bool(done) and self._asking.result()

    async def _ask(self) -> bool:
        try:
            await self._store.run(lambda tx: leases.live(tx, int(self._store.clock.seconds())))
        except Exception as error:
            log.failed("readiness.database", error)
            return False
        finally:
            self._asked = time.monotonic()
        return True

    def _age(self) -> int | None:
        if self._api.answered is None:
            return None
        age = time.monotonic() - self._api.answered
        return next((bound for bound in AGES if age <= bound), None)
