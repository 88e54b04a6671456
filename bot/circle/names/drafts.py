"""A person while the line is still being read."""

from dataclasses import dataclass, field

from bot.circle.names import words as w
from bot.circle.names.lettering import fold
from bot.circle.names.phrases import Phrase, spelled

LONGEST_NAME = 40  # characters; a name is shown on buttons
LEADING = w.FROM | w.AT | w.MINE | w.THE | w.ONE  # words that cannot end a name
SMALL = w.MINE | w.MINE_BEFORE_KIN | w.THE


@dataclass(slots=True)
class Draft:
    """Someone as far as understood; what follows in the line may add to it."""

    text: str
    phrase: Phrase
    relation: str | None
    join: str
    line: int
    marks: set[str] = field(default_factory=set)
    dead: bool = False
    is_pet: bool = False

    @property
    def name(self) -> str:
        """The name as it was typed, cut at a word where it is too long to show."""
        if len(self.text) <= LONGEST_NAME:
            return self.text
        cut = self.text[: LONGEST_NAME + 1].rpartition(" ")[0] or self.text[:LONGEST_NAME]
        words = cut.rstrip(" ,-(").split(" ")
        while len(words) > 1 and fold(words[-1]) in LEADING:
            words.pop()
        return " ".join(words)

    @property
    def bare(self) -> bool:
        """A name and nothing else."""
        named = self.phrase.named and not self.phrase.tail
        return named and self.relation is None and self.text == spelled(self.phrase.words)

    @property
    def role(self) -> bool:
        """Only what someone is, no name: "mijn buurvrouw"."""
        return not self.phrase.named and self.relation is not None

    @property
    def bones(self) -> str:
        """The name without "mijn" and "de", by which a second mention is known."""
        keys = [word for word in self.text.lower().split() if fold(word) not in SMALL]
        return " ".join(keys) or self.text
