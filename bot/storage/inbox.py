"""The inbox: what came in is here, committed, before Telegram hears that we have it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update

from bot.storage import people
from bot.storage.events import Received
from bot.storage.store import Transaction
from bot.storage.tables import DONE, SET_ASIDE, WAITING, inbox, person

PAYLOAD = "inbox.payload"
AT_ONCE = 200  # people a transaction serves, so that it stays short
KEEP_DAYS = 2  # the numbers of handled updates, against a second delivery

Waiting = Row[Any]


def today(now: datetime) -> int:
    return int(now.timestamp()) // people.DAY


_KNOWN = select(inbox.c.update_id).where(inbox.c.update_id.in_(bindparam("numbers", expanding=True)))


def receive(tx: Transaction, batch: list[Received], now: datetime) -> None:
    """Keep what is new of the batch. What was delivered before is left as it is: it must not bring back someone who was
    erased since."""
    by_number = {received.update_id: received for received in batch}
    known = set(tx.connection.scalars(_KNOWN, {"numbers": list(by_number)}))
    if fresh := [received for number, received in by_number.items() if number not in known]:
        people_of = people.find_or_add(tx, (received.chat_id for received in fresh), now)
        rows = [_row(tx, received, people_of[received.chat_id], now) for received in fresh]
        tx.connection.execute(insert(inbox), rows)


def _row(tx: Transaction, received: Received, person_id: int, now: datetime) -> dict[str, object]:
    sealed = tx.keys.seal(PAYLOAD, b"%d" % received.update_id, received.to_bytes())
    row = {"update_id": received.update_id, "person_id": person_id, "payload": sealed}
    return {**row, "state": WAITING, "tries": 0, "day": today(now)}


_OLDEST = (
    select(func.min(inbox.c.update_id))
    .where(inbox.c.state == WAITING, inbox.c.person_id > bindparam("after"))
    .group_by(inbox.c.person_id)
    .order_by(inbox.c.person_id)
    .limit(AT_ONCE)
)
_HEADS = (
    select(inbox.c.update_id, inbox.c.payload, inbox.c.tries, inbox.c.person_id)
    .add_columns(person.c.person_key, person.c.session, person.c.version, person.c.expires)
    .join_from(inbox, person, person.c.id == inbox.c.person_id)
    .where(inbox.c.update_id.in_(_OLDEST))
    .order_by(inbox.c.update_id)
)


def oldest_of_each(tx: Transaction, after: int) -> list[Waiting]:
    """Of the next people behind number `after` the oldest waiting update, with their session."""
    return list(tx.connection.execute(_HEADS, {"after": after}))


def opened(tx: Transaction, row: Waiting) -> Received:
    return Received.from_bytes(row.update_id, tx.keys.open(PAYLOAD, b"%d" % row.update_id, row.payload))


_ENDED = (
    update(inbox)
    .where(inbox.c.update_id == bindparam("number"))
    .values(state=bindparam("becomes"), person_id=None, payload=None)
)
_TRIED = update(inbox).where(inbox.c.update_id == bindparam("number")).values(tries=inbox.c.tries + 1)


def done(tx: Transaction, update_ids: list[int]) -> None:
    """Handled: the number stays for a while, what was said and by whom does not."""
    if update_ids:
        tx.connection.execute(_ENDED, [{"number": number, "becomes": DONE} for number in update_ids])


def set_aside(tx: Transaction, update_ids: list[int]) -> None:
    """Given up: no later update has to wait for it."""
    if update_ids:
        tx.connection.execute(_ENDED, [{"number": number, "becomes": SET_ASIDE} for number in update_ids])


def tried(tx: Transaction, update_ids: list[int]) -> None:
    if update_ids:
        tx.connection.execute(_TRIED, [{"number": number} for number in update_ids])


def forget_old(tx: Transaction, now: datetime) -> None:
    """Drop the numbers of two full days ago and before, and what could not be handled in all that time."""
    tx.connection.execute(inbox.delete().where(inbox.c.day < today(now) - KEEP_DAYS))
