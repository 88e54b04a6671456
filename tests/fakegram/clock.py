"""The server's own time: it runs along with the wall clock and can be pushed ahead."""

import asyncio
import time
from contextlib import suppress


class Clock:
    """Everything that expires here asks this clock, so that a test of 48 hours takes a millisecond."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._pushed = asyncio.Event()

    def now(self) -> float:
        """Unix time as the server sees it."""
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass at once; whoever sleeps on this clock looks again."""
        self._ahead += seconds
        self._pushed.set()
        self._pushed = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        """Sleep until the clock is `seconds` further, by itself or by `advance`."""
        until = self.now() + seconds
        while (left := until - self.now()) > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._pushed.wait(), left)
