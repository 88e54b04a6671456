"""The real conversation, while the bot is killed between any two steps: each life goes on where the last one was."""

import asyncio
import random
from collections.abc import Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.fakegram import FakeTelegram, Person
from tests.faults.processes import a_bot
from tests.transcripts import FOLDER

TRANSCRIPT = FOLDER / "ouder-knoppen.md"
SHORTLY = 12  # touches
PATIENCE = 900  # seconds; in full, the first lives all die before they have answered anything
Screen = tuple[str, list[str]]


async def test_a_conversation_survives_a_kill_between_any_two_steps(
    given: dict[str, str], tmp_path: Path, full: bool, figures: dict[str, float]
) -> None:
    """The person sees the same screen after every touch as in a conversation without a fault."""
    settings = given | {"CONVERSATION": "nl", "HURRY": "yes"}
    lines = [line[2:] for line in TRANSCRIPT.read_text(encoding="utf-8").splitlines() if line.startswith("> ")]
    lines = lines if full else lines[:SHORTLY]
    async with FakeTelegram() as tg:
        straight = list[Screen]()
        async with a_bot(tg, tmp_path, **settings):
            noor = tg.person(7)
            for line in ["/start", *lines]:
                act(noor, line)
                await noor.answered(timeout=30, quiet=0.3, silence=10)
                straight.append(screen(noor))
        steps = walk(full)
        async with killed_at(steps, tg, tmp_path, settings) as lives:
            for number in range(8, 40 if full else 9):
                person = tg.person(number)
                for line, wanted in zip(["/start", *lines], straight, strict=True):
                    act(person, line)
                    await shows(person, wanted, tg)
        figures |= {"kills": len(lives) - 1, "updates": sum(map(len, (p.messages for p in tg.people.values())))}
        tg.assert_clean()


def walk(full: bool) -> Iterator[int]:
    """At which step each life ends: one later every time."""
    step = 0
    while True:
        step += 1 if full else random.randrange(60, 120)
        yield step


@asynccontextmanager
async def killed_at(steps: Iterator[int], tg: FakeTelegram, folder: Path, settings: dict[str, str]):
    lives = list[int]()

    async def live() -> None:
        for step in steps:
            lives.append(step)
            async with a_bot(tg, folder, DIE_AT=str(step), **settings) as bot:
                await bot.wait()

    living = asyncio.create_task(live())
    try:
        yield lives
    finally:
        living.cancel()
        await asyncio.wait({living})


def act(person: Person, line: str) -> None:
    if not line.startswith("["):
        person.types(line)
        return
    label = line[1:-1]
    person.taps(next(shown for shown in person.buttons() if shown.removeprefix("✓ ") == label))


def screen(person: Person) -> Screen:
    """What stands there at the bottom: the words and the buttons."""
    return person.last.words, person.buttons()


async def shows(person: Person, wanted: Screen, tg: FakeTelegram) -> None:
    async with asyncio.timeout(PATIENCE):
        while tg.updates.waiting or tg.unanswered_callbacks() or not person.chat.messages or not right(person, wanted):
            await tg.world.pulse.next(0.1)


def right(person: Person, wanted: Screen) -> bool:
    return any(message.from_bot for message in person.messages) and screen(person) == wanted
