"""A change of keys: everything sealed anew with the newest key, so that an old one can be thrown away."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Column, Row, Table, bindparam, delete, insert, select, update

from bot.logs import Log
from bot.storage import inbox as received
from bot.storage import ledger as noted
from bot.storage import link_rows, people
from bot.storage import outbox as sent
from bot.storage.keys import Unsealable
from bot.storage.store import Store, Transaction
from bot.storage.tables import inbox, ledger, link, outbox, person, sealing_key

AT_ONCE = 500
log = Log("rotate")


def rotate(store: Store) -> int:
    """Seal every row with the newest key and know every person by it; how many people there are. In short transactions,
    so that replicas that have both keys go on meanwhile: a turn that was being played is played again."""
    number = _each(store, person, person.c.id, _person)
    _each(store, inbox, inbox.c.update_id, _inbox)
    _each(store, outbox, outbox.c.id, _outbox)
    _each(store, ledger, ledger.c.id, _ledger)
    _each(store, link, link.c.id, link_rows.sealed_anew)
    store.run_now(_only_the_newest)
    return number


def _only_the_newest(tx: Transaction) -> None:
    tx.connection.execute(delete(sealing_key))
    tx.connection.execute(insert(sealing_key).values(key_id=tx.keys.newest.id))


def _each(
    store: Store, table: Table, number: Column[Any], anew: Callable[[Transaction, Row[Any]], dict[str, Any]]
) -> int:
    """Put `anew` of each row in its place, a bounded number of rows at a time."""
    count, after = 0, -1
    some = select(table).where(number > bindparam("after")).order_by(number).limit(AT_ONCE).with_for_update()

    def batch(tx: Transaction) -> list[int]:
        rows = tx.connection.execute(some, {"after": after}).all()
        for row in rows:
            try:
                fresh = anew(tx, row)
            except Unsealable as error:  # tampered with: no key opens it, and nobody is served by stopping here
                log.failed("rotate.unsealable", error)
                continue
            if fresh:
                tx.connection.execute(update(table).where(number == getattr(row, number.name)).values(fresh))
        return [getattr(row, number.name) for row in rows]

    while numbers := store.run_now(batch):
        count, after = count + len(numbers), numbers[-1]
    return count


def _person(tx: Transaction, row: Row[Any]) -> dict[str, Any]:
    address = tx.keys.open(people.ADDRESS, row.person_key, row.address)
    key = tx.keys.person(int(address))
    fresh: dict[str, Any] = {"person_key": key, "address": tx.keys.seal(people.ADDRESS, key, address)}
    fresh["version"] = row.version + 1
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


def _ledger(tx: Transaction, row: Row[Any]) -> dict[str, Any]:
    place = noted.identity(row.person_id)
    return {"sealed": tx.keys.seal(noted.SEALED, place, tx.keys.open(noted.SEALED, place, row.sealed))}
