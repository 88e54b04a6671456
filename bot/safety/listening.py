"""Does a typed text speak of violence, fear or wanting to die, and how clearly?

Two ears. Phrases of whole words say what it is about, after innocent expressions are taken out; the second ear adds up
what all of a passage says, and so hears what no phrase foresaw and lets be what is merely everyday.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from bot.safety.ears import Ears
from bot.safety.lexicon import Spelling
from bot.safety.meanings import Meanings
from bot.safety.phrases import Groups
from bot.safety.themes import Theme, added
from bot.safety.weighing import SecondEar, read_weights

Level = Literal["help", "ask", "none"]


@dataclass(frozen=True)
class Heard:
    """How clear it is, and which themes, most urgent first; none where that cannot be told. Nothing of the text."""

    level: Level = "none"
    about: tuple[str, ...] = ()


NOTHING, BROKEN = Heard(), Heard("help")


@dataclass(frozen=True)
class Listener:
    """Knows the themes in order of urgency, most urgent last; the words of a text are neither kept nor passed on."""

    themes: tuple[Theme, ...] = ()
    innocent: tuple[str, ...] = ()
    groups: Groups = field(default_factory=dict)
    spelling: Spelling = field(default_factory=Spelling)
    meanings: Groups = field(default_factory=dict)
    weights: str = ""  # as they stand in their file: read when a text first needs them

    def warm(self) -> None:
        """Compile every phrase now, which takes some tenths of a second, so that no text has to wait for many."""
        for phrase in self.ears.index.phrases:
            phrase.pattern.search("")

    def listen(self, text: str) -> Heard:
        """Linear in the text. When anything in here breaks, help is offered."""
        try:
            return self._listen(text)
        except Exception:
            return BROKEN

    def _listen(self, text: str) -> Heard:
        ears = self.ears
        spelled = ears.lexicon.spelled(text)
        heard = dict(ears.strengths(ears.lexicon.signs_of(spelled)))
        passage = ears.second.hear(ears.words(spelled))
        help, need = added(heard)
        level: Level = "help" if passage.help + help > 0 else "ask" if passage.need + need > 0 else "none"
        if level == "none":
            return Heard("none", tuple(theme.name for theme in heard if theme.harmless))
        # A theme that is doubtful by nature has no card for who needs help.
        fitting = [theme for theme in ears.themes if not theme.harmless and (level == "ask" or theme.clear)]
        spoken = [theme for theme in fitting if theme in heard]
        loud = [theme for theme in spoken if level == "ask" or heard[theme] in ("certain", "clear")]
        about = loud or [theme for theme in ears.touched(passage.about) if theme in fitting][:1] or spoken
        return Heard(level, tuple(theme.name for theme in about))

    @cached_property
    def ears(self) -> Ears:
        second = SecondEar(Meanings(self.meanings), read_weights(self.weights))
        return Ears(self.themes, self.innocent, self.groups, self.spelling, second)
