"""An SQLite file that does not lose what it promised to keep: WAL, FULL, real write transactions, one process."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool

from bot.settings import CannotStart, Settings
from bot.storage import schema

PRAGMAS = (
    "page_size = 8192",  # a session of 2 kB fits in a page
    "busy_timeout = 5000",
    "journal_mode = WAL",
    "synchronous = FULL",  # a commit survives a power cut
    "secure_delete = ON",  # what is erased is overwritten
    "temp_store = MEMORY",
)


@contextmanager
def database(settings: Settings) -> Iterator[Engine]:
    """The file, for this process alone, made or brought up to date; `CannotStart` where that cannot be."""
    path = Path(make_url(settings.database_url).database or "")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = only_process(path.with_name(path.name + ".lock"))
    except OSError:
        raise CannotStart(f"DATABASE_URL: {path.parent} cannot be written to; it wants a folder of its own.") from None
    try:
        yield _ready(path)
    finally:
        os.close(lock)


def _ready(path: Path) -> Engine:
    engine = None
    try:
        engine = connect(path)
        with engine.begin() as connection:
            schema.upgrade(connection)
        return engine
    except BaseException as error:
        if engine:
            engine.dispose()
        if isinstance(error, (OSError, DatabaseError)):
            raise CannotStart(f"The database {path} cannot be opened: no SQLite database, or no permission.") from None
        raise


def connect(path: Path) -> Engine:
    """An engine with one connection, on a file that only its owner can read; made where it is missing."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    path.chmod(0o600)
    engine = create_engine(
        f"sqlite:///{path}", poolclass=StaticPool, connect_args={"check_same_thread": False}, hide_parameters=True
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _: object) -> None:
    """Python's own transaction handling off: it begins too late, and then only to read."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def only_process(path: Path) -> int:
    """Hold the lock file as long as this process lives; refuse where another holds it."""
    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise CannotStart(f"Another Steunkring is already using {path.parent}; stop that one first.") from None
    return lock
