"""A wipe and a quick exit while the bot is killed between any two steps: the phone and the store end up as promised."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from tests.channels.telegram.phones import AWAY, TALK, WIPED, Unreliable, act, found_in, shown, traces
from tests.fakegram import FakeTelegram, Person
from tests.faults.processes import a_bot, environment
from tests.faults.sizes import kept_rows
from tests.faults.test_conversation import killed_at, walk

BEFORE = 9  # lines of the conversation before they leave
TYPED = ("Fatima", "Karin", "kanarie")
PATIENCE = 300  # seconds; in full, the first lives all die before they have answered anything


async def test_a_wipe_survives_a_kill_between_any_two_steps(
    given: dict[str, str], tmp_path: Path, full: bool, figures: dict[str, float]
) -> None:
    """Nothing of what was typed is in any file afterwards, and one line is on the phone."""
    settings = given | {"CONVERSATION": "nl", "HURRY": "yes"}
    async with FakeTelegram() as tg:
        people = [tg.person(7_311_884_402_957 + number) for number in range(12 if full else 2)]
        async with killed_at(walk(full), tg, tmp_path, settings) as ended:
            for person in people:
                await talks(tg, person)
                person.types("/wis")
                await until(tg, lambda p=person: "Zal ik alles wissen" in p.last.text)  # type: ignore[misc]
                act(person, "[Ja, alles wissen]")
                await until(tg, lambda p=person: wiped(p))  # type: ignore[misc]
        async with a_bot(tg, tmp_path, **settings) as bot:
            await until(tg, lambda: tg.world.pulse.still_for() > 3 and not tg.updates.waiting)
            bot.terminate()
            assert await bot.wait() == 0
        figures["kills"] = len(ended)
        assert kept_rows(environment(tg, tmp_path, **settings), tmp_path, "person", "ledger", "outbox") == 0
        for person in people:
            assert wiped(person), shown(person)
        assert found_in(tmp_path, traces(*TYPED, *(person.chat.id for person in people))) == []


async def test_a_quick_exit_survives_a_kill_between_any_two_steps(
    given: dict[str, str], tmp_path: Path, full: bool, figures: dict[str, float]
) -> None:
    settings = given | {"CONVERSATION": "nl", "HURRY": "yes"}
    async with FakeTelegram() as tg:
        people = [tg.person(8 + number) for number in range(12 if full else 2)]
        async with killed_at(walk(full), tg, tmp_path, settings) as ended:
            for person in people:
                await talks(tg, person)
                person.taps("Snel weg")
                await until(tg, lambda p=person: set(shown(p)) == {AWAY})  # type: ignore[misc]
        figures["kills"] = len(ended)


async def test_a_wipe_through_everything_that_telegram_does_wrong(
    given: dict[str, str], tmp_path: Path, full: bool
) -> None:
    """Every third call fails, in every way there is, and the bot is killed now and then."""
    settings = given | {"CONVERSATION": "nl", "HURRY": "yes"}
    async with FakeTelegram() as tg:
        person = tg.person(9)
        async with a_bot(tg, tmp_path, **settings):
            await talks(tg, person)
            person.types("/wis")
            await until(tg, lambda: "Zal ik alles wissen" in person.last.text)
        tg.world.faults = Unreliable(("429", "500", "502", "drop_after", "drop_before", "garbage"), 3, 11)
        act(person, "[Ja, alles wissen]")
        async with killed_at(walk(full), tg, tmp_path, settings):
            await until(tg, lambda: wiped(person))


async def talks(tg: FakeTelegram, person: Person) -> None:
    """The first lines of the conversation, each when the last one was answered."""
    for line in TALK[:BEFORE]:
        before = seen(person)
        act(person, line)
        await until(tg, lambda b=before: bool(seen(person) - b))  # type: ignore[misc]


def seen(person: Person) -> set[tuple[int, str, str]]:
    return {(message.id, message.words, str(message.labels)) for message in person.visible if message.from_bot}


def wiped(person: Person) -> bool:
    return [bool(WIPED.match(text)) for text in shown(person)] == [True]


async def until(tg: FakeTelegram, done: Callable[[], bool]) -> None:
    try:
        async with asyncio.timeout(PATIENCE):
            while tg.updates.waiting or tg.world.pulse.under_way or not done():
                await tg.world.pulse.next(0.1)
    except TimeoutError:
        shows = [shown(person) for person in tg.people.values()]
        raise AssertionError(f"{tg.updates.waiting} updates wait, {tg.unanswered_callbacks()}, {shows}") from None
