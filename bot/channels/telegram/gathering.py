"""Group commit: what arrives while one transaction is being written goes into the next one, all together."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import islice
from typing import Any

from bot.logs import Log

AT_ONCE = 200  # updates a transaction
log = Log("gathering")


class Gathering:
    """One `take_in` at a time, for everyone who waits; when it fails, it fails for exactly those who were in it."""

    def __init__(self, take_in: Callable[[list[Any]], Awaitable[None]]) -> None:
        self._take_in = take_in
        self._waiting: dict[asyncio.Future[bool], Any] = {}
        self._writer: asyncio.Task[None] | None = None

    async def add(self, update: object) -> bool:
        """Whether it is on the disk. Who gives up waiting is left out, if it is not too late for that."""
        taken: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting[taken] = update
        if self._writer is None:
            self._writer = asyncio.create_task(self._write())
        try:
            return await taken
        finally:
            self._waiting.pop(taken, None)

    @property
    def idle(self) -> bool:
        return self._writer is None

    async def _write(self) -> None:
        """Until nobody waits."""
        while batch := dict(islice(self._waiting.items(), AT_ONCE)):
            for taken in batch:
                del self._waiting[taken]
            stored = await self._stored(list(batch.values()))
            for taken in batch:
                if not taken.done():
                    taken.set_result(stored)
        self._writer = None

    async def _stored(self, batch: list[Any]) -> bool:
        try:
            await self._take_in(batch)
        except Exception as error:  # the disk, the database
            log.failed("gathering.store", error)
            return False
        return True
