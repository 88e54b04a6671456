"""The inbox: what came in is here, committed, before Telegram hears that we have it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, BigInteger, Row, any_, bindparam, func, select, update

from bot.logs import Log
from bot.storage import ledger, people
from bot.storage.events import Received
from bot.storage.ledger import THEIRS, Noted
from bot.storage.store import Transaction
from bot.storage.tables import DONE, IS_WAITING, LOCKS, SET_ASIDE, WAITING, inbox, inserting, person

PAYLOAD = "inbox.payload"
AT_ONCE = 200  # people a transaction serves, so that it stays short
KEEP_DAYS = 2  # the numbers of handled updates, against a second delivery

Waiting = Row[Any]
log = Log("inbox")


def today(now: datetime) -> int:
    return int(now.timestamp()) // people.DAY


_KNOWN = select(inbox.c.update_id).where(inbox.c.update_id.in_(bindparam("numbers", expanding=True)))


def receive(
    tx: Transaction, batch: list[Received], now: datetime, admit: Callable[[], bool] = lambda: True
) -> list[Received]:
    """Keep what is new of the batch; what is left are the updates of strangers whom `admit` did not let in.
    What was delivered before is left as it is: it must not bring back someone who was erased since."""
    by_number = {received.update_id: received for received in batch}
    known = set(tx.connection.scalars(_KNOWN, {"numbers": list(by_number)}))
    fresh = [received for number, received in by_number.items() if number not in known]
    if not fresh:
        return []
    people_of = people.find_or_add(tx, (received.chat_id for received in fresh), now, admit)
    ours = [one for one in fresh if one.chat_id in people_of]
    if rows := [_row(tx, one, people_of[one.chat_id], now) for one in ours]:
        tx.connection.execute(inserting(tx.connection, inbox).on_conflict_do_nothing(), rows)
        note(tx, ours, people_of, now)
    return [one for one in fresh if one.chat_id not in people_of]


def note(tx: Transaction, batch: list[Received], people_of: dict[int, int], now: datetime) -> None:
    """Write down which messages came into whose chat, of the people who are known."""
    moment, ours = int(now.timestamp()), [one for one in batch if one.arrived and one.chat_id in people_of]
    noted = ((one.chat_id, Noted(one.message_id, min(one.sent or moment, moment), THEIRS)) for one in ours)
    ledger.note(tx, ((people_of[chat_id], message) for chat_id, message in noted))


def _row(tx: Transaction, received: Received, person_id: int, now: datetime) -> dict[str, object]:
    sealed = tx.keys.seal(PAYLOAD, b"%d" % received.update_id, received.to_bytes(int(now.timestamp())))
    row = {"update_id": received.update_id, "person_id": person_id, "payload": sealed}
    return {**row, "state": WAITING, "tries": 0, "day": today(now)}


_HEADS = (
    select(inbox.c.update_id, inbox.c.payload, inbox.c.tries, inbox.c.person_id)
    .add_columns(person.c.person_key, person.c.session, person.c.version, person.c.expires)
    .join_from(inbox, person, person.c.id == inbox.c.person_id)
    .order_by(inbox.c.update_id)
)
_OLDEST = select(func.min(inbox.c.update_id)).where(IS_WAITING).group_by(inbox.c.person_id)
_OF_NEXT = _OLDEST.where(inbox.c.person_id > bindparam("after")).order_by(inbox.c.person_id).limit(AT_ONCE)
_HEADS_OF_NEXT = _HEADS.where(inbox.c.update_id.in_(_OF_NEXT))

_NEXT = (
    select(inbox.c.person_id)
    .where(IS_WAITING, inbox.c.person_id > bindparam("after"))
    .distinct()
    .order_by(inbox.c.person_id)
    .limit(AT_ONCE)
    .subquery()
)
_LOCK_NEXT = select(_NEXT.c.person_id, func.pg_try_advisory_xact_lock(_NEXT.c.person_id + LOCKS).label("ours"))
_OF_OURS = _OLDEST.where(inbox.c.person_id == any_(bindparam("ours", type_=ARRAY(BigInteger))))
_HEADS_OF_OURS = _HEADS.where(inbox.c.update_id.in_(_OF_OURS))


def oldest_of_each(tx: Transaction, after: int) -> tuple[list[Waiting], int]:
    """Of the next people behind number `after` the oldest waiting update, with their session; where there may be more
    people, the number of the last one looked at, else 0. Where several replicas work, a person is ours until the end of
    the transaction: the lock comes first, so that what the replica before us wrote is seen."""
    if not tx.shared:
        rows = list(tx.connection.execute(_HEADS_OF_NEXT, {"after": after}))
        return rows, max((row.person_id for row in rows), default=0) if len(rows) == AT_ONCE else 0
    people_next = tx.connection.execute(_LOCK_NEXT, {"after": after}).all()
    last = max(row.person_id for row in people_next) if len(people_next) == AT_ONCE else 0
    ours = [row.person_id for row in people_next if row.ours]
    return list(tx.connection.execute(_HEADS_OF_OURS, {"ours": ours})) if ours else [], last


def opened(tx: Transaction, row: Waiting) -> Received:
    return Received.from_bytes(row.update_id, tx.keys.open(PAYLOAD, b"%d" % row.update_id, row.payload))


_THESE = inbox.c.update_id.in_(bindparam("numbers", expanding=True))
_ENDED = update(inbox).where(_THESE).values(state=bindparam("becomes"), person_id=None, payload=None)
_TRIED = update(inbox).where(_THESE).values(tries=inbox.c.tries + 1)


def done(tx: Transaction, update_ids: list[int]) -> None:
    """Handled: the number stays for a while, what was said and by whom does not."""
    if update_ids:
        tx.connection.execute(_ENDED, {"numbers": update_ids, "becomes": DONE})


def set_aside(tx: Transaction, update_ids: list[int]) -> None:
    """Given up: no later update has to wait for it."""
    if update_ids:
        tx.connection.execute(_ENDED, {"numbers": update_ids, "becomes": SET_ASIDE})


def drop_waiting(tx: Transaction, person_id: int, keeps: Callable[[Received], bool]) -> tuple[list[Received], bool]:
    """What waits of this person is not handled, but for what `keeps` says: what was dropped, and whether there is any
    of the rest."""
    columns = (inbox.c.update_id, inbox.c.payload)
    rows = tx.connection.execute(select(*columns).where(inbox.c.person_id == person_id, IS_WAITING)).all()
    found = {row.update_id: _readable(tx, row) for row in rows}
    dropped = {number: one for number, one in found.items() if one is None or not keeps(one)}
    done(tx, list(dropped))
    return [one for one in dropped.values() if one], len(dropped) < len(rows)


def _readable(tx: Transaction, row: Any) -> Received | None:
    try:
        return opened(tx, row)
    except Exception as error:
        log.failed("inbox.unreadable", error)
        return None


def tried(tx: Transaction, update_ids: list[int]) -> None:
    if update_ids:
        tx.connection.execute(_TRIED, {"numbers": update_ids})


def forget_old(tx: Transaction, now: datetime) -> None:
    """Drop the numbers of two full days ago and before, and what could not be handled in all that time."""
    tx.connection.execute(inbox.delete().where(inbox.c.day < today(now) - KEEP_DAYS))
