"""Lines that nobody wrote: with words left out, changed or mistyped, or joined to another line.

Only the teachers say how these sound. They show the student what the labelled lines do not: passages that speak of two
things, and that a word which is often alarming is so only among some others.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

LEFT_OUT, CHANGED, MISTYPED = 0.15, 0.15, 0.2  # of the words of such a line
AFTER = (".", ",", "en", "maar", "want", "")
BEFORE = (",", "en", ".", "")


@dataclass(frozen=True)
class Varying:
    lines: Sequence[str]
    chance: random.Random

    def varied(self, line: str) -> str:
        words, chance = line.split(), self.chance
        kind = chance.random()
        if kind < 0.3 and len(words) > 2:
            words = [word for word in words if chance.random() > LEFT_OUT] or words
        elif kind < 0.5:
            words = [chance.choice(self.words) if chance.random() < CHANGED else word for word in words]
        elif kind < 0.65:
            words = [self.mistyped(word) if chance.random() < MISTYPED else word for word in words]
        elif kind < 0.9:
            words = self.joined(words, self.other())
        else:
            other = self.other()
            words = words[: chance.randrange(len(words) + 1)] + other[chance.randrange(len(other) + 1) :]
        return " ".join(words)

    def joined(self, words: list[str], other: list[str]) -> list[str]:
        if self.chance.random() < 0.5:
            return [*words, self.chance.choice(AFTER), *other]
        return [*other, self.chance.choice(BEFORE), *words]

    def mistyped(self, word: str) -> str:
        """A letter lost, two exchanged, or one twice; never the first."""
        if len(word) < 4:
            return word
        at, kind = self.chance.randrange(1, len(word) - 1), self.chance.random()
        if kind < 0.4:
            return word[:at] + word[at + 1 :]
        if kind < 0.7:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return word[:at] + word[at] * 2 + word[at + 1 :]

    def other(self) -> list[str]:
        return self.chance.choice(self.lines).split()

    @cached_property
    def words(self) -> list[str]:
        """Every word as often as it occurs."""
        return [word for line in self.lines for word in line.split()]
