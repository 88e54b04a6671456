"""Erasing someone: one function, and everything that erases goes through it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update

from bot.logs import Log
from bot.storage import inbox as received
from bot.storage import ledger, link_rows, outbox, pace, people
from bot.storage.cleaning import plan
from bot.storage.events import Delivery, Received, deliveries
from bot.storage.keys import Unsealable
from bot.storage.store import Transaction
from bot.storage.tables import IS_WAITING, inbox, person
from bot.storage.tables import pace as paces

AT_ONCE = 500
log = Log("erasing")


def erase(tx: Transaction, person_id: int) -> None:
    """Everything of this person, in every table, but for the links they made: those outlive their silence."""
    people.hold(tx, person_id)
    outbox.hush(tx, person_id)
    ledger.forget(tx, person_id)
    tx.connection.execute(inbox.delete().where(inbox.c.person_id == person_id, IS_WAITING))
    tx.connection.execute(paces.delete().where(paces.c.person_id == person_id))
    tx.connection.execute(person.delete().where(person.c.id == person_id))


def erase_talking(tx: Transaction, person_id: int, now: datetime, presses: Callable[[Received], bool]) -> bool:
    """The same in the middle of a talk. What they sent before they knew that all is gone is not answered any more, for
    it would begin a conversation in an empty chat; a call for help is, and for that an empty row stays as long as a
    stranger's: whether there is one. Their links go on, but nobody finds the maker of one who wanted to be gone."""
    this = select(person).where(person.c.id == person_id).with_for_update()
    if row := tx.connection.execute(this).first():
        link_rows.let_go(tx, people.all_keys(tx, row))
    dropped, others = received.drop_waiting(tx, person_id, presses)
    if others:
        outbox.hush(tx, person_id)
        ledger.forget(tx, person_id)
        until = people.expiry(now, people.NEW_HOURS)
        empty = {"session": None, "version": person.c.version + 1, "expires": until, "passing": 1}
        tx.connection.execute(update(person).where(person.c.id == person_id).values(empty))
    else:
        erase(tx, person_id)
    for one in dropped:  # no button keeps spinning
        answer = deliveries(one, (), int(now.timestamp()))
        outbox.put(tx, outbox.sealed_rows(tx, person_id, one.update_id, answer))
    return others


def erase_expired(tx: Transaction, now: datetime) -> int:
    """Everyone whose time is up and who is not waiting for an answer, at most 500; how many they were. Who never agreed
    to more than a conversation that passes finds an empty chat."""
    received.forget_old(tx, now)
    pace.forget_old(tx, pace.micro(now))
    ledger.trim(tx)
    link_rows.forget_old(tx, now)
    due = select(person).where(person.c.expires <= int(now.timestamp())).order_by(person.c.expires).limit(AT_ONCE)
    rows = {row.id: row for row in tx.connection.execute(due.with_for_update(skip_locked=True))}
    waiting = select(inbox.c.person_id).where(inbox.c.person_id.in_(rows), IS_WAITING)
    for number in tx.connection.scalars(waiting).all():
        rows.pop(number, None)
    for row in rows.values():
        work = _cleaning(tx, row, int(now.timestamp())) if row.passing else []
        erase(tx, row.id)
        outbox.put(tx, outbox.sealed_rows(tx, row.id, -row.id, work))  # no update has a number below 0
    return len(rows)


def _cleaning(tx: Transaction, row: Row[Any], now: int) -> list[Delivery]:
    """To be done silently: they did nothing that it would answer."""
    cleaning = plan(ledger.of(tx, row.id), now)
    try:
        chat_id = people.chat_of(tx, row)
    except Unsealable as error:
        log.failed("erasing.unsealable", error)
        return []
    return [] if cleaning.ended else [Delivery(chat_id, now, cleaning=cleaning)]
