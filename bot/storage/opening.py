"""Opening the store: database and keys, each with a plain refusal where it is not in order."""

import secrets
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Engine, select

from bot.clock import Clock
from bot.settings import KEY_BYTES, CannotStart, Settings
from bot.storage.key_file import read_key_file, write_key_file
from bot.storage.keys import Keyring
from bot.storage.store import Store, moment
from bot.storage.tables import inserting, sealing_key

NEW_KEY = (
    "A new key was made in {path}. Whoever has both it and the database can read everything: keep it out of backups of "
    "the database, and do not lose it. Better: give BOT_KEYS."
)


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The store, and an SQLite file for this process alone; `CannotStart` where that cannot be."""
    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        line = f"DATA_DIR cannot be written to: {settings.data_dir}; it wants a folder of its own."
        raise CannotStart(line) from None
    shared = not settings.database_url.startswith("sqlite:")
    if shared and not settings.bot_keys:
        raise CannotStart("BOT_KEYS is missing: PostgreSQL wants keys that are kept elsewhere; `keys new` makes one.")
    with _database(settings, shared) as engine:
        keys = _keyring(engine, settings)
        with engine.begin() as connection:
            clock = Clock(moment(connection))
        with Store(engine, keys, clock, shared).closing() as store:
            yield store


def _database(settings: Settings, shared: bool) -> AbstractContextManager[Engine]:
    """Only the one that is used is loaded."""
    if shared:
        from bot.storage import postgres

        return postgres.database(settings)
    from bot.storage import sqlite

    return sqlite.database(settings)


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
            ours = inserting(connection, sealing_key).values(key_id=keys.newest.id)
            connection.execute(ours.on_conflict_do_nothing())
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
