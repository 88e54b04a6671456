"""How fast we may write: what Telegram allows one chat and all of them together, counted before it complains."""

import time
from collections.abc import Callable

PER_CHAT, CHAT_BURST = 1.0, 4.0  # messages a second; Telegram allows about one, and short bursts
IN_ALL = 25.0  # Telegram allows about thirty; a fifth of it may come at once
MOST_CHATS = 10_000  # remembered


class Bucket:
    """Holds `burst` tokens at most and gains `rate` of them a second."""

    __slots__ = ("_at", "_burst", "_rate", "_tokens")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate, self._burst, self._tokens, self._at = rate, burst, burst, now

    def wait(self, now: float) -> float:
        """Seconds until there is a token."""
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now
        return max(0.0, (1 - self._tokens) / self._rate)

    def take(self) -> None:
        self._tokens -= 1


class Pace:
    """Asked by the one who claims messages, and by nobody else."""

    def __init__(
        self,
        per_chat: float = PER_CHAT,
        in_all: float = IN_ALL,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock, self._per_chat = clock, per_chat
        self._burst = CHAT_BURST * max(per_chat, 1.0)
        self._all = Bucket(in_all, max(in_all / 5, 1.0), clock())
        self._chats: dict[int, Bucket] = {}
        self.wait = 0.0  # the shortest wait among those refused since `begin`

    def begin(self) -> None:
        self.wait = float("inf")

    def may(self, chat: int) -> bool:
        """Take a token for a message to this chat, if there is one."""
        now = self._clock()
        bucket = self._chats.get(chat) or self._remember(chat, now)
        wait = max(self._all.wait(now), bucket.wait(now))
        if wait > 0:
            self.wait = min(self.wait, wait)
            return False
        self._all.take()
        bucket.take()
        return True

    def _remember(self, chat: int, now: float) -> Bucket:
        """Too many: start again. Nobody is written to faster than `in_all` by that."""
        if len(self._chats) >= MOST_CHATS:
            self._chats.clear()
        return self._chats.setdefault(chat, Bucket(self._per_chat, self._burst, now))
