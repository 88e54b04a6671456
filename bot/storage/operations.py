"""What an operator does to the store by hand: with SQLite while the bot is stopped, with PostgreSQL at any time."""

import base64
import secrets
from collections.abc import Callable

from bot.settings import KEY_BYTES, Settings
from bot.sharing.link import Link
from bot.sharing.wanted import Wanted
from bot.storage import links
from bot.storage.erasing import erase_expired
from bot.storage.key_file import read_key_file, write_key_file
from bot.storage.keys import Keyring
from bot.storage.opening import key_path, opened
from bot.storage.rotating import rotate


def new_key() -> str:
    """A key for BOT_KEYS: base64 of 32 random bytes."""
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def rotate_keys(settings: Settings) -> int:
    """Seal everything with the newest key; how many people there are. Afterwards the older keys can go.
    Where the keys are in a file, a new one is made, and the older ones do go."""
    with opened(settings) as store:
        if settings.bot_keys:
            return rotate(store)
        path, fresh = key_path(settings), secrets.token_bytes(KEY_BYTES)
        both = (fresh, *(read_key_file(path) or ()))
        write_key_file(path, both)
        store.keys = Keyring(both)
        number = rotate(store)
        write_key_file(path, (fresh,))
        return number


def erase_expired_now(settings: Settings) -> int:
    """Erase whose time is up; how many people that were."""
    number = 0
    with opened(settings) as store:
        while erased := store.run_now(lambda tx: erase_expired(tx, store.clock.now())):
            number += erased
    return number


def new_link(settings: Settings, wanted: Wanted, use: Callable[[Link], None]) -> None:
    """A link of the operator. Where `use` fails, there is none."""
    with opened(settings) as store:
        store.run_now(lambda tx: use(links.create(tx, wanted, store.clock.now())))
