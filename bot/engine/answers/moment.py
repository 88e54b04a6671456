"""When. No calendar: a moment is a few words that go into a message as they are."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.engine.answers.choice import Choice

if TYPE_CHECKING:
    from bot.engine.turn import Turn


@dataclass(frozen=True, slots=True)
class Moment(Choice):
    """One of a few moments, or the person's own words for one."""

    own: int = 40

    def spelled(self, turn: "Turn", words: str) -> str:
        """A phone puts a capital where a sentence begins; inside one, days are written small in Dutch."""
        return words[0].lower() + words[1:] if turn.language == "nl" else words
