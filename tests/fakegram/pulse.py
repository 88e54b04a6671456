"""When did something last happen, and is something happening now: how a test waits without sleeping."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Pulse:
    """Beats at every update, request and answer; counts the requests under way and what each chat was told."""

    def __init__(self) -> None:
        self.under_way = 0
        self.reactions: Counter[int] = Counter()
        self._last = time.monotonic()
        self._beat = asyncio.Event()

    def beat(self) -> None:
        self._last = time.monotonic()
        self._beat.set()
        self._beat = asyncio.Event()

    def reacted(self, chat_id: int) -> None:
        """The bot did something that this person can see."""
        self.reactions[chat_id] += 1

    @contextmanager
    def request(self) -> Iterator[None]:
        self.under_way += 1
        self.beat()
        try:
            yield
        finally:
            self.under_way -= 1
            self.beat()

    def still_for(self) -> float:
        """Seconds since the last beat."""
        return time.monotonic() - self._last

    async def next(self, at_most: float) -> None:
        """Wait for a beat, but no longer than `at_most`."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._beat.wait(), at_most)
