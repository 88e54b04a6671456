"""Where the links of a batch of turns lead, and what is counted of them when the batch is written.

Whether a code is unknown, expired, full, paused or ended, the start behind it is as good as one without a code.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update

from bot.engine.messages import Commanded, Event
from bot.message import Outcome
from bot.sharing.tally import month_of
from bot.storage.counted import Counted
from bot.storage.events import Received
from bot.storage.keys import Unsealable
from bot.storage.link_rows import local, log, opened, opened_tally, sealed_tally
from bot.storage.people import Overtaken
from bot.storage.store import Transaction
from bot.storage.tables import ACTIVE, link

_BEHIND = select(link).where(link.c.code_key.in_(bindparam("keys", expanding=True)))
_THESE = select(link).where(link.c.id.in_(bindparam("numbers", expanding=True)))
_IN_TURN = _THESE.order_by(link.c.id).with_for_update()  # two replicas never wait for one another in a ring
_SAVE = update(link).where(link.c.id == bindparam("number")).values(tally=bindparam("sealed"))


@dataclass(frozen=True, slots=True)
class _Room:
    """How many had started through a link when we looked, and how many may."""

    people: int
    most: int


class Doors:
    """Of one batch: what it counts is seen by the turns behind, and is written with the rest of it or not at all."""

    def __init__(self, tx: Transaction, now: datetime, counted: Counted | None = None) -> None:
        self._tx, self._today, self._counted = tx, local(now), counted or Counted()
        self._counts: dict[int, Counter[str]] = {}
        self._rooms: dict[int, _Room] = {}

    def through(self, received: Received) -> Event:
        """What came in; a start with a good code knows the flow that it opens. Makers, and who was counted before, come
        in always and uncounted: so a link can be tried, and nobody finds out from it how many came."""
        event = received.event
        if not (isinstance(event, Commanded) and event.name == "start" and event.argument):
            return event
        row = self._behind(event.argument)
        try:
            flow, counted = self._led(row, received.chat_id) if row else ("", 0)
        except Unsealable as error:
            log.failed("links.unsealable", error)
            flow, counted = "", 0
        return replace(event, door=flow, link=counted)

    def note(self, outcome: Outcome, chat_id: int) -> None:
        """A turn was made."""
        if outcome.link and outcome.counts:
            self._counts.setdefault(outcome.link, Counter()).update(outcome.counts)
            self._counted.note(chat_id, outcome.link, month_of(self._today))

    def write(self) -> None:
        """Add what was noted; what was shown of a link that is gone by now counts for nobody."""
        if not self._counts:
            return
        saved = []
        for row in self._tx.connection.execute(_IN_TURN, {"numbers": list(self._counts)}).all():
            try:
                saved.append({"number": row.id, "sealed": self._added(row)})
            except Unsealable as error:
                log.failed("links.unsealable", error)
        if saved:
            self._tx.connection.execute(_SAVE, saved)

    def _behind(self, code: str) -> Row[Any] | None:
        """Typed from paper, a code may have capitals."""
        return self._tx.connection.execute(_BEHIND, {"keys": self._tx.keys.link_under_any(code.lower())}).first()

    def _led(self, row: Row[Any], chat_id: int) -> tuple[str, int]:
        """The flow, and the number under which it is counted."""
        content, tally = opened(self._tx, row), opened_tally(self._tx, row)
        if row.state != ACTIVE or row.last_day < self._today.toordinal():
            return "", 0
        again = self._counted.has(chat_id, row.id, month_of(self._today))
        if again or row.maker in self._tx.keys.person_under_any(chat_id):
            return content["flow"], 0
        room = self._rooms.setdefault(row.id, _Room(tally.people, content["most"]))
        started = self._counts.get(row.id, Counter())["started"]
        return (content["flow"], row.id) if room.people + started < room.most else ("", 0)

    def _added(self, row: Row[Any]) -> bytes:
        """Where another replica let in the last ones meanwhile, the batch is played anew."""
        counts, tally = self._counts[row.id], opened_tally(self._tx, row)
        after, room = tally.add(month_of(self._today), counts), self._rooms.get(row.id)
        if room and tally.people != room.people and after.people > room.most:
            raise Overtaken
        return sealed_tally(self._tx, row.code_key, after)
