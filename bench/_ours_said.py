"""Play the twelve steps with our own conversation, so that every bot says what it says."""

from datetime import UTC, datetime

from bench._dialogue import Turn
from bench._script import START, TWELVE, label_of
from bot.cli import sound_library
from bot.conversation import Conversation
from bot.engine.messages import Commanded, Event, Said
from bot.message import Message, pressed


class Teller:
    """Someone who walks through a script without a channel."""

    def __init__(self) -> None:
        self._conversation = Conversation(sound_library(), flow="ouder")
        self.state: bytes | None = None
        self.keyboard: dict[str, str] = {}

    def does(self, step: str) -> Message:
        """One step; the question that came back."""
        outcome = self._conversation.turn(self.state, self._event(step), datetime.now(UTC))
        self.state, question = outcome.state, outcome.messages[-1]
        self.keyboard = {b.label.removeprefix("✓ "): b.data for row in question.rows for b in row if b.data}
        return question

    def _event(self, step: str) -> Event:
        if step == START:
            return Commanded("start")
        if label := label_of(step):
            tapped = pressed(self.keyboard[label])
            assert tapped is not None
            return tapped
        return Said(step)


def said() -> list[Turn]:
    """What is said in the twelve steps, the first words included."""
    teller, turns = Teller(), list[Turn]()
    for step, following in zip((START, *TWELVE), (*TWELVE, ""), strict=True):
        question = teller.does(step)
        rows = [[button.label for button in row] for row in question.rows]
        turns.append(Turn(question.text, rows, typed=not label_of(following)))
    return turns
