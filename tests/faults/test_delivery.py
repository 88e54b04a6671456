"""Updates come more than once, out of order and side by side: each counts once, and a button is pressed once."""

import asyncio
import random
from pathlib import Path

import pytest

from tests.fakegram import FakeTelegram, Person
from tests.faults.crowd import Crowd, shown
from tests.faults.judging import the_end, wrong
from tests.faults.processes import a_bot

TAPS = 50


async def test_each_update_is_delivered_up_to_five_times_in_any_order(
    given: dict[str, str], tmp_path: Path, full: bool, figures: dict[str, float]
) -> None:
    async with FakeTelegram() as tg:
        crowd = Crowd(tg, 30)
        async with a_bot(tg, tmp_path, **given):
            for _ in range(100 if full else 4):
                with tg.updates.held():
                    crowd.acts(40)
                    copies = [update for update in tg.updates.pending for _ in range(random.randrange(5))]
                    random.shuffle(copies)
                    tg.updates.redeliver(*copies)
                await crowd.done()
            tg.updates.redeliver()
            await crowd.done()
        figures |= await the_end(crowd, tmp_path, given)
    assert wrong(figures, "disordered") == {}  # the order in which they came is not the order in which they were sent


@pytest.mark.parametrize("place", ["polling-sqlite", "webhook-postgresql"])
async def test_fifty_taps_side_by_side_take_one_step(given: dict[str, str], tmp_path: Path, full: bool) -> None:
    """In the real conversation: everyone presses the same button fifty times, and all presses are answered."""
    async with FakeTelegram() as tg, a_bot(tg, tmp_path, CONVERSATION="nl", **given):
        people = [tg.person(chat) for chat in range(1, 201 if full else 5)]
        for person in people:
            person.command("/start")
        await seen(people, "tien minuten")
        with tg.updates.held():
            for person in people:
                button = person.last.buttons[0][0]
                for _ in range(TAPS):
                    person.forges(button.data, person.last.id)
        async with asyncio.timeout(120):
            while tg.updates.waiting or tg.world.pulse.still_for() < 1 or tg.unanswered_callbacks():
                await tg.world.pulse.next(0.1)
        for person in people:
            assert "Mag ik je antwoorden bewaren" in person.last.text
            assert not any("rustig typen" in text for text in shown(person))  # the step after it


async def seen(people: list[Person], words: str) -> None:
    """Wait until everyone was told this."""
    async with asyncio.timeout(60):
        while not all(any(words in text for text in shown(person)) for person in people):
            await asyncio.sleep(0.05)
