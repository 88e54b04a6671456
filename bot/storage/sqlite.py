"""An SQLite file that does not lose what it promised to keep: WAL, FULL, real write transactions, one process."""

import fcntl
import os
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from bot.settings import CannotStart

PRAGMAS = (
    "page_size = 8192",  # a session of 2 kB fits in a page
    "busy_timeout = 5000",
    "journal_mode = WAL",
    "synchronous = FULL",  # a commit survives a power cut
    "secure_delete = ON",  # what is erased is overwritten
    "temp_store = MEMORY",
)


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
