"""Telegram and the network fail: nobody is left without an answer, and nobody else waits for it."""

import asyncio
import random
from pathlib import Path

import pytest

from tests.fakegram import FakeTelegram, Person
from tests.faults.crowd import Crowd, sees, shown
from tests.faults.judging import the_end, wrong
from tests.faults.network import a_network
from tests.faults.processes import a_bot
from tests.faults.sometimes import Sometimes

LONG_WAIT = 30  # seconds; what Telegram may ask for


@pytest.mark.parametrize("kind", ["drop_after", "drop_before", "429", "500", "502", "garbage", "slow"])
@pytest.mark.parametrize("place", ["polling-sqlite"])
async def test_a_fifth_of_the_requests_fails(
    kind: str, given: dict[str, str], tmp_path: Path, full: bool, figures: dict[str, float]
) -> None:
    """Where it is not known whether a message arrived it may be missing or come twice, but nobody gets stuck."""
    if not full and kind not in ("drop_after", "garbage"):
        pytest.skip("waits before it tries again")
    async with FakeTelegram() as tg:
        crowd = Crowd(tg, 30)
        tg.world.faults = Sometimes(kind, 0.2)
        async with a_bot(tg, tmp_path, **given):
            for _ in range(50 if full else 1):
                crowd.acts(40)
                await crowd.done()
        tg.world.faults = Sometimes(kind, 0)
        figures |= await the_end(crowd, tmp_path, given)
    unsure = ("missing",) if kind in ("drop_before", "502", "500") else ()
    assert wrong(figures, *unsure) == {}


@pytest.mark.parametrize("place", ["polling-sqlite"])
async def test_who_has_to_wait_holds_up_nobody_else(given: dict[str, str], tmp_path: Path) -> None:
    """Telegram asks for patience with one chat; the others hear their answers first."""
    async with FakeTelegram() as tg, a_bot(tg, tmp_path, **given):
        crowd = Crowd(tg, 10)
        slow, *others = crowd.people
        tg.fail("sendMessage", times=1, kind="429", retry_after=LONG_WAIT, chat_id=slow.chat.id)
        for person in crowd.people:
            crowd.types(person)
        async with asyncio.timeout(LONG_WAIT - 5):
            while not all(sees(person, "1: ") for person in others):
                await tg.world.pulse.next(0.1)
        assert shown(slow) == []


@pytest.mark.parametrize("place", ["polling-sqlite"])
async def test_to_whom_blocked_the_bot_nothing_is_sent_any_more(
    given: dict[str, str], tmp_path: Path, figures: dict[str, float]
) -> None:
    async with FakeTelegram() as tg:
        crowd = Crowd(tg, 10)
        gone = tg.person(99)
        async with a_bot(tg, tmp_path, **given):
            with tg.updates.held():
                gone.types("een")
                gone.types("twee")
                crowd.acts(20)
                gone.blocks()
            await crowd.done()
            tried = attempts(tg, gone)
            crowd.acts(20)
            await crowd.done()
        assert (shown(gone), attempts(tg, gone)) == ([], tried)
        figures |= await the_end(crowd, tmp_path, given)
    assert wrong(figures) == {}


@pytest.mark.parametrize("place", ["polling-sqlite"])
async def test_every_connection_is_cut_again_and_again(
    given: dict[str, str], tmp_path: Path, full: bool, figures: dict[str, float]
) -> None:
    async with FakeTelegram() as tg, a_network(tg.url) as network:
        crowd = Crowd(tg, 30)
        tg.fail("sendMessage", times=100_000, kind="slow", seconds=0.02)
        async with a_bot(tg, tmp_path, **given | {"TELEGRAM_API_URL": network.url}):
            for _ in range(100 if full else 6):
                crowd.acts(20)
                await asyncio.sleep(random.uniform(0.05, 0.4))
                network.cut()
            await crowd.done()
        figures |= await the_end(crowd, tmp_path, given)
    assert wrong(figures, "missing") == {}


@pytest.mark.parametrize("place", ["polling-sqlite"])
async def test_the_network_swallows_everything_for_a_while(
    given: dict[str, str], tmp_path: Path, full: bool, figures: dict[str, float]
) -> None:
    """No connection is refused or cut, and no answer comes: only time-outs help. Longer than the longest of them."""
    if not full:
        pytest.skip("takes a minute")
    async with FakeTelegram() as tg, a_network(tg.url) as network:
        crowd = Crowd(tg, 30)
        async with a_bot(tg, tmp_path, **given | {"TELEGRAM_API_URL": network.url}):
            crowd.acts(20)
            await crowd.done()
            network.swallows = True
            crowd.acts(20)
            await asyncio.sleep(75)
            network.swallows = False
            crowd.acts(20)
            began = asyncio.get_running_loop().time()
            await crowd.done(120)
            figures["seconds"] = round(asyncio.get_running_loop().time() - began, 1)
        figures |= await the_end(crowd, tmp_path, given)
    assert wrong(figures, "missing") == {}


def attempts(tg: FakeTelegram, person: Person) -> int:
    return sum(request.parameters["chat_id"] == person.chat.id for request in tg.asked("sendMessage"))
