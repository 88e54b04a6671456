"""When. No calendar: a moment is a few words that go into a message as they are."""

from dataclasses import dataclass

from bot.engine.answers.choice import Choice


@dataclass(frozen=True, slots=True)
class Moment(Choice):
    """One of a few moments, or the person's own words for one."""

    own: int = 40

    def spelled(self, words: str) -> str:
        """In the middle of a sentence: a phone puts a capital where a sentence would begin."""
        return words[0].lower() + words[1:]
