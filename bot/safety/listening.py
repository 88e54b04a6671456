"""Does a typed text speak of violence, fear or wanting to die, and how clearly?

Three ears, each slower than the one before. Phrases of whole words say what it is about, after innocent expressions are
taken out. The second ear adds up what all of a passage says, and so hears what no phrase foresaw and lets be what is
merely everyday. Where these are not sure, the third reads the passage as a whole.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Literal

from bot.safety.ears import Ears
from bot.safety.lexicon import Spelling
from bot.safety.meanings import Meanings
from bot.safety.passages import passages
from bot.safety.phrases import Groups
from bot.safety.themes import Strength, Theme, added
from bot.safety.weighing import SecondEar, Weighed, read_weights

if TYPE_CHECKING:  # numpy takes a tenth of a second, and nobody waits for it before anything is typed
    from bot.safety.network import Network

Level = Literal["help", "ask", "none"]


@dataclass(frozen=True)
class Heard:
    """How clear it is, and which themes, most urgent first; none where that cannot be told. Nothing of the text."""

    level: Level = "none"
    about: tuple[str, ...] = ()


NOTHING, BROKEN = Heard(), Heard("help")
MANY = 6  # passages, after which the first two ears have taken most of the time there is
EVERYDAY, CLEAR = -80, 250  # hundredths: so little, or so much, do the first two hear where they are sure by themselves


@dataclass(frozen=True)
class Listener:
    """Knows the themes in order of urgency, most urgent last; the words of a text are neither kept nor passed on."""

    themes: tuple[Theme, ...] = ()
    innocent: tuple[str, ...] = ()
    groups: Groups = field(default_factory=dict)
    spelling: Spelling = field(default_factory=Spelling)
    meanings: Groups = field(default_factory=dict)
    weights: str = ""  # as they stand in their file: read when a text first needs them
    read_network: "Callable[[], Network] | None" = None  # the same; without it the other two listen alone

    def warm(self) -> None:
        """Make all of it ready now, which takes some tenths of a second, so that no text has to wait for it."""
        for phrase in self.ears.index.phrases:
            phrase.pattern.search("")
        self.listen("")

    def listen(self, text: str) -> Heard:
        """Linear in the text. When anything in here breaks, help is offered."""
        try:
            return self._listen(text)
        except Exception:
            return BROKEN

    def _listen(self, text: str) -> Heard:
        ears, said = self.ears, passages(text)
        spelled = [ears.lexicon.spelled(passage) for passage in said]
        heard = dict(ears.strengths(ears.lexicon.signs_of(chain.from_iterable(spelled))))
        weighed = [ears.second.hear(ears.words(passage)) for passage in spelled]
        most = max(range(len(said)), key=lambda at: weighed[at].most)
        adds = added(heard)
        help, need = weighed[most].help + adds[0], weighed[most].need + adds[1]
        if self.network and help < CLEAR and (heard or need > EVERYDAY):
            adds = self.network.hear(said[most], hurried=len(said) > MANY)
            help, need = help + adds[0], need + adds[1]
        level: Level = "help" if help > 0 else "ask" if need > 0 else "none"
        return Heard(level, tuple(theme.name for theme in self.about(level, heard, weighed[most])))

    def about(self, level: Level, heard: Mapping[Theme, Strength], weighed: Weighed) -> Iterable[Theme]:
        if level == "none":
            return (theme for theme in heard if theme.harmless)
        # A theme that is doubtful by nature has no card for who needs help.
        fitting = [theme for theme in self.ears.themes if not theme.harmless and (level == "ask" or theme.clear)]
        spoken = [theme for theme in fitting if theme in heard]
        loud = [theme for theme in spoken if level == "ask" or heard[theme] in ("certain", "clear")]
        return loud or [theme for theme in self.ears.touched(weighed.about) if theme in fitting][:1] or spoken

    @cached_property
    def ears(self) -> Ears:
        second = SecondEar(Meanings(self.meanings), read_weights(self.weights))
        return Ears(self.themes, self.innocent, self.groups, self.spelling, second)

    @cached_property
    def network(self) -> "Network | None":
        return self.read_network() if self.read_network else None
