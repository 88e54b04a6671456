"""After a sudden death: the update that was being played may have caused it. So a try is counted before it is made, and
an update that was there at a death before is played alone, until the one that kills has been found and set aside."""

import time
from collections.abc import Callable

from bot.storage import inbox
from bot.storage.store import Transaction

MOST_TRIES = 3
SETTLED = 5.0  # seconds; a process that is killed from outside, again and again, mostly dies younger


class Suspects:
    """Decides what of a batch is played. Where nobody died lately, and what was here at our start has been played, that
    is all of it, and nothing is counted beforehand. Else what is suspected waits until this process has lived for a
    while: whoever kills us soon after each start must not make an innocent update look like the cause."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.somebody_died = False
        self.caught_up = False
        self._clock, self._born = clock, clock()
        self._counted: set[int] = set()

    @property
    def careful(self) -> bool:
        return self.somebody_died or not self.caught_up

    def given_up(self, rows: list[inbox.Waiting]) -> list[inbox.Waiting]:
        """What has had all its tries and was never seen to end."""
        return [row for row in rows if row.tries >= MOST_TRIES and row.update_id not in self._counted]

    def to_play(self, rows: list[inbox.Waiting]) -> list[inbox.Waiting]:
        """Carefully: one transaction counts a try, the next one plays it."""
        self.caught_up = self.caught_up or not rows
        counted, self._counted = self._counted, set()
        if not self.careful:
            return rows
        return [row for row in rows if row.update_id in counted]

    def count(self, tx: Transaction, rows: list[inbox.Waiting]) -> bool:
        """Count a try of what may be played next: all that was never tried, or else one suspect; False for nothing."""
        fresh = [row.update_id for row in rows if not row.tries]
        settled = self._clock() - self._born >= SETTLED
        suspects = [row.update_id for row in rows if row.tries] if settled else []
        self._counted = set(fresh or suspects[:1])
        inbox.tried(tx, list(self._counted))
        return bool(self._counted)

    def tries_made(self, row: inbox.Waiting) -> int:
        """How often it has been played, this time included."""
        return int(row.tries) + (not self.careful)
