"""Opening the store: folder, lock, file, tables and keys, each with a plain refusal where it is not in order."""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError

from bot.settings import KEY_BYTES, CannotStart, Settings
from bot.storage import schema, sqlite
from bot.storage.key_file import read_key_file, write_key_file
from bot.storage.keys import Keyring
from bot.storage.store import Store
from bot.storage.tables import sealing_key

NEW_KEY = (
    "A new key was made in {path}. Whoever has both it and the database can read everything: keep it out of backups of "
    "the database, and do not lose it. Better: give BOT_KEYS."
)


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The store, for this process alone; `CannotStart` where that cannot be."""
    path = Path(make_url(settings.database_url).database or "")
    try:
        for folder in (settings.data_dir, path.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = sqlite.only_process(path.with_name(path.name + ".lock"))
    except OSError:
        line = f"DATA_DIR cannot be written to: {settings.data_dir}; it wants a folder of its own."
        raise CannotStart(line) from None
    try:
        with _opened(path, settings).closing() as store:
            yield store
    finally:
        os.close(lock)


def _opened(path: Path, settings: Settings) -> Store:
    engine = None
    try:
        engine = sqlite.connect(path)
        with engine.begin() as connection:
            schema.upgrade(connection)
        return Store(engine, _keyring(engine, settings))
    except BaseException as error:
        if engine:
            engine.dispose()
        if isinstance(error, (OSError, DatabaseError)):
            raise CannotStart(f"The database {path} cannot be opened: no SQLite database, or no permission.") from None
        raise


def _keyring(engine: Engine, settings: Settings) -> Keyring:
    """The keys of the settings or the key file; refused where the database needs one that is not among them."""
    with engine.begin() as connection:
        used = set(connection.scalars(select(sealing_key.c.key_id)))
    keys = Keyring(settings.bot_keys or _key_file(settings, bool(used)))
    if used - keys.ids:
        raise CannotStart(
            "The database was sealed with another key: put that key back (behind the new one in BOT_KEYS, "
            f"or in {key_path(settings)}). Nothing was changed."
        )
    if keys.newest.id not in used:
        with engine.begin() as connection:
            connection.execute(insert(sealing_key).values(key_id=keys.newest.id))
    return keys


def _key_file(settings: Settings, in_use: bool) -> tuple[bytes, ...]:
    path = key_path(settings)
    if found := read_key_file(path):
        return found
    if in_use:
        raise CannotStart(f"{path} is gone, and the database was sealed with it: put it back. Nothing was changed.")
    fresh = (secrets.token_bytes(KEY_BYTES),)
    write_key_file(path, fresh)
    print(NEW_KEY.format(path=path), file=sys.stderr)
    return fresh


def key_path(settings: Settings) -> Path:
    """Where the key file of these settings is."""
    return settings.data_dir / "key"
