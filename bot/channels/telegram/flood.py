"""The gate: what comes in faster than people can, is not kept. A call for help comes through."""

import time
from collections.abc import Callable
from functools import cached_property

from bot.channels.telegram.unkept import Unkept
from bot.logs import Log
from bot.message import Message, Turns
from bot.recent import Recent
from bot.storage.events import Received
from bot.storage.pace import SECOND, Limit, Pace

PRESSING = Limit(0.5, 4)  # calls for help, of someone who sends too much
NOTED = Limit(2.0, 300)  # messages that are not kept, and of which it is at least noted that they are there
REMEMBERED = 10_000  # people, and updates
log = Log("flood")


class Meter:
    """Counts in memory against a limit, for each of the people who came last."""

    def __init__(self, limit: Limit) -> None:
        self._limit = limit
        self._free_at: Recent[int, int] = Recent(REMEMBERED)

    def take(self, who: int, moment: float) -> bool:
        """Whether one more at this moment, in seconds, is within the limit; if so, it is counted."""
        now = int(moment * SECOND)
        free_at = self._free_at.get(who, 0)
        room = self._limit.room(free_at, now) > 0
        self._free_at[who] = self._limit.paid(free_at, now, 1) if room else free_at
        return room


class Gate:
    """Asked about each update before it is kept, and about each stranger before a row is made for them."""

    def __init__(self, turns: Turns, pace: Pace, unkept: Unkept, clock: Callable[[], float] = time.time) -> None:
        self._turns, self._unkept, self._clock = turns, unkept, clock
        # of taps nobody tells when they were made: counted with what was typed, one brought late would shut that out
        self._typed, self._tapped = Meter(pace.person), Meter(pace.person)
        self._pressing, self._newcomers = Meter(PRESSING), Meter(pace.newcomers)
        self._noted = Meter(NOTED)
        self._decided: Recent[int, bool] = Recent(REMEMBERED)

    def lets_in(self, one: Received) -> bool:
        """Whether to keep it; the same answer when it is brought again. What was typed slowly while we were away is no
        flood: what counts is when it was sent. Who sends too much is told once."""
        if (kept := self._decided.get(one.update_id)) is None:
            kept = self._decided[one.update_id] = self._keeps(one, one.sent or self._clock())
        if not kept:
            log.debug("flood.dropped")
            self._unkept.say(one.chat_id, self._slower)
        return kept

    def _keeps(self, one: Received, moment: float) -> bool:
        who, meter = one.chat_id, self._typed if one.sent else self._tapped
        return meter.take(who, moment) or (self._presses(one) and self._pressing.take(who, moment))

    def _presses(self, one: Received) -> bool:
        """Where it cannot be told, yes."""
        try:
            return self._turns.pressing(one.event)
        except Exception as error:
            log.failed("flood.pressing", error)
            return True

    def notes(self, one: Received) -> bool:
        """Whether to note of what was not kept that it stands in the chat, so that it goes with the rest."""
        return one.arrived and self._noted.take(one.chat_id, self._clock())

    def admits(self) -> bool:
        """Whether there is room for one more stranger."""
        return self._newcomers.take(0, self._clock())

    def turn_away(self, chat_id: int) -> None:
        """They are told whom to call; nothing of them is kept."""
        log.debug("flood.turned_away")
        self._unkept.say(chat_id, self._crowded)

    @cached_property
    def _slower(self) -> Message:
        return self._turns.slower()

    @cached_property
    def _crowded(self) -> Message:
        """The same for everybody, and a turn is not played for each of a crowd."""
        return self._turns.crowded()
