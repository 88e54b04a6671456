"""Erasing someone: one function, and everything that erases goes through it."""

from datetime import datetime

from sqlalchemy import exists, select, update

from bot.storage import inbox as received
from bot.storage import people
from bot.storage.outbox import answers_only
from bot.storage.store import Transaction
from bot.storage.tables import WAITING, inbox, person


def erase(tx: Transaction, person_id: int, now: datetime | None = None) -> None:
    """Everything of this person, in every table. With `now`, in the middle of a talk: where what they sent after that
    still waits for an answer, an empty row stays for as long as a stranger's."""
    answers_only(tx, person_id)
    waiting = exists().where(inbox.c.person_id == person_id, inbox.c.state == WAITING)
    if now and tx.connection.execute(select(waiting)).scalar():
        empty = {"session": None, "version": person.c.version + 1, "expires": people.expiry(now, people.NEW_HOURS)}
        tx.connection.execute(update(person).where(person.c.id == person_id).values(empty))
        return
    tx.connection.execute(inbox.delete().where(inbox.c.person_id == person_id, inbox.c.state == WAITING))
    tx.connection.execute(person.delete().where(person.c.id == person_id))


def erase_expired(tx: Transaction, now: datetime) -> int:
    """Everyone whose time is up and who is not waiting for an answer; how many they were."""
    received.forget_old(tx, now)
    waiting = exists().where(inbox.c.person_id == person.c.id, inbox.c.state == WAITING)
    due = select(person.c.id).where(person.c.expires <= int(now.timestamp()), ~waiting)
    numbers = list(tx.connection.scalars(due))
    for number in numbers:
        erase(tx, number)
    return len(numbers)
