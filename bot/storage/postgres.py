"""A PostgreSQL database that several replicas share, behind PgBouncer too: nothing outlives its transaction."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import QueuePool

from bot.logs import Log
from bot.settings import CannotStart, Settings
from bot.storage import schema

# A replica that stands still in the middle of a transaction gives up its locks after ten seconds.
BEGIN = (
    "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = '10s'; SET LOCAL lock_timeout = '5s'; "
    "SET LOCAL idle_in_transaction_session_timeout = '10s'"
)
CONNECT = 5  # seconds
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)  # seconds; a database that starts together with us gets the time to
NOT_THERE = "The database of DATABASE_URL cannot be reached; check the address, the password and that it is running."
NOT_OURS = "The database of DATABASE_URL does not let us make our tables: give its user a schema of its own."
log = Log("postgres")


@contextmanager
def database(settings: Settings) -> Iterator[Engine]:
    """The database, brought up to date; `CannotStart` where that cannot be."""
    engine = connect(settings.database_url)
    try:
        _upgrade(engine)
        yield engine
    finally:
        engine.dispose()


def connect(address: str) -> Engine:
    """An engine that keeps one connection, and makes it anew when it was lost."""
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
        engine = create_engine(
            url,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            pool_use_lifo=True,
            isolation_level="AUTOCOMMIT",  # psycopg's own BEGIN off: ours brings the time limits along
            connect_args={"prepare_threshold": None, "connect_timeout": CONNECT, "application_name": "steunkring"},
            hide_parameters=True,
        )
    except (ArgumentError, ValueError):
        raise CannotStart("DATABASE_URL wants postgresql://user:password@host/name.") from None
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql(BEGIN)


def _upgrade(engine: Engine) -> None:
    for pause in (*PAUSES, None):
        try:
            with engine.begin() as connection:
                return schema.upgrade(connection)
        except OperationalError as error:
            log.warning("postgres.retry", error=type(error.orig).__name__)
            if pause is None:
                raise CannotStart(NOT_THERE, 3) from None
            time.sleep(pause)
        except DBAPIError:
            raise CannotStart(NOT_OURS) from None
