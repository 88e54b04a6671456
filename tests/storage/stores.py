"""A store for a test, and what goes into it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.engine.messages import Said
from bot.message import Message
from bot.settings import Settings, read_settings
from bot.storage import inbox, outbox
from bot.storage.events import Received
from bot.storage.opening import opened
from bot.storage.store import Store, Transaction
from bot.storage.turning import Turning
from tests.channels.counting import Counting

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)


def settings(folder: Path, **given: str) -> Settings:
    return read_settings({"DATA_DIR": str(folder / "data"), "BOT_TOKEN": "1:TEST", **given}, folder)


@contextmanager
def a_store(folder: Path, **given: str) -> Iterator[Store]:
    with opened(settings(folder, **given)) as store:
        yield store


def said(update_id: int, chat_id: int, words: str) -> Received:
    return Received(update_id, chat_id, Said(words), update_id)


def receive(store: Store, *batch: Received, now: datetime = NOW) -> None:
    store.run_now(lambda tx: inbox.receive(tx, list(batch), now))


def play(store: Store, now: datetime = NOW, turns: Counting | None = None) -> None:
    """All turns that wait."""
    turning = Turning(turns or Counting(), lambda message: [message], lambda: now, 30 * 24)
    while store.run_now(turning.batch):
        pass


def claim(store: Store, now: datetime = NOW, most: int = 50) -> list[outbox.Claimed]:
    return store.run_now(lambda tx: outbox.claim(tx, now, most, lambda person_id: True))


def sent(store: Store, now: datetime = NOW) -> list[tuple[int, str]]:
    """Send everything: (chat, text), in order."""
    found = []
    while store.run_now(outbox.waiting):
        claimed = claim(store, now)
        store.run_now(lambda tx, ids=[one.id for one in claimed]: outbox.remove(tx, ids))  # type: ignore[misc]
        found += [(one.delivery.chat_id, (one.delivery.message or Message("")).text) for one in claimed]
    return found


def rows(store: Store, table: str) -> list[dict[str, Any]]:
    def all_of_them(tx: Transaction) -> list[dict[str, Any]]:
        return [dict(row) for row in tx.connection.execute(text(f"SELECT * FROM {table}")).mappings()]  # noqa: S608

    return store.run_now(all_of_them)


def change(store: Store, statement: str) -> None:
    """Tamper with the database."""
    store.run_now(lambda tx: tx.connection.execute(text(statement)))


def swap(store: Store, table: str, column: str, key: str, one: int, other: int) -> None:
    """Let two rows change this column."""

    def work(tx: Transaction) -> None:
        read = f"SELECT {column} FROM {table} WHERE {key} = ?"  # noqa: S608 - our own names
        write = f"UPDATE {table} SET {column} = ? WHERE {key} = ?"  # noqa: S608
        values = [tx.connection.exec_driver_sql(read, (number,)).scalar() for number in (one, other)]
        for number, value in ((one, b"nobody"), (other, values[0]), (one, values[1])):
            tx.connection.exec_driver_sql(write, (value, number))

    store.run_now(work)
