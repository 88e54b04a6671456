"""A bot under measurement: started beside a Bot API server of its own, and stopped."""

import asyncio
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench._fake import Fake
from bench._hook import push
from bench._people import People
from bench._process import BOTS_CORE, start, stop

TOKEN = "1:BENCH"
HOOK_CONNECTIONS = 40  # Telegram's default
PATIENCE = 30.0  # seconds a bot gets to start


def _no_cost() -> float:
    return 0.0


@dataclass(frozen=True)
class Bot:
    """What to start. With `hook_port` updates are brought there; `beside` gives its database's CPU-seconds so far."""

    name: str
    command: list[str]
    environ: Mapping[str, str] = field(default_factory=dict)
    hook_port: int = 0
    hook_secret: str = ""
    beside: Callable[[], float] = _no_cost


@dataclass(frozen=True)
class Running:
    bot: Bot
    fake: Fake
    people: People
    pid: int
    start: float  # seconds, from the command to the first getUpdates (or setWebhook)


@asynccontextmanager
async def running(bot: Bot, people: People, folder: Path) -> AsyncIterator[Running]:
    """Until the body ends, with `folder` as its own; RuntimeError with its last words where it does not start."""
    fake = Fake(people)
    server = await fake.listen()
    environ = {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}",
        "LOG_LEVEL": "WARNING",
        "PYTHONPATH": str(Path.cwd()),
        **bot.environ,
    }
    began = time.perf_counter()
    process = start(bot.command, environ, BOTS_CORE, folder)
    pushes: list[asyncio.Task[None]] = []
    try:
        await _polled(fake, process, folder / "log")
        started = time.perf_counter() - began
        if bot.hook_port:
            pushes = [asyncio.create_task(push(fake, bot.hook_port, bot.hook_secret)) for _ in range(HOOK_CONNECTIONS)]
        yield Running(bot, fake, people, process.pid, started)
    finally:
        fake.silent = True
        for pushing in pushes:
            pushing.cancel()
        for failed in await asyncio.gather(*pushes, return_exceptions=True):
            if isinstance(failed, Exception):
                print(f"{bot.name}: {failed!r}", file=sys.stderr)
        await stop(process, bot.name)
        server.close()


async def _polled(fake: Fake, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.perf_counter() + PATIENCE
    while not fake.polled.is_set():
        if process.poll() is not None or time.perf_counter() > until:
            raise RuntimeError(f"it did not start: {_end_of(log)}")
        await asyncio.sleep(0.005)


def _end_of(log: Path) -> str:
    return log.read_text()[-2000:]
