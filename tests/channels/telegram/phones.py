"""People who talk, and what their phones show."""

import asyncio
import base64
import random
import re
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import exists, or_, select

from bot.storage.store import Store, Transaction
from bot.storage.tables import IS_WAITING, outbox
from tests.fakegram import FakeTelegram, Person
from tests.fakegram.faults import Fault, Faults
from tests.transcripts import FOLDER

TALK = tuple(
    line[2:]
    for line in ("> /start\n" + (FOLDER / "ouder-knoppen.md").read_text(encoding="utf-8")).splitlines()
    if line.startswith("> ")
)
WIPED = re.compile("Klaar, het is hier weer leeg|Dank je wel voor dit gesprek, het is hier weer leeg")
LEFT = "Een deel van deze chat kan ik niet weghalen."
AWAY = "Tot later."


class Unreliable(Faults):
    """Of what changes a chat one in so many goes wrong, in one of these ways."""

    def __init__(self, kinds: Iterable[str], one_in: int = 5, seed: int = 7) -> None:
        super().__init__()
        self.kinds, self.one_in, self.chance = list(kinds), one_in, random.Random(seed)

    def take(self, method: str, parameters: dict[str, object]) -> Fault | None:
        if re.match("send|edit|delete", method) and self.kinds and not self.chance.randrange(self.one_in):
            return Fault(method, 1, self.chance.choice(self.kinds), retry_after=1)
        return super().take(method, parameters)


def act(person: Person, line: str) -> None:
    """A line of a transcript; where the button is not there, its word is typed."""
    label = line[1:-1]
    if not line.startswith("["):
        person.types(line)
        return
    shown = (button for button in person.buttons() if button.removeprefix("✓ ") == label)
    if button := next(shown, None):
        person.taps(button)
    else:
        person.types(label)


async def acts(person: Person, *lines: str) -> None:
    for line in lines:
        act(person, line)
        await person.answered(quiet=0.1, silence=3)


def shown(person: Person) -> list[str]:
    """All that stands in the chat, in order."""
    return [message.words or "(plaatje)" for message in person.visible]


async def all_done(tg: FakeTelegram, store: Store, at_most: float = 120) -> None:
    """Everything that came in was handled, and everything that was to go out went."""
    async with asyncio.timeout(at_most):
        while tg.updates.waiting or tg.world.pulse.under_way or await store.run(_busy):
            await tg.world.pulse.next(0.05)


def _busy(tx: Transaction) -> bool:
    return bool(tx.connection.scalar(select(or_(exists().where(IS_WAITING), exists(outbox.c.id)))))


def traces(*words: str | int) -> list[bytes]:
    """The ways in which somebody's words or number could stand in a file."""
    found = list[bytes]()
    for word in words:
        plain = [f"{word}".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
        if isinstance(word, int):
            plain += [word.to_bytes(size, order) for size in (6, 8) for order in ("big", "little")]
        found += [*plain, plain[0].hex().encode(), *(inside_base64(part) for part in plain)]
    return found


def inside_base64(plain: bytes) -> bytes:
    """The part of it that is the same wherever it stands among other bytes: of the three ways the first."""
    whole = len(plain) // 3 * 3
    return base64.b64encode(plain[:whole])


def found_in(folder: Path, marks: list[bytes]) -> list[tuple[str, bytes]]:
    files = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return [(name, mark) for name, data in files.items() for mark in marks if mark in data]
