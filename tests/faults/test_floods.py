"""Too much of a good thing, with the limits as shipped: others are served, help is given, and nothing grows."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from tests.fakegram import FakeTelegram
from tests.faults.crowd import CARD, HELP, Crowd, shown
from tests.faults.judging import the_end, wrong
from tests.faults.processes import a_bot, environment
from tests.faults.sizes import kept_rows

LARGE = 150  # MB
PATIENCE = 120  # seconds


async def test_one_person_floods_and_the_others_are_served(
    given: dict[str, str], tmp_path: Path, full: bool, figures: dict[str, float]
) -> None:
    """Two hundred texts a second. The flooder's own words of need are heard."""
    async with FakeTelegram() as tg:
        crowd, flooder = Crowd(tg, 10), tg.person(99)
        async with a_bot(tg, tmp_path, LIMITS="yes", **given) as bot:
            for tenth in range(600 if full else 30):
                for number in range(20):
                    flooder.types(f"{tenth}.{number}")
                if tenth % 20 == 0:
                    for person in crowd.people:
                        crowd.types(person)
                await asyncio.sleep(0.1)
            assert CARD not in shown(flooder)
            flooder.types(HELP)
            figures |= {"served": await seconds_until(lambda: crowd.served)}
            figures |= {"seconds": figures["served"] + await seconds_until(lambda: CARD in shown(flooder))}
            figures["MB"] = bot.memory
            assert bot.memory < LARGE
        tg.updates.confirm(list(tg.updates.pending))
        figures |= await the_end(crowd, tmp_path, given)
    assert wrong(figures) == {}


async def test_a_crowd_of_strangers(
    given: dict[str, str], tmp_path: Path, full: bool, figures: dict[str, float]
) -> None:
    """Ten thousand in a minute. Who was known before is served among them. Three rows each are kept of a burst
    of six hundred and of ten more a second, and of the others none."""
    async with FakeTelegram() as tg:
        crowd = Crowd(tg, 5)
        async with a_bot(tg, tmp_path, LIMITS="yes", **given) as bot:
            for person in crowd.people:
                crowd.types(person)
            await crowd.done()
            for number in range(10_000 if full else 1_500):
                tg.person(1000 + number).types("hoi")
                if number % 100 == 0:
                    await asyncio.sleep(0.6)
            for person in crowd.people:
                crowd.types(person)
            figures["seconds"] = await seconds_until(lambda: crowd.served)
            figures |= {"MB": bot.memory, "rows": kept_rows(environment(tg, tmp_path, **given), tmp_path)}
            assert bot.memory < LARGE
            assert figures["rows"] < (10_000 if full else 3_500)


async def seconds_until(done: Callable[[], bool]) -> float:
    """How long that takes from now."""
    began = asyncio.get_running_loop().time()
    async with asyncio.timeout(PATIENCE):
        while not done():
            await asyncio.sleep(0.05)
    return round(asyncio.get_running_loop().time() - began, 1)
