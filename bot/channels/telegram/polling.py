"""Polling: updates are confirmed to Telegram, by asking for the next ones, only after they were taken in."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter

from bot.channels.telegram.api import Api
from bot.channels.telegram.request import retry_after
from bot.channels.telegram.starting import NOT_ACCEPTED
from bot.logs import Log
from bot.settings import CannotStart

LONGEST_BACKOFF = 30.0
ANOTHER_POLLER = 5.0  # seconds; Telegram lets the newest poller win
log = Log("polling")


class Poller:
    """Asks for updates as long as this replica leads, and hands each batch over before it asks for the next. Two who
    ask at once lose nothing: Telegram turns one away, and nobody confirms what is not on the disk."""

    def __init__(
        self,
        api: Api,
        take_in: Callable[[list[Any]], Awaitable[None]],
        leading: asyncio.Event,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._api, self._take_in, self._leading, self._sleep = api, take_in, leading, sleep
        self._offset: int | None = None
        self._failures = 0

    async def run(self) -> None:
        """Until cancelled. Outages are waited out; only a revoked token ends it."""
        log.info("polling.started")
        while True:
            await self._leading.wait()
            try:
                await self._once()
                self._failures = 0
            except InvalidToken:
                raise CannotStart(NOT_ACCEPTED) from None
            except Exception as error:  # Telegram, the network, the disk: nothing is confirmed, so nothing is lost
                self._failures += 1
                log.warning("polling.failed", error=type(error).__name__, times=self._failures)
                await self._sleep(pause_after(error, self._failures))

    async def _once(self) -> None:
        batch = await self._api.updates(self._offset)
        await self._take_in(batch)
        numbers = [raw["update_id"] for raw in batch if isinstance(raw, dict) and isinstance(raw.get("update_id"), int)]
        if batch:
            self._offset = numbers[-1] + 1


def pause_after(error: Exception, failures: int) -> float:
    """How long to leave Telegram alone; a little at random, so that many bots do not come back together."""
    if isinstance(error, RetryAfter):
        return retry_after(error)
    if isinstance(error, Conflict):
        return ANOTHER_POLLER
    longest = min(2.0 ** min(failures, 10) / 2, LONGEST_BACKOFF)
    return longest * random.uniform(0.5, 1.0)  # noqa: S311 - spreads load, guards nothing
