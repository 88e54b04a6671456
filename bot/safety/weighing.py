"""The second ear: adds up what the traits of a passage say, as learnt from the labelled lines. Pure.

It hears what no phrase foresaw, and knows what is merely everyday. `bot.authoring.learn` writes the weights.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.safety.meanings import Meanings
from bot.safety.spelling import STOP
from bot.safety.traits import traits

ALWAYS = "(always)"  # what is added to every passage: minus the threshold
MOST_WORDS = 1000  # of a text: more than 4,000 characters of any language hold, fewer than as many emoji
MOST_AT_ONCE = 80  # words of a passage that are weighed together
Weights = Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class SecondEar:
    """Above nought of `help` a passage asks for help, above nought of `need` it may."""

    meanings: Meanings
    weights: Weights = field(default_factory=dict)

    def hear(self, words: Sequence[str]) -> "Weighed":
        """What was said in a passage; of one without spaces, in that part of it that asks most."""
        words = [word for word in words[:MOST_WORDS] if word != STOP]
        meant = {word: self.meanings.of(word) for word in set(words)}
        parts = [words[start : start + MOST_AT_ONCE] for start in range(0, len(words), MOST_AT_ONCE)] or [[]]
        heard = (self.weigh(part, [meant[word] for word in part]) for part in parts)
        return max(heard, key=lambda weighed: weighed.most)

    def weigh(self, words: Sequence[str], about: list[tuple[str, ...]]) -> "Weighed":
        said = [weight for trait in traits(words, about) if (weight := self.weights.get(trait))]
        help, need = self.weights.get(ALWAYS, (0, 0))
        return Weighed(help + sum(weight[0] for weight in said), need + sum(weight[1] for weight in said), about)


@dataclass(frozen=True)
class Weighed:
    """How much one passage asks, and what each of its words is about."""

    help: int
    need: int
    about: list[tuple[str, ...]]

    @property
    def most(self) -> tuple[bool, int]:
        """Help before need, then whichever is more."""
        return self.help > 0, max(self.help, self.need)


def read_weights(text: str) -> dict[str, tuple[int, int]]:
    """`31 45 <slaan> mij` a line; lines with # say what the file is."""
    found = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            help, need, trait = line.split(" ", 2)
            found[trait] = (int(help), int(need))
    return found
