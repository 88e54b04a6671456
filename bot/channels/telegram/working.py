"""The worker: plays the turns that wait, batch after batch, until none is left, and then waits for more."""

import asyncio
from collections.abc import Callable

from bot.channels.telegram.waking import LOOK_AGAIN, woken
from bot.logs import Log
from bot.storage.store import Store
from bot.storage.turning import Turning

AFTER_FAILURE = 1.0  # seconds; a full disk may have room again
log = Log("worker")


class Worker:
    """Woken by the intake; wakes the sender."""

    def __init__(self, store: Store, turning: Turning, wake_sender: Callable[[], None]) -> None:
        self._store, self._turning, self._wake_sender = store, turning, wake_sender
        self._wake = asyncio.Event()
        self._wake.set()  # there may be some left from before
        self._busy = False

    def wake(self) -> None:
        """Something came in."""
        self._wake.set()

    @property
    def idle(self) -> bool:
        return not (self._busy or self._wake.is_set())

    async def run(self) -> None:
        """For ever; a failure of the store undoes the batch, which is then played again."""
        while True:
            await woken(self._wake, LOOK_AGAIN)
            self._wake.clear()
            self._busy = True
            try:
                if await self._store.run(self._turning.batch):
                    self._wake.set()
                    self._wake_sender()
                if self._turning.erased:  # gone means gone from the write-ahead log as well
                    await self._store.tidy_up()
            except Exception as error:
                log.failed("worker.store", error)
                await asyncio.sleep(AFTER_FAILURE)
                self._wake.set()
            finally:
                self._busy = False
