"""The whole channel in a test: a fake Telegram, a folder, and a bot that counts."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.channels.telegram.service import Service
from bot.message import Picture, Turns
from bot.settings import Settings, read_settings
from bot.storage.opening import opened
from bot.storage.pace import Pace
from tests.channels.counting import Counting
from tests.fakegram import FakeTelegram
from tests.ports import free_port

PNG = bytes.fromhex(  # one grey point
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001"
    "48afa4710000000049454e44ae426082"
)


def settings_for(tg: FakeTelegram, folder: Path, **given: str) -> Settings:
    found = {"BOT_TOKEN": tg.token, "TELEGRAM_API_URL": tg.url, "DATA_DIR": str(folder / "data"), **given}
    return read_settings(found, folder)


def by_webhook(tg: FakeTelegram) -> dict[str, str]:
    """The settings of a bot that is behind a proxy of its own, for `running` or for a process."""
    port = free_port()
    tg.passes_on("https://bot.test", port)
    return {
        "BOT_MODE": "webhook", "WEBHOOK_URL": "https://bot.test/hook", "WEBHOOK_SECRET": "ge-heim",
        "LISTEN": f"127.0.0.1:{port}",
    }  # fmt: skip


@asynccontextmanager
async def running(
    tg: FakeTelegram,
    folder: Path,
    turns: Turns | None = None,
    draw: Callable[[Picture], bytes] = lambda picture: PNG,
    pace: Pace | None = None,
    **given: str,
) -> AsyncIterator[Service]:
    """The bot with the settings `given`, from its first call until it has stopped by itself with exit code 0."""
    settings = settings_for(tg, folder, **given)
    with opened(settings) as store:
        service = Service(settings, store, turns or Counting(), draw, pace or Pace.unlimited())
        task = asyncio.create_task(service.run())
        yield service
        service.stop()
        assert await task == 0
