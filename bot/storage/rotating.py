"""A change of keys: everything sealed anew with the newest key, so that an old one can be thrown away."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Column, Row, Table, delete, insert, select, update

from bot.logs import Log
from bot.storage import inbox as received
from bot.storage import outbox as sent
from bot.storage import people
from bot.storage.keys import Unsealable
from bot.storage.store import Transaction
from bot.storage.tables import inbox, outbox, person, sealing_key

AT_ONCE = 500
log = Log("rotate")


def rotate(tx: Transaction) -> int:
    """Seal every row with the newest key and know every person by it; how many people there are."""
    number = _each(tx, person, person.c.id, _person)
    _each(tx, inbox, inbox.c.update_id, _inbox)
    _each(tx, outbox, outbox.c.id, _outbox)
    tx.connection.execute(delete(sealing_key))
    tx.connection.execute(insert(sealing_key).values(key_id=tx.keys.newest.id))
    return number


def _each(
    tx: Transaction, table: Table, number: Column[Any], anew: Callable[[Transaction, Row[Any]], dict[str, Any]]
) -> int:
    """Put `anew` of each row in its place, a bounded number of rows in memory at a time."""
    count, after = 0, -1
    while rows := tx.connection.execute(select(table).where(number > after).order_by(number).limit(AT_ONCE)).all():
        for row in rows:
            after = getattr(row, number.name)
            try:
                fresh = anew(tx, row)
            except Unsealable as error:  # tampered with: no key opens it, and nobody is served by stopping here
                log.failed("rotate.unsealable", error)
                continue
            if fresh:
                tx.connection.execute(update(table).where(number == after).values(fresh))
        count += len(rows)
    return count


def _person(tx: Transaction, row: Row[Any]) -> dict[str, Any]:
    address = tx.keys.open(people.ADDRESS, row.person_key, row.address)
    key = tx.keys.person(int(address))
    fresh: dict[str, Any] = {"person_key": key, "address": tx.keys.seal(people.ADDRESS, key, address)}
    if row.session is not None:
        session = tx.keys.open(people.SESSION, row.person_key, row.session)
        fresh["session"] = tx.keys.seal(people.SESSION, key, session)
    return fresh


def _inbox(tx: Transaction, row: Row[Any]) -> dict[str, Any]:
    if row.payload is None:
        return {}
    place = b"%d" % row.update_id
    return {"payload": tx.keys.seal(received.PAYLOAD, place, tx.keys.open(received.PAYLOAD, place, row.payload))}


def _outbox(tx: Transaction, row: Row[Any]) -> dict[str, Any]:
    place = sent.identity(row.update_id, row.n)
    return {"payload": tx.keys.seal(sent.PAYLOAD, place, tx.keys.open(sent.PAYLOAD, place, row.payload))}
