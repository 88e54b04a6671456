"""The turns at hand, in one transaction: each person's oldest update, their session, the conversation, the replies."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.logs import Log
from bot.message import Message, Outcome, Turns
from bot.storage import erasing, inbox, outbox, people
from bot.storage.events import Received, deliveries
from bot.storage.keys import Unsealable
from bot.storage.store import Transaction

MOST_TRIES = 3
log = Log("turn")


@dataclass(slots=True)
class _Writes:
    """What the batch leads to: nothing is written before every turn has been made, so a failed turn leaves no trace."""

    done: list[int] = field(default_factory=list)
    tried: list[int] = field(default_factory=list)
    set_aside: list[int] = field(default_factory=list)
    erased: list[int] = field(default_factory=list)
    sessions: list[dict[str, object]] = field(default_factory=list)
    replies: list[dict[str, object]] = field(default_factory=list)


class Turning:
    """Plays turns for the people whose updates wait, a bounded number at a time and each in turn."""

    def __init__(
        self, turns: Turns, split: Callable[[Message], list[Message]], now: Callable[[], datetime], most_hours: int
    ) -> None:
        self._turns, self._split, self._now, self._most_hours = turns, split, now, most_hours
        self._after = 0
        self.erased = False  # somebody was erased in the last batch

    def batch(self, tx: Transaction) -> bool:
        """Play one batch; False where nobody was waiting."""
        rows = inbox.oldest_of_each(tx, self._after)
        if not rows and self._after:
            rows = inbox.oldest_of_each(tx, 0)
        self._after = max((row.person_id for row in rows), default=0) if len(rows) == inbox.AT_ONCE else 0
        writes = _Writes()
        for row in rows:
            self._one(tx, row, writes)
        self._write(tx, writes)
        self.erased = bool(writes.erased)
        return bool(rows)

    def _one(self, tx: Transaction, row: inbox.Waiting, writes: _Writes) -> None:
        received = None
        try:
            received = inbox.opened(tx, row)
            outcome = self._turns.turn(self._session(tx, row, received), received.event, self._now())
            self._note(tx, row, received, outcome, writes)
        except Exception as error:  # whatever it is, the next person's turn goes on
            log.failed("turn.failed", error)
            self._failed(tx, row, received, writes)

    def _session(self, tx: Transaction, row: inbox.Waiting, received: Received) -> bytes | None:
        """Their session; None for a stranger, when its time is up, or when the row was tampered with."""
        if row.person_key not in tx.keys.person_under_any(received.chat_id):
            raise Unsealable("inbox.person_id")
        if row.session is None or row.expires <= self._now().timestamp():
            return None
        try:
            return tx.keys.open(people.SESSION, row.person_key, row.session)
        except Unsealable as error:
            log.failed("session.unsealable", error)
            return None

    def _note(self, tx: Transaction, row: inbox.Waiting, received: Received, outcome: Outcome, writes: _Writes) -> None:
        replies = self._replies(tx, row, received, outcome.messages, outcome.notice)
        if outcome.state is not None:
            sealed = tx.keys.seal(people.SESSION, row.person_key, outcome.state)
            until = people.expiry(self._now(), min(outcome.keep_hours, self._most_hours))
            version = {"number": row.person_id, "was": row.version, "becomes": row.version + 1}
            writes.sessions.append({**version, "sealed": sealed, "until": until})
        else:
            writes.erased.append(row.person_id)
        writes.replies += replies
        writes.done.append(row.update_id)

    def _failed(self, tx: Transaction, row: inbox.Waiting, received: Received | None, writes: _Writes) -> None:
        if row.tries + 1 < MOST_TRIES:
            writes.tried.append(row.update_id)
            return
        writes.set_aside.append(row.update_id)
        log.warning("turn.set_aside")
        try:
            writes.replies += self._replies(tx, row, received, (self._turns.sorry(),)) if received else []
        except Exception as error:
            log.failed("turn.no_sorry", error)

    def _replies(
        self, tx: Transaction, row: inbox.Waiting, received: Received, messages: tuple[Message, ...], notice: str = ""
    ) -> list[dict[str, object]]:
        parts = tuple(part for message in messages for part in self._split(message))
        all_of_them = deliveries(received, parts, int(self._now().timestamp()), notice)
        return outbox.sealed_rows(tx, row.person_id, row.update_id, all_of_them)

    def _write(self, tx: Transaction, writes: _Writes) -> None:
        """Those to be erased go first, so that the goodbye to them stays."""
        inbox.done(tx, writes.done)
        inbox.tried(tx, writes.tried)
        inbox.set_aside(tx, writes.set_aside)
        people.save(tx, writes.sessions)
        for number in writes.erased:
            erasing.erase(tx, number, self._now())
        outbox.put(tx, writes.replies)
