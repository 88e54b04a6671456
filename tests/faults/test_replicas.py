"""Four bots on one PostgreSQL: one stands still, goes on later, one dies; the others do its work."""

import asyncio
import signal
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.fakegram import FakeTelegram
from tests.faults.crowd import Crowd
from tests.faults.judging import the_end, wrong
from tests.faults.processes import Bot, a_bot

REPLICAS = 4
PATIENCE = 90  # seconds; they promise fifteen for a leader and twenty for what is left behind


@pytest.mark.parametrize("place", ["polling-postgresql"])
async def test_four_replicas(given: dict[str, str], tmp_path: Path, full: bool, figures: dict[str, float]) -> None:
    """Each in turn, so that the one that fetches is among them; in the end they are killed one after the other."""
    settings = {name: value for name, value in given.items() if name != "LISTEN"} | ({} if full else {"HURRY": "yes"})
    slowest = 0.0
    async with FakeTelegram() as tg, AsyncExitStack() as stack:
        crowd = Crowd(tg, 200 if full else 20)
        tg.fail("sendMessage", times=1_000_000, kind="slow", seconds=0.02)
        bots = [await stack.enter_async_context(a_bot(tg, folder(tmp_path, n), **settings)) for n in range(REPLICAS)]
        for bot in bots * 5 if full else bots[:1]:
            await busy(crowd)
            bot.send(signal.SIGSTOP)
            slowest = max(slowest, await until_served(crowd))
            crowd.acts(20)
            bot.send(signal.SIGCONT)
            await busy(crowd)
        for bot in bots[:-1] if full else bots[:1]:
            await busy(crowd)
            bot.kill()
            slowest = max(slowest, await until_served(crowd))
        memory = bots[-1].memory
        for bot in bots:
            bot.kill()
        figures |= await the_end(crowd, tmp_path, given)
    figures |= {"kills": REPLICAS - 1 if full else 1, "seconds": round(slowest, 1), "MB": memory}
    assert wrong(figures, "missing") == {}  # what nobody waits for any more is dropped


@pytest.mark.parametrize("place", ["polling-postgresql"])
async def test_four_replicas_start_at_once_on_an_empty_database(
    given: dict[str, str], tmp_path: Path, figures: dict[str, float]
) -> None:
    settings = {name: value for name, value in given.items() if name != "LISTEN"}
    async with FakeTelegram() as tg, AsyncExitStack() as stack:
        crowd = Crowd(tg, 20)
        crowd.acts(50)
        bots = [await stack.enter_async_context(a_bot(tg, folder(tmp_path, n), **settings)) for n in range(REPLICAS)]
        await crowd.done()
        for bot in bots:
            await stop(bot)
        figures |= await the_end(crowd, tmp_path, given)
    assert wrong(figures) == {}


def folder(above: Path, number: int) -> Path:
    made = above / f"replica-{number}"
    made.mkdir()
    return made


async def busy(crowd: Crowd) -> None:
    """A little more to do than can be done at once."""
    crowd.acts(40)
    await asyncio.sleep(0.1)


async def until_served(crowd: Crowd) -> float:
    """How many seconds it takes before everyone has their answer."""
    began = asyncio.get_running_loop().time()
    crowd.acts(20)
    await crowd.done(PATIENCE, patience=20)
    return asyncio.get_running_loop().time() - began


async def stop(bot: Bot) -> None:
    bot.terminate()
    assert await bot.wait() == 0
