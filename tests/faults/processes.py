"""The bot as a process that can be stopped, continued and killed."""

import asyncio
import multiprocessing
import os
import resource
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.fakegram import FakeTelegram
from tests.faults.launcher import begin
from tests.faults.matrix import PUBLIC

# Every bot is forked from a server that has read the code already: a life takes a tenth of a second, not one.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.faults.launcher"])


class Bot:
    """One life of the bot."""

    def __init__(self, folder: Path, environ: dict[str, str]) -> None:
        self._process = FORKS.Process(target=begin, args=(folder, environ), daemon=True)
        self._process.start()

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    @property
    def code(self) -> int | None:
        """The exit code, or minus the signal it died of; None while it lives."""
        return self._process.exitcode

    async def wait(self) -> int:
        while (code := self.code) is None:
            await asyncio.sleep(0.01)
        return code

    def kill(self) -> None:
        self.send(signal.SIGKILL)

    def terminate(self) -> None:
        self.send(signal.SIGTERM)

    def send(self, number: signal.Signals) -> None:
        if self.code is None:
            os.kill(self.pid, number)

    def limit_files(self, size: int) -> None:
        """Let no file grow beyond so many bytes, as on a full disk; -1 lifts it."""
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    @property
    def memory(self) -> int:
        """What it holds in memory at most so far, in MB."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024


@asynccontextmanager
async def a_bot(tg: FakeTelegram, folder: Path, **given: str) -> AsyncIterator[Bot]:
    """Runs until killed, at the latest by us. What it says goes to `folder/said`."""
    bot = Bot(folder, environment(tg, folder, **given))
    try:
        yield bot
    finally:
        bot.kill()
        await bot.wait()


def environment(tg: FakeTelegram, folder: Path, **given: str) -> dict[str, str]:
    if "LISTEN" in given:
        tg.passes_on(PUBLIC, int(given["LISTEN"].rpartition(":")[2]))
    usual = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    telegram = {"BOT_TOKEN": tg.token, "TELEGRAM_API_URL": tg.url, "DATA_DIR": str(folder / "data")}
    return usual | telegram | given


def what_was_said(folder: Path) -> bytes:
    return (folder / "said").read_bytes()
