"""Housekeeping: a sign of life, and erasing whose time is up."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.channels.telegram import heartbeat
from bot.logs import Log
from bot.settings import Settings
from bot.storage.erasing import erase_expired
from bot.storage.store import Store

TIDY_EVERY = 20  # heartbeats: five minutes
log = Log("house")


class House:
    """A heartbeat is given only when the store has just answered."""

    def __init__(self, settings: Settings, store: Store, now: Callable[[], datetime]) -> None:
        self._settings, self._store, self._now = settings, store, now

    async def run(self) -> None:
        """For ever; a failure is logged and shows in the missing heartbeat."""
        beats = 0
        while True:
            try:
                await self._tidy() if beats % TIDY_EVERY == 0 else await self._store.run(lambda tx: None)
                await asyncio.to_thread(heartbeat.beat, self._settings)
            except Exception as error:
                log.failed("house.failed", error)
            beats += 1
            await asyncio.sleep(heartbeat.EVERY)

    async def _tidy(self) -> None:
        erased = await self._store.run(lambda tx: erase_expired(tx, self._now()))
        await self._store.tidy_up()
        log.info("house.tidied", erased=erased)
