"""A crowd that talks with the remembering bot."""

import asyncio
import random

from bot.message import pressed
from tests.channels.counting import words
from tests.fakegram import FakeTelegram, Person

HELP, CARD = "hulp", "Bel 112."


class Crowd:
    """`did` is what everyone did, in order, in the words of the bot."""

    def __init__(self, tg: FakeTelegram, number: int) -> None:
        self.tg = tg
        self.people = [tg.person(chat) for chat in range(1, number + 1)]
        self.did: dict[int, list[str]] = {person.chat.id: [] for person in self.people}

    def types(self, person: Person, text: str = "") -> None:
        """Some text that no one typed before."""
        text = text or f"woord {sum(map(len, self.did.values()))}"
        self.did[person.chat.id].append(text)
        person.types(text)

    def taps(self, person: Person) -> None:
        """The newest button, again if need be; types where there is none."""
        for message in person.chat.newest_first():
            for button in (button for row in message.buttons for button in row):
                if found := pressed(button.data):
                    self.did[person.chat.id].append(words(found))
                    person.forges(button.data, message.id)
                    return
        self.types(person)

    def acts(self, times: int) -> None:
        """So many times somebody does something."""
        for _ in range(times):
            person = random.choice(self.people)
            random.choices((self.types, self.taps, lambda one: self.types(one, HELP)), (6, 3, 1))[0](person)

    async def done(self, at_most: float = 150.0, patience: float = 2.0) -> None:
        """Wait until everyone has seen the reply to all they did, or nothing has happened for so many seconds."""
        async with asyncio.timeout(at_most):
            while not self.content:
                idle = not self.tg.updates.waiting and not self.tg.world.pulse.under_way
                if idle and self.tg.world.pulse.still_for() > patience:
                    return
                await asyncio.sleep(0.05)

    @property
    def content(self) -> bool:
        """Is everyone served, and does nothing go on any more?"""
        if self.tg.updates.waiting or self.tg.world.pulse.under_way or self.tg.unanswered_callbacks():
            return False
        return self.served

    @property
    def served(self) -> bool:
        """Has everyone seen the reply to the last they did?"""
        return all(
            sees(person, f"{len(self.did[person.chat.id])}: ") for person in self.people if self.did[person.chat.id]
        )

    async def stuck(self, patience: float) -> int:
        """Everyone touches the bot once more; how many hear nothing."""
        for person in self.people:
            self.types(person, "nog")
        await self.done(patience=patience)
        return sum(not any(text.endswith(": nog") for text in shown(person)) for person in self.people)


def shown(person: Person) -> list[str]:
    """Every text the bot has ever shown to this person, also what it replaced since."""
    told = [message for message in person.messages if message.from_bot]
    return [str(content.get("text", "")) for message in told for content in (*message.edited, message.content)]


def sees(person: Person, beginning: str) -> bool:
    """Is there a message of the bot that begins so?"""
    return any(message.from_bot and message.text.startswith(beginning) for message in person.chat.newest_first())
