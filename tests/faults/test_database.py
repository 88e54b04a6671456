"""The database goes away, hangs or is full, under load: nothing is lost, it is told, and it goes on by itself."""

import asyncio
import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.fakegram import FakeTelegram
from tests.faults.crowd import Crowd
from tests.faults.judging import judged, the_end, wrong
from tests.faults.matrix import settings_of
from tests.faults.processes import a_bot
from tests.faults.readiness import status, until
from tests.postgres import PostgresServer, fresh_database, started, stop

LARGE = 300  # MB; far more than it needs


@pytest.fixture
def own_server() -> Iterator[PostgresServer]:
    """A PostgreSQL that this test may mistreat."""
    postgres = started(Path(tempfile.mkdtemp(prefix="steunkring-own-")))
    yield postgres
    stop(postgres)


@pytest.mark.parametrize("mode", ["polling", "webhook"])
@pytest.mark.parametrize("how", ["stopped", "hanging"])
async def test_postgresql_goes_and_comes_back(
    how: str, mode: str, own_server: PostgresServer, tmp_path: Path, full: bool, figures: dict[str, float]
) -> None:
    if (how, mode) not in (("stopped", "polling"), ("hanging", "webhook")) and not full:
        pytest.skip("the other two are much alike")
    away, back = ways(own_server)[how]
    with settings_of(f"{mode}-sqlite") as given, fresh_database(own_server.get_uri()) as url:
        given |= {"DATABASE_URL": url}
        async with FakeTelegram() as tg:
            crowd = Crowd(tg, 30)
            async with a_bot(tg, tmp_path, **given) as bot:
                crowd.acts(30)
                await crowd.done()
                await until(200, given)
                away()
                try:
                    await load(crowd, 60 if full else 3)
                    await until(503, given)
                    assert await status(given, "/healthz") == 200
                finally:
                    back()
                began = asyncio.get_running_loop().time()
                await crowd.done(120)
                await until(200, given)
                figures |= {"seconds": round(asyncio.get_running_loop().time() - began, 1), "MB": bot.memory}
                assert bot.memory < LARGE
            figures |= await the_end(crowd, tmp_path, given)
    assert wrong(figures, "missing") == {}  # an answer of before that nobody waits for any more is dropped


def ways(postgres: PostgresServer) -> dict[str, tuple[Callable[[], None], Callable[[], None]]]:
    """How it goes away and how it comes back."""

    def send(number: signal.Signals) -> None:
        server = psutil.Process(postgres.get_pid())
        for process in (server, *server.children()):
            os.kill(process.pid, number)

    return {
        "stopped": (postgres.stop, postgres.start),
        "hanging": (lambda: send(signal.SIGSTOP), lambda: send(signal.SIGCONT)),
    }


async def load(crowd: Crowd, seconds: float) -> None:
    """Twenty updates a second."""
    for _ in range(int(seconds * 10)):
        crowd.acts(2)
        await asyncio.sleep(0.1)


@pytest.mark.parametrize("place", ["polling-sqlite", "webhook-sqlite"])
async def test_a_full_disk_loses_nothing(
    given: dict[str, str], tmp_path: Path, full: bool, figures: dict[str, float]
) -> None:
    """No file may grow; then there is room again."""
    if "WEBHOOK_URL" in given and not full:
        pytest.skip("waits longer before it brings an update again")
    async with FakeTelegram() as tg:
        crowd = Crowd(tg, 30)
        async with a_bot(tg, tmp_path, **given) as bot:
            for _ in range(20 if full else 2):
                crowd.acts(30)
                await crowd.done()
                bot.limit_files(4096)
                await load(crowd, 2)
                await until(503, given)
                bot.limit_files(-1)
                await crowd.done()
                await until(200, given)
            assert bot.memory < LARGE
        figures |= await the_end(crowd, tmp_path, given)
    assert wrong(figures) == {}


@pytest.mark.parametrize("place", ["polling-sqlite"])
async def test_what_is_brought_again_after_a_failure_counts_once_against_a_flood(
    given: dict[str, str], tmp_path: Path, figures: dict[str, float]
) -> None:
    """Somebody writes a good deal while the disk is full. That is no flood, however often Telegram brings it."""
    async with FakeTelegram() as tg:
        crowd = Crowd(tg, 1)
        async with a_bot(tg, tmp_path, LIMITS="yes", **given) as bot:
            crowd.acts(1)
            await crowd.done()
            bot.limit_files(4096)
            with tg.updates.held():
                for _ in range(20):
                    crowd.types(crowd.people[0])
            await asyncio.sleep(5)
            bot.limit_files(-1)
            await crowd.done(patience=4)
        figures |= judged(crowd, tmp_path, given)
    assert wrong(figures, "missing") == {}
