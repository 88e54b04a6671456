"""People: found by what the keys make of their chat id, with a session that only their own row can open."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from sqlalchemy import Row, bindparam, case, select, update

from bot.storage.keys import Unsealable
from bot.storage.store import Transaction
from bot.storage.tables import inserting, outbox, person

ADDRESS, SESSION = "person.address", "person.session"
NEW_HOURS = 1  # someone of whom nothing is stored yet
GONE_HOURS = 24  # someone who blocked the bot
TEN_MINUTES, DAY = 600, 86_400


def expiry(now: datetime, hours: int) -> int:
    """Until when to keep, coarsely: short whiles up to ten minutes, days down, so that no promise is broken."""
    moment = int((now + timedelta(hours=max(hours, 1))).timestamp())
    return -(-moment // TEN_MINUTES) * TEN_MINUTES if hours < 48 else moment // DAY * DAY


def chat_of(tx: Transaction, row: Row[Any]) -> int:
    """The chat of the person of this row; raises `Unsealable`."""
    return int(tx.keys.open(ADDRESS, row.person_key, row.address))


def all_keys(tx: Transaction, row: Row[Any]) -> list[bytes]:
    """The keys of the person of this row: what it has, and what the chat makes with each of ours."""
    try:
        return [row.person_key, *tx.keys.person_under_any(chat_of(tx, row))]
    except Unsealable:
        return [row.person_key]


_KNOWN = (
    select(person.c.person_key, person.c.id)
    .where(person.c.person_key.in_(bindparam("keys", expanding=True)))
    .with_for_update(read=True, key_share=True)  # nobody erases them before this transaction has ended
)


def find(tx: Transaction, chats: Iterable[int]) -> dict[int, int]:
    """The numbers of the people of these chats, of those who are known."""
    keys = {key: chat_id for chat_id in chats for key in tx.keys.person_under_any(chat_id)}
    found = tx.connection.execute(_KNOWN, {"keys": list(keys)})
    return {keys[key]: number for key, number in found}


_THERE = (
    select(person.c.id)
    .where(person.c.id.in_(bindparam("numbers", expanding=True)))
    .order_by(person.c.id)
    .with_for_update(read=True, key_share=True)  # as above
)


def hold(tx: Transaction, number: int) -> None:
    """Until the end of the transaction nothing comes in from them and nothing is booked to them."""
    if tx.shared:
        tx.connection.execute(select(person.c.id).where(person.c.id == number).with_for_update())


def there(tx: Transaction, numbers: set[int]) -> set[int]:
    """Who of these was not erased."""
    return set(tx.connection.scalars(_THERE, {"numbers": list(numbers)}))


def find_or_add(
    tx: Transaction, chats: Iterable[int], now: datetime, admit: Callable[[], bool] = lambda: True
) -> dict[int, int]:
    """The numbers of the people of these chats; of the new ones only those whom `admit` lets in."""
    wanted = dict.fromkeys(chats)
    found = find(tx, wanted)
    if strangers := [chat_id for chat_id in wanted if chat_id not in found and admit()]:
        new = inserting(tx.connection, person).on_conflict_do_nothing()
        tx.connection.execute(new, [_stranger(tx, chat_id, now) for chat_id in strangers])
        found |= find(tx, strangers)
    return found


def _stranger(tx: Transaction, chat_id: int, now: datetime) -> dict[str, object]:
    key = tx.keys.person(chat_id)
    address = tx.keys.seal(ADDRESS, key, b"%020d" % chat_id)  # as long as any other
    return {"person_key": key, "address": address, "version": 0, "expires": expiry(now, NEW_HOURS), "passing": 1}


SAVE = (
    update(person)
    .where(person.c.id == bindparam("number"), person.c.version == bindparam("was"))
    .values(session=bindparam("sealed"), version=bindparam("becomes"), expires=bindparam("until"))
    .values(passing=bindparam("leaves"))
)


class Overtaken(Exception):
    """Someone else stored a session in between; nothing of this transaction may stand."""


def save(tx: Transaction, rows: list[dict[str, object]]) -> None:
    """Store new sessions, each only over the version it came from."""
    rows.sort(key=itemgetter("number"))  # two replicas never wait for one another in a ring
    if rows and tx.connection.execute(SAVE, rows).rowcount != len(rows):
        raise Overtaken


def gone(tx: Transaction, chats: list[int], now: datetime) -> None:
    """They blocked the bot: nothing more is sent, and within a day all is erased."""
    for number in find(tx, chats).values() if chats else ():
        tx.connection.execute(outbox.delete().where(outbox.c.person_id == number))
        until = expiry(now, GONE_HOURS)
        sooner = case((person.c.expires < until, person.c.expires), else_=until)
        tx.connection.execute(update(person).where(person.c.id == number).values(expires=sooner))
