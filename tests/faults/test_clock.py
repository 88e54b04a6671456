"""The clock of the machine leaps a day ahead, back, and home again: nobody is forgotten, and nobody waits."""

from pathlib import Path

import pytest

from tests.fakegram import FakeTelegram
from tests.faults.crowd import Crowd
from tests.faults.judging import the_end, wrong
from tests.faults.launcher import CLOCK
from tests.faults.processes import a_bot

DAY = 86_400


@pytest.mark.parametrize("restarts", [False, True], ids=["running", "restarted"])
@pytest.mark.parametrize("place", ["polling-sqlite", "polling-postgresql"])
async def test_the_clock_leaps(
    restarts: bool, given: dict[str, str], tmp_path: Path, figures: dict[str, float]
) -> None:
    """In one life, and with a life for each time of day."""
    clock = tmp_path / CLOCK
    clock.write_text("0")
    async with FakeTelegram() as tg:
        crowd = Crowd(tg, 10)
        leaps = (0, DAY, -DAY, 0)
        for leap in () if restarts else leaps[:1]:
            async with a_bot(tg, tmp_path, HURRY="yes", **given):
                for leap in leaps:
                    clock.write_text(str(leap))
                    for _ in range(3):
                        crowd.acts(15)
                        await crowd.done()
        for leap in leaps if restarts else ():
            clock.write_text(str(leap))
            async with a_bot(tg, tmp_path, HURRY="yes", **given) as bot:
                crowd.acts(30)
                await crowd.done()
                bot.terminate()
                assert await bot.wait() == 0
        figures |= await the_end(crowd, tmp_path, given)
    assert wrong(figures) == {}
