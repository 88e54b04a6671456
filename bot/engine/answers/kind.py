"""What every kind of answer can do."""

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from bot.engine.messages import Button, Event, Value

if TYPE_CHECKING:
    from bot.engine.flow import Ask
    from bot.engine.turn import Turn

Rows = tuple[tuple[Button, ...], ...]


class Verdict(StrEnum):
    """What became of an event: the question is answered, stays open with something changed, or was not understood."""

    DONE = "done"
    STAY = "stay"
    MISS = "miss"


class AnswerKind(Protocol):
    """A frozen description; all state is in the turn."""

    def rows(self, turn: "Turn", step: "Ask") -> Rows:
        """The buttons."""
        ...

    def accept(self, turn: "Turn", step: "Ask", event: Event) -> Verdict:
        """Take a typed text or a pressed button; keep what it means in the turn."""
        ...

    def earlier(self, turn: "Turn", step: "Ask") -> Value | None:
        """The answer given before, to be shown with the question; None where the buttons or the text show it."""
        ...

    def spoken(self, turn: "Turn", step: "Ask") -> Value:
        """The answer as it reads inside a sentence."""
        ...
