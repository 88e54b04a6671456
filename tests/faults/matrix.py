"""Where a bot runs: fetching updates or having them brought, with a file or with PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.ports import free_port
from tests.postgres import fresh_database

KEY = "a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2U="  # 32 bytes
PUBLIC = "https://bot.test"  # passed on to where the bot listens
EVERYWHERE = ["polling-sqlite", "polling-postgresql", "webhook-sqlite", "webhook-postgresql"]
SHORTLY = ["polling-sqlite", "webhook-postgresql"]


@contextmanager
def settings_of(place: str) -> Iterator[dict[str, str]]:
    """The environment of a bot in this place of the matrix; its database is gone afterwards."""
    mode, _, database = place.partition("-")
    given = {"BOT_KEYS": KEY, "LISTEN": f"127.0.0.1:{free_port()}"}
    if mode == "webhook":
        given |= {"BOT_MODE": mode, "WEBHOOK_URL": f"{PUBLIC}/telegram", "WEBHOOK_SECRET": "geheim"}
    if database == "sqlite":
        yield given
        return
    with fresh_database() as url:
        yield given | {"DATABASE_URL": url}
