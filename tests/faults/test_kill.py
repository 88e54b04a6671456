"""kill -9 at any moment: nothing lost, nothing handled twice, everyone's last question shown."""

import asyncio
import random
import signal
from pathlib import Path

import pytest

from tests.fakegram import FakeTelegram
from tests.faults.crowd import Crowd
from tests.faults.judging import the_end, wrong
from tests.faults.processes import Bot, a_bot

LONGEST_LIFE = 3.0  # seconds
LONGEST_IDLE = 60.0  # seconds in which it neither dies nor gets everything done


@pytest.fixture
def hurried(given: dict[str, str]) -> dict[str, str]:
    """A dead bot is missed after two seconds instead of nine, so that short lives are enough."""
    return given | {"HURRY": "yes"}


async def test_random_kills(hurried: dict[str, str], tmp_path: Path, full: bool, figures: dict[str, float]) -> None:
    kills = 250 if full else 6
    async with FakeTelegram() as tg:
        crowd = Crowd(tg, 30)
        tg.fail("sendMessage", times=100_000, kind="slow", seconds=0.03)
        for _ in range(kills):
            crowd.acts(20)
            async with a_bot(tg, tmp_path, EVERY_REPLY="yes", **hurried) as bot:
                await some_requests(tg, bot, random.randrange(1, 100))
                bot.kill()
                assert await bot.wait() == -signal.SIGKILL
        figures |= await the_end(crowd, tmp_path, hurried | {"EVERY_REPLY": "yes"}) | {"kills": kills}
    assert wrong(figures) == {}


async def test_a_kill_between_any_two_steps(
    hurried: dict[str, str], tmp_path: Path, full: bool, figures: dict[str, float]
) -> None:
    """The first life ends after one step, the next after two, until one is long enough for all there is to do."""
    async with FakeTelegram() as tg:
        crowd, kills = Crowd(tg, 3), 0
        step = 1 if full else random.randrange(1, 8)
        while True:
            if crowd.content:
                crowd.acts(6)
            async with a_bot(tg, tmp_path, DIE_AT=str(step), **hurried) as bot:
                if not await killed(bot, crowd):
                    break
            step, kills = step + (1 if full else random.randrange(8, 16)), kills + 1
        figures |= await the_end(crowd, tmp_path, hurried) | {"kills": kills}
    assert wrong(figures) == {}


@pytest.mark.parametrize("place", ["polling-sqlite"])
async def test_a_tap_is_answered_though_the_bot_was_killed(given: dict[str, str], tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        noor = tg.person(7)
        async with a_bot(tg, tmp_path, **given) as bot:
            noor.types("een")
            await noor.answered(silence=5)
            bot.kill()
            await bot.wait()
        noor.taps("Ja")
        async with a_bot(tg, tmp_path, **given):
            await noor.answered(silence=5)
        assert noor.notices == ["notitie 2"]
        assert noor.last.text == "2: tik s.1.ja"
        tg.assert_clean()


async def some_requests(tg: FakeTelegram, bot: Bot, number: int) -> None:
    """Wait for so many more requests, or for a while."""
    until, loop = len(tg.requests) + number, asyncio.get_running_loop()
    end = loop.time() + LONGEST_LIFE
    while len(tg.requests) < until and bot.code is None and loop.time() < end:
        await tg.world.pulse.next(0.1)


async def killed(bot: Bot, crowd: Crowd) -> bool:
    """Wait for its death; False where it outlived all there was to do."""
    async with asyncio.timeout(LONGEST_IDLE):
        while bot.code is None:
            if crowd.content:
                return False
            await asyncio.sleep(0.02)
    return True
