"""The turns at hand, in one transaction: each person's oldest update, their session, the conversation, the replies."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.logs import Log
from bot.message import Message, Outcome, Turns
from bot.storage import erasing, inbox, outbox, people, sweeping
from bot.storage.counted import Counted
from bot.storage.desk import LinkDesk
from bot.storage.doors import Doors
from bot.storage.events import Received
from bot.storage.keys import Unsealable
from bot.storage.replying import Replies, replies
from bot.storage.store import Transaction
from bot.storage.suspects import MOST_TRIES, Suspects
from bot.watchdog import at_most

LONGEST = 5.0  # seconds for the turns of a batch; they take a fraction of that
log = Log("turn")


@dataclass(slots=True)
class _Writes:
    """What the batch leads to: nothing is written before every turn has been made, so a failed turn leaves no trace."""

    doors: Doors
    done: list[int] = field(default_factory=list)
    tried: list[int] = field(default_factory=list)
    set_aside: list[int] = field(default_factory=list)
    erased: list[int] = field(default_factory=list)
    sessions: list[dict[str, object]] = field(default_factory=list)
    replies: list[tuple[int, Replies]] = field(default_factory=list)


class Turning:
    """Plays turns for the people whose updates wait, a bounded number at a time and each in turn."""

    def __init__(
        self,
        turns: Turns,
        split: Callable[[Message], list[Message]],
        now: Callable[[], datetime],
        most_hours: int,
        suspects: Suspects | None = None,
    ) -> None:
        self._turns, self._split, self._now, self._most_hours = turns, split, now, most_hours
        self._after, self._did = 0, False
        self._counted = Counted()
        self.suspects = suspects or Suspects()
        self.erased = False  # somebody was erased in the last batch
        self.bot = ""  # our username, once Telegram told it; links are made of it

    def batch(self, tx: Transaction) -> bool:
        """Play one batch; False where nothing is left to be done for now."""
        rows, self._after = inbox.oldest_of_each(tx, self._after)
        given_up = self.suspects.given_up(rows)
        rows = [row for row in rows if row not in given_up]
        playing, writes = self.suspects.to_play(rows), _Writes(Doors(tx, self._now(), self._counted))
        if playing:
            with at_most(LONGEST):
                for row in playing:
                    self._one(tx, row, writes)
        for row in given_up:
            self._give_up(tx, row, writes)
        self._write(tx, writes)
        counted = not playing and self.suspects.careful and self.suspects.count(tx, rows)
        self.erased = bool(writes.erased)
        self._did = self._did or counted or bool(playing or given_up)
        return bool(self._after) or self._done_this_round()

    def _done_this_round(self) -> bool:
        """Whether anything was done since everybody was looked at before: then there may be more."""
        did, self._did = self._did, False
        return did

    def _one(self, tx: Transaction, row: inbox.Waiting, writes: _Writes) -> None:
        try:
            received = inbox.opened(tx, row)
            session, event = self._session(tx, row, received), writes.doors.through(received)
            with LinkDesk(tx, received.chat_id, self._now(), self.bot) as desk:
                outcome = self._turns.turn(session, event, self._now(), desk)
                self._note(tx, row, received, outcome, writes)
        except Exception as error:  # whatever it is, the next person's turn goes on
            log.failed("turn.failed", error)
            self._failed(tx, row, writes)

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
        said = self._replies(tx, row, received, outcome)
        if outcome.state is not None:
            sealed = tx.keys.seal(people.SESSION, row.person_key, outcome.state)
            until = people.expiry(self._now(), min(outcome.keep_hours, self._most_hours))
            version = {"number": row.person_id, "was": row.version, "becomes": row.version + 1}
            writes.sessions.append({**version, "sealed": sealed, "until": until, "leaves": int(outcome.passing)})
        else:
            writes.erased.append(row.person_id)
        writes.replies.append((row.person_id, said))
        writes.done.append(row.update_id)
        writes.doors.note(outcome, received.chat_id)

    def _failed(self, tx: Transaction, row: inbox.Waiting, writes: _Writes) -> None:
        made = self.suspects.tries_made(row)
        if made >= MOST_TRIES:
            self._give_up(tx, row, writes)
        elif made > row.tries:
            writes.tried.append(row.update_id)

    def _give_up(self, tx: Transaction, row: inbox.Waiting, writes: _Writes) -> None:
        """No later update has to wait for it. Who sent it is told, where it can be read at all."""
        writes.set_aside.append(row.update_id)
        log.warning("turn.set_aside")
        try:
            said = self._replies(tx, row, inbox.opened(tx, row), Outcome(b"", (self._turns.sorry(),)))
            writes.replies.append((row.person_id, said))
        except Exception as error:
            log.failed("turn.no_sorry", error)

    def _replies(self, tx: Transaction, row: inbox.Waiting, received: Received, outcome: Outcome) -> Replies:
        return replies(tx, row, received, outcome, self._split, int(self._now().timestamp()))

    def _write(self, tx: Transaction, writes: _Writes) -> None:
        """Those to be erased go first, so that the goodbye to them stays; who leaves hears nothing of before."""
        inbox.done(tx, writes.done)
        inbox.tried(tx, writes.tried)
        inbox.set_aside(tx, writes.set_aside)
        people.save(tx, writes.sessions)
        writes.doors.write()
        calling = [n for n in writes.erased if erasing.erase_talking(tx, n, self._now(), self._needs_help)]
        for number, said in writes.replies:
            if said.screen:
                outbox.hush(tx, number, said.screen)
            if said.swept:
                sweeping.note(tx, said.swept)
        outbox.put(tx, [row for _, said in writes.replies for row in said.rows])
        for number in calling:  # they are answered soon: no goodbye
            outbox.hush(tx, number)

    def _needs_help(self, received: Received) -> bool:
        """Where it cannot be told, yes."""
        try:
            return self._turns.needs_help(received.event)
        except Exception as error:
            log.failed("turn.needs_help", error)
            return True
