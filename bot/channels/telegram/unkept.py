"""What is said to people of whom nothing is kept: in memory only, when nobody else is waiting for an answer."""

import time
from collections import deque
from collections.abc import Callable

from bot.message import Message
from bot.recent import Recent

MOST = 20_000  # people
AGAIN = 600.0  # seconds before someone is told again


class Unkept:
    """A line of people, each with what to say; who is in it, or was told lately, is not put in it again."""

    def __init__(self, wake: Callable[[], None] = lambda: None, clock: Callable[[], float] = time.monotonic) -> None:
        self.wake, self._clock = wake, clock
        self._line: deque[tuple[int, Message]] = deque()
        self._told: Recent[int, float] = Recent(MOST)

    def __len__(self) -> int:
        return len(self._line)

    def say(self, chat_id: int, message: Message) -> None:
        """When there is time; at the latest never."""
        now = self._clock()
        if len(self._line) >= MOST or now - self._told.get(chat_id, -AGAIN) < AGAIN:
            return
        self._told[chat_id] = now
        self._line.append((chat_id, message))
        self.wake()

    def next(self, most: int) -> list[tuple[int, Message]]:
        """The first of the line, and out of it."""
        return [self._line.popleft() for _ in range(min(most, len(self._line)))]
