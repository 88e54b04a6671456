"""The opened store: one writer, one transaction at a time, and the keys that fit it.

What is waiting for an SQLite file shares one transaction, for writing to the disk costs more than most of the work.
"""

import asyncio
import secrets
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeVar

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


@dataclass(frozen=True, slots=True)
class _Task:
    """A function of the store, and who waits for what comes of it."""

    work: Callable[[Transaction], Any]
    waiter: asyncio.Future[Any]


_End = tuple[object, Exception | None]  # a result, or why there is none


def _tell(tasks: list[_Task], ends: list[_End]) -> None:
    for task, (result, error) in zip(tasks, ends, strict=True):
        if task.waiter.done():  # nobody waits any more
            continue
        if error is None:
            task.waiter.set_result(result)
        else:
            task.waiter.set_exception(error)


class Store:
    """Runs functions of the store in its own thread, one after the other, so that the loop never waits for a disk."""

    def __init__(self, engine: Engine, keys: Keyring, clock: Clock, shared: bool) -> None:
        self.keys, self.clock, self.shared = keys, clock, shared
        self._engine = engine
        self._replica = secrets.randbelow(1 << 62) + 1
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._tasks: deque[_Task] = deque()

    async def run(self, work: Callable[[Transaction], T]) -> T:
        """Do `work` in a transaction; on return it is on the disk. Where one that shares the transaction fails, `work`
        is done anew by itself. A lost connection is made anew for the next."""
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[T] = loop.create_future()
        self._tasks.append(_Task(work, waiter))
        self._writer.submit(self._next, loop)
        return await waiter

    def _next(self, loop: asyncio.AbstractEventLoop) -> None:
        """In the writer's thread: what is waiting, together; an earlier call may have done it."""
        most = 1 if self.shared else len(self._tasks)
        if tasks := [self._tasks.popleft() for _ in range(min(most, len(self._tasks)))]:
            loop.call_soon_threadsafe(_tell, tasks, self._done(tasks))

    def _done(self, tasks: list[_Task]) -> list[_End]:
        try:
            return [(result, None) for result in self.run_now(lambda tx: [task.work(tx) for task in tasks])]
        except Exception as error:
            if len(tasks) == 1:
                return [(None, error)]
            return [end for task in tasks for end in self._done([task])]

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
