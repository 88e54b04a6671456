"""Erasing someone: one function, and everything that erases goes through it."""

from datetime import datetime

from sqlalchemy import exists, select, update

from bot.storage import inbox as received
from bot.storage import link_rows, pace, people
from bot.storage.outbox import answers_only
from bot.storage.store import Transaction
from bot.storage.tables import IS_WAITING, inbox, person
from bot.storage.tables import pace as paces

AT_ONCE = 500


def erase(tx: Transaction, person_id: int, now: datetime | None = None) -> None:
    """Everything of this person, in every table. With `now`, in the middle of a talk: where what they sent after that
    still waits for an answer, an empty row stays for as long as a stranger's. Their links outlive their silence, but
    nobody finds the maker of one who wanted to be gone."""
    this = select(person).where(person.c.id == person_id).with_for_update()  # nothing comes in now
    row = tx.connection.execute(this).first()
    if now and row:
        link_rows.let_go(tx, people.all_keys(tx, row))
    answers_only(tx, person_id)
    waiting = exists().where(inbox.c.person_id == person_id, IS_WAITING)
    if now and tx.connection.execute(select(waiting)).scalar():
        empty = {"session": None, "version": person.c.version + 1, "expires": people.expiry(now, people.NEW_HOURS)}
        tx.connection.execute(update(person).where(person.c.id == person_id).values(empty))
        return
    tx.connection.execute(inbox.delete().where(inbox.c.person_id == person_id, IS_WAITING))
    tx.connection.execute(paces.delete().where(paces.c.person_id == person_id))
    tx.connection.execute(person.delete().where(person.c.id == person_id))


def erase_expired(tx: Transaction, now: datetime) -> int:
    """Everyone whose time is up and who is not waiting for an answer, at most 500; how many they were."""
    received.forget_old(tx, now)
    pace.forget_old(tx, pace.micro(now))
    link_rows.forget_old(tx, now)
    due = select(person.c.id).where(person.c.expires <= int(now.timestamp())).order_by(person.c.expires).limit(AT_ONCE)
    numbers = list(tx.connection.scalars(due.with_for_update(skip_locked=True)))
    waiting = select(inbox.c.person_id).where(inbox.c.person_id.in_(numbers), IS_WAITING)
    answered = set(numbers) - set(tx.connection.scalars(waiting))
    for number in answered:
        erase(tx, number)
    return len(answered)
