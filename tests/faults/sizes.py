"""What the store keeps, as whoever has the database and no key sees it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine, func, make_url, select

from bot.settings import read_settings
from bot.storage.tables import metadata


@contextmanager
def beside(environ: dict[str, str], folder: Path) -> Iterator[Connection]:
    """A connection beside the running bot."""
    address = make_url(read_settings(environ, folder).database_url)
    if address.drivername == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    engine = create_engine(address)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def kept_rows(environ: dict[str, str], folder: Path, *tables: str) -> int:
    """The rows of these tables together; of all of them where none is named."""
    with beside(environ, folder) as connection:
        wanted = [metadata.tables[name] for name in tables] or metadata.sorted_tables
        return sum(connection.scalar(select(func.count()).select_from(table)) for table in wanted)


def dumped(environ: dict[str, str], folder: Path) -> bytes:
    """Every value of every row, as bytes and as it is written."""
    with beside(environ, folder) as connection:
        rows = [row for table in metadata.sorted_tables for row in connection.execute(select(table)).all()]
    values = [value for row in rows for value in row if value is not None]
    return b"\n".join(part for value in values for part in spelled(value))


def spelled(value: object) -> Iterator[bytes]:
    if isinstance(value, bytes):
        yield value
    else:
        yield str(value).encode()
    if isinstance(value, int):
        yield value.to_bytes(8, "big", signed=True)
