"""How much the store keeps."""

from pathlib import Path

from sqlalchemy import create_engine, func, make_url, select

from bot.settings import read_settings
from bot.storage.tables import metadata


def kept_rows(environ: dict[str, str], folder: Path) -> int:
    """The rows of all tables together, counted beside the running bot."""
    address = make_url(read_settings(environ, folder).database_url)
    if address.drivername == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    engine = create_engine(address)
    try:
        with engine.connect() as connection:
            return sum(connection.scalar(select(func.count()).select_from(table)) for table in metadata.sorted_tables)
    finally:
        engine.dispose()
