"""kill -9 at any moment: nothing lost, nothing handled twice, everyone's last question right."""

import random
import signal
from pathlib import Path

from tests.fakegram import FakeTelegram
from tests.faults.processes import a_bot

KILLS = 5


async def test_three_hundred_updates_survive_five_kills(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        people = [tg.person(number) for number in range(1, 31)]
        for word in range(1, 11):
            for person in people:
                person.types(f"woord {word}")
        tg.fail("sendMessage", times=10_000, kind="slow", seconds=0.03)
        for _ in range(KILLS):
            async with a_bot(tg, tmp_path) as bot:
                await after(tg, random.randrange(1, 50))
                bot.kill()
                assert await bot.wait() == -signal.SIGKILL
        async with a_bot(tg, tmp_path) as bot:
            await after(tg, 1)
            for person in people:
                await person.answered(timeout=30, quiet=0.5)
            bot.terminate()
            assert await bot.wait() == 0
        asked = [f"{word}: woord {word}" for word in range(1, 11)]
        for person in people:
            told = [message.text for message in person.visible if message.from_bot]
            assert list(dict.fromkeys(told)) == asked
            assert told[-1] == asked[-1]
            assert len(told) <= len(asked) + KILLS


async def after(tg: FakeTelegram, messages: int) -> None:
    """Wait for so many more messages."""
    until = len(tg.asked("sendMessage")) + messages
    while len(tg.asked("sendMessage")) < until:
        await tg.world.pulse.next(0.1)


async def test_a_kill_at_the_first_moment_loses_nothing(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        noor = tg.person(7)
        noor.types("een")
        for _ in range(3):
            polls = len(tg.asked("getUpdates"))
            async with a_bot(tg, tmp_path) as bot:
                while len(tg.asked("getUpdates")) == polls:
                    await tg.world.pulse.next(0.1)
                bot.kill()
                await bot.wait()
        async with a_bot(tg, tmp_path):
            await noor.answered(quiet=0.5)
        told = [message.text for message in noor.visible if message.from_bot]
        assert set(told) == {"1: een"}


async def test_a_tap_is_answered_though_the_bot_was_killed(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        noor = tg.person(7)
        async with a_bot(tg, tmp_path) as bot:
            noor.types("een")
            await noor.answered(silence=5)
            bot.kill()
            await bot.wait()
        noor.taps("Ja")
        async with a_bot(tg, tmp_path):
            await noor.answered(silence=5)
        assert noor.notices == ["notitie 2"]
        assert noor.last.text == "2: tik s.1.ja"
        tg.assert_clean()
