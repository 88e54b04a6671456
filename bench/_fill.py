"""Put people into a database as the bot would have left them after the twelve steps, sealed with its keys."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bench._ours_said import Teller
from bench._people import FIRST_CHAT
from bench._script import START, TWELVE
from bot.settings import read_settings
from bot.storage import people
from bot.storage.opening import opened
from bot.storage.store import Transaction
from bot.storage.tables import person

AT_ONCE = 2_000
HOURS = 30 * 24


def after_twelve() -> Teller:
    """Someone who has come that far: their session, and the keyboard before them."""
    teller = Teller()
    for step in (START, *TWELVE):
        teller.does(step)
    return teller


def fill(environ: Mapping[str, str], many: int, session: bytes) -> None:
    """So many people, all with this session, in the database of these settings; no `.env` is looked at."""
    with opened(read_settings(environ, Path(environ["DATA_DIR"]))) as store:
        for first in range(0, many, AT_ONCE):
            chats = range(FIRST_CHAT + first, FIRST_CHAT + min(first + AT_ONCE, many))
            store.run_now(partial(_insert, chats, session))


def _insert(chats: range, session: bytes, tx: Transaction) -> None:
    until = people.expiry(datetime.now(UTC), HOURS)
    tx.connection.execute(person.insert(), [_row(tx, chat, session, until) for chat in chats])


def _row(tx: Transaction, chat: int, session: bytes, until: int) -> dict[str, object]:
    key = tx.keys.person(chat)
    address = tx.keys.seal(people.ADDRESS, key, str(chat).encode())
    sealed = tx.keys.seal(people.SESSION, key, session)
    return {"person_key": key, "address": address, "session": sealed, "version": 12, "expires": until}
