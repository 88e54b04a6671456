"""An update that always fails, hangs or kills: it is set aside, who sent it is told, and everything else goes on."""

from pathlib import Path

import pytest

from tests.fakegram import FakeTelegram
from tests.faults.crowd import Crowd, sees, shown
from tests.faults.judging import the_end, wrong
from tests.faults.processes import a_bot

MOST_LIVES = 30  # with PostgreSQL a death is known only when the lease of the dead has run out
SORRY = "Dat lukte niet."


@pytest.mark.parametrize("poison", ["boem", "crash", "hang"])
async def test_a_poisoned_update_is_set_aside(
    poison: str, given: dict[str, str], tmp_path: Path, full: bool, figures: dict[str, float]
) -> None:
    """Whoever starts it again after a death is all the help it needs."""
    if poison == "hang" and not full:
        pytest.skip("each hanging takes five seconds to be noticed")
    lives = 0
    async with FakeTelegram() as tg:
        crowd, villain = Crowd(tg, 10), tg.person(99)
        with tg.updates.held():
            villain.types(poison)
            crowd.acts(30)
            villain.types("daarna")
        while not (crowd.content and sees(villain, "1: daarna")):
            lives += 1
            assert lives < MOST_LIVES
            async with a_bot(tg, tmp_path, HURRY="yes", **given) as bot:
                while bot.code is None and not (crowd.content and sees(villain, "1: daarna")):
                    await tg.world.pulse.next(0.1)
        assert shown(villain) == [SORRY, "1: daarna"]
        figures |= await the_end(crowd, tmp_path, given) | {"kills": lives - 1}
    assert wrong(figures) == {}
