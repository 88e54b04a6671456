"""SIGTERM under load: it ends by itself, in time and with exit code 0, and what it leaves is done by the next life."""

import asyncio
from pathlib import Path

from tests.fakegram import FakeTelegram
from tests.faults.crowd import Crowd
from tests.faults.judging import the_end, wrong
from tests.faults.processes import a_bot

PATIENCE = 30  # seconds; it promises 8, and a test machine may be slow
BEFORE = 0.3


async def test_told_to_stop_under_load(
    given: dict[str, str], tmp_path: Path, full: bool, figures: dict[str, float]
) -> None:
    loop, slowest = asyncio.get_running_loop(), 0.0
    async with FakeTelegram() as tg:
        crowd = Crowd(tg, 30)
        tg.fail("sendMessage", times=100_000, kind="slow", seconds=0.2)
        for _ in range(50 if full else 2):
            async with a_bot(tg, tmp_path, **given) as bot:
                asked = len(tg.requests)
                while len(tg.requests) < asked + 2:
                    await tg.world.pulse.next(0.1)
                crowd.acts(60)
                await asyncio.sleep(BEFORE)
                began = loop.time()
                bot.terminate()
                crowd.acts(10)
                async with asyncio.timeout(PATIENCE):
                    assert await bot.wait() == 0
                slowest = max(slowest, loop.time() - began)
        figures |= await the_end(crowd, tmp_path, given) | {"seconds": round(slowest, 1)}
    assert wrong(figures, *(["missing"] if full else [])) == {}  # in fifty lives some are overtaken by newer ones
    assert figures["repeated"] == 0
