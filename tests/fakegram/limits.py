"""The rate limits of the real server, for who asks for them: about one message a second in a chat, thirty in all."""

from math import ceil

from tests.fakegram.clock import Clock
from tests.fakegram.errors import Refused


class Bucket:
    """Holds `burst` tokens, fills with `rate` a second."""

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate, self._burst = rate, burst
        self._tokens, self._at = burst, now

    def wait(self, now: float) -> float:
        """Seconds until there is a token."""
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now
        return max(0.0, (1 - self._tokens) / self._rate)

    def take(self) -> None:
        self._tokens -= 1


class Limits:
    """Off until `per_chat` is set; a refused request costs nothing."""

    def __init__(self, clock: Clock) -> None:
        self.per_chat = 0.0
        self.burst = 3.0
        self.in_all = 30.0
        self._clock = clock
        self._chats: dict[int, Bucket] = {}
        self._all: Bucket | None = None

    def enforce(self, chat_id: int) -> None:
        """Count one message to this chat, or refuse it with 429."""
        if not self.per_chat:
            return
        now = self._clock.now()
        self._all = self._all or Bucket(self.in_all, self.in_all, now)
        chat = self._chats.setdefault(chat_id, Bucket(self.per_chat, self.burst, now))
        if wait := ceil(max(self._all.wait(now), chat.wait(now))):
            raise Refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        self._all.take()
        chat.take()
