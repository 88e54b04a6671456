"""The opened store: one writer, one transaction at a time, and the keys that fit it."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, Engine

from bot.storage.keys import Keyring

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Transaction:
    """What a function of the store works in: all of it is committed, or none."""

    connection: Connection
    keys: Keyring


class Store:
    """Runs functions of the store in its own thread, one after the other, so that the loop never waits for a disk."""

    def __init__(self, engine: Engine, keys: Keyring) -> None:
        self.keys = keys
        self._engine = engine
        self._connection = engine.connect()
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    async def run(self, work: Callable[[Transaction], T]) -> T:
        """Do `work` in a transaction; on return it is on the disk."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, self.run_now, work)

    def run_now(self, work: Callable[[Transaction], T]) -> T:
        """The same for who has no loop; not beside `run`."""
        with self._connection.begin():
            return work(Transaction(self._connection, self.keys))

    def tidy(self) -> None:
        """Leave nothing of what was erased in the write-ahead log."""
        cursor = self._connection.connection.cursor()
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            cursor.close()

    async def tidy_up(self) -> None:
        await asyncio.get_running_loop().run_in_executor(self._writer, self.tidy)

    @contextmanager
    def closing(self) -> Iterator["Store"]:
        """Wait for what is being written, and close."""
        try:
            yield self
        finally:
            self._writer.shutdown()
            with suppress(sqlite3.Error):  # a full disk
                self.tidy()
            self._connection.close()
            self._engine.dispose()
