"""What an operator does to the store by hand, while the bot is stopped."""

import base64
import secrets
from datetime import UTC, datetime

from bot.settings import KEY_BYTES, Settings
from bot.storage.erasing import erase_expired
from bot.storage.opening import opened
from bot.storage.rotating import rotate


def new_key() -> str:
    """A key for BOT_KEYS: base64 of 32 random bytes."""
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def rotate_keys(settings: Settings) -> int:
    """Seal everything with the newest key; how many people there are. Afterwards the older keys can go."""
    with opened(settings) as store:
        return store.run_now(rotate)


def erase_expired_now(settings: Settings) -> int:
    """Erase whose time is up; how many people that were."""
    with opened(settings) as store:
        return store.run_now(lambda tx: erase_expired(tx, datetime.now(UTC)))
