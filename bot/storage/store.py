"""The opened store: one writer, one transaction at a time, and the keys that fit it."""

import asyncio
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, Engine

from bot.clock import Clock
from bot.storage.keys import Keyring

T = TypeVar("T")


def moment(connection: Connection) -> float:
    """Seconds since 1970 by the clock that all who use the database go by."""
    if connection.dialect.name != "postgresql":
        return time.time()
    return float(connection.exec_driver_sql("SELECT extract(epoch FROM clock_timestamp())").scalar_one())


@dataclass(frozen=True, slots=True)
class Transaction:
    """What a function of the store works in: all of it is committed, or none."""

    connection: Connection
    keys: Keyring
    replica: int  # which of the processes on this database we are
    shared: bool  # others may be working on this database at this moment


class Store:
    """Runs functions of the store in its own thread, one after the other, so that the loop never waits for a disk."""

    def __init__(self, engine: Engine, keys: Keyring, clock: Clock, shared: bool) -> None:
        self.keys, self.clock, self.shared = keys, clock, shared
        self._engine = engine
        self._replica = secrets.randbelow(1 << 62) + 1
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    async def run(self, work: Callable[[Transaction], T]) -> T:
        """Do `work` in a transaction; on return it is on the disk. A lost connection is made anew for the next."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, self.run_now, work)

    def run_now(self, work: Callable[[Transaction], T]) -> T:
        """The same for who has no loop; not beside `run`."""
        with self._engine.begin() as connection:
            return work(Transaction(connection, self.keys, self._replica, self.shared))

    def tidy(self) -> None:
        """Leave nothing of what was erased in SQLite's write-ahead log. PostgreSQL tidies up after itself."""
        if self.shared:
            return
        with closing(self._engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

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
            self._engine.dispose()
