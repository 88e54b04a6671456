"""A store for a test, and what goes into it."""

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.engine.messages import Said
from bot.message import Message
from bot.settings import Settings, read_settings
from bot.storage import claiming, inbox, outbox
from bot.storage.booking import Booked, book
from bot.storage.claiming import Claimed
from bot.storage.events import Received
from bot.storage.opening import opened
from bot.storage.pace import Pace
from bot.storage.store import Store, Transaction
from bot.storage.suspects import Suspects
from bot.storage.turning import Turning
from tests.channels.counting import Counting

KEY = base64.b64encode(b"7" * 32).decode()
FAST = Pace.unlimited()
NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)


ELSEWHERE: dict[str, Callable[[Path], str]] = {}  # see conftest.py: where a test's database is, if not in its folder


def settings(folder: Path, **given: str) -> Settings:
    found = {"DATA_DIR": str(folder / "data"), "BOT_TOKEN": "1:TEST"}
    if ELSEWHERE:
        found |= {"DATABASE_URL": ELSEWHERE["postgresql"](folder), "BOT_KEYS": KEY}
    return read_settings(found | given, folder)


@contextmanager
def a_store(folder: Path, **given: str) -> Iterator[Store]:
    with opened(settings(folder, **given)) as store:
        yield store


def said(update_id: int, chat_id: int, words: str) -> Received:
    return Received(update_id, chat_id, Said(words), update_id)


def receive(store: Store, *batch: Received, now: datetime = NOW) -> None:
    store.run_now(lambda tx: inbox.receive(tx, list(batch), now))


class Old(Suspects):
    """Of a process that has lived for as long as a test says."""

    def __init__(self, seconds: float) -> None:
        ages = iter([0.0])
        super().__init__(lambda: next(ages, seconds))


def a_turning(turns: Counting | None = None, now: datetime = NOW, caught_up: bool = True, age: float = 60) -> Turning:
    """One that has been at work for a while."""
    turning = Turning(turns or Counting(), lambda message: [message], lambda: now, 30 * 24, Old(age))
    turning.suspects.caught_up = caught_up
    return turning


def play(store: Store, now: datetime = NOW, turns: Counting | None = None) -> None:
    """All turns that wait."""
    turning = a_turning(turns, now)
    while store.run_now(turning.batch):
        pass


def claim(store: Store, now: datetime = NOW, most: int = 50, pace: Pace = FAST) -> list[Claimed]:
    return store.run_now(lambda tx: claiming.claim(tx, now, most, pace))


def sent(store: Store, now: datetime = NOW) -> list[tuple[int, str]]:
    """Send everything: (chat, text), in order. What is to be taken out of a chat goes at the first try."""
    found = []
    while store.run_now(outbox.waiting):
        claimed = claim(store, now)
        store.run_now(lambda tx, all_of_them=claimed: book(tx, [booked(one) for one in all_of_them], now))  # type: ignore[misc]
        said = [one.delivery for one in claimed if not one.delivery.cleaning]
        found += [(delivery.chat_id, (delivery.message or Message("")).text) for delivery in said]
    return found


def booked(one: Claimed) -> Booked:
    """All went well."""
    cleaning = one.delivery.cleaning
    rest = one.delivery.cleaned(cleaning.done()) if cleaning else None
    return Booked(one, again=1, rest=rest) if rest and not rest.over else Booked(one)


def rows(store: Store, table: str) -> list[dict[str, Any]]:
    def all_of_them(tx: Transaction) -> list[dict[str, Any]]:
        found = tx.connection.execute(text(f"SELECT * FROM {table} ORDER BY 1"))  # noqa: S608 - our own names
        return [dict(row) for row in found.mappings()]

    return store.run_now(all_of_them)


def change(store: Store, statement: str) -> None:
    """Tamper with the database."""
    store.run_now(lambda tx: tx.connection.execute(text(statement)))


def swap(store: Store, table: str, column: str, key: str, one: int, other: int) -> None:
    """Let two rows change this column."""

    def work(tx: Transaction) -> None:
        read = text(f"SELECT {column} FROM {table} WHERE {key} = :number")  # noqa: S608 - our own names
        write = text(f"UPDATE {table} SET {column} = :value WHERE {key} = :number")  # noqa: S608
        values = [tx.connection.execute(read, {"number": number}).scalar() for number in (one, other)]
        for number, value in ((one, b"nobody"), (other, values[0]), (one, values[1])):
            tx.connection.execute(write, {"value": value, "number": number})

    store.run_now(work)
