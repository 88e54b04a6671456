"""Does a typed text speak of violence, fear or wanting to die, and how clearly?

Two ears. Phrases of whole words say what it is about, after innocent expressions are taken out; the second ear adds up
what all of a passage says, and so hears what no phrase foresaw and lets be what is merely everyday.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from bot.safety.denial import Denial
from bot.safety.lexicon import OTHER, Lexicon, Spelling
from bot.safety.meanings import Meanings
from bot.safety.phrases import Groups, Phrase, PhraseIndex, PhraseReader, words_of
from bot.safety.weighing import SecondEar, read_weights

Level = Literal["help", "ask", "none"]
Strength = Literal["certain", "clear", "denied", "doubtful"]

SURELY = 10_000  # more than a second ear has ever against it
# What a phrase adds to what the second ear has heard, in its hundredths: for help, and for help or a soft question.
# Chosen by what was heard of lines that neither ear had learnt from. A denial softens, and never silences.
ADDS: dict[Strength, tuple[int, int]] = {
    "certain": (SURELY, SURELY),
    "clear": (30, 50),
    "denied": (-60, SURELY),
    "doubtful": (0, 15),
}


@dataclass(frozen=True)
class Theme:
    """What one kind of signal is heard by, and which step of the shared flow answers it."""

    name: str
    step: str
    careful: bool
    phrases: tuple[str, ...] = ()  # clear
    doubtful: tuple[str, ...] = ()
    at_once: bool = False  # shown even where it is doubtful
    covers: bool = False  # what it heard is not heard again by the themes before it
    certain: tuple[str, ...] = ()  # helps whatever else is said
    touched: tuple[tuple[str, ...], ...] = ()  # meanings, in this order: its sign where only the second ear heard
    harmless: bool = False  # no crisis: it is named, and neither helps nor asks


@dataclass(frozen=True)
class Heard:
    """How clear it is, which themes, most urgent first, and what answers it. Nothing of the text."""

    level: Level = "none"
    about: tuple[str, ...] = ()
    step: str = ""
    careful: bool = False


NOTHING, BROKEN = Heard(), Heard("help", (), "hulp")


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
        for phrase in self._ears.index.phrases:
            phrase.pattern.search("")

    def hear(self, text: str) -> Theme | None:
        """The most urgent theme that the text clearly speaks of, or that is answered even where it is doubtful."""
        return self.answered(self.listen(text))

    def answered(self, heard: Heard) -> Theme | None:
        """The theme whose step is shown for what was heard; None where help is only pointed out, or nothing is."""
        if heard.level == "none":
            return None
        named = {theme.name: theme for theme in self.themes}
        if heard.level == "help":
            return named[heard.about[0]] if heard.about else Theme("", heard.step, heard.careful)
        return next((named[name] for name in heard.about if named[name].at_once), None)

    def listen(self, text: str) -> Heard:
        """Linear in the text. When anything in here breaks, help is offered."""
        try:
            return self._listen(text)
        except Exception:
            return BROKEN

    def _listen(self, text: str) -> Heard:
        ears = self._ears
        spelled = ears.lexicon.spelled(text)
        heard = dict(ears.strengths(ears.lexicon.signs_of(spelled)))
        passage = ears.second.hear(ears.words(spelled))
        help, need = added(heard)
        level: Level = "help" if passage.help + help > 0 else "ask" if passage.need + need > 0 else "none"
        if level == "none":
            return Heard("none", tuple(theme.name for theme in heard if theme.harmless))
        crises = [theme for theme in heard if not theme.harmless]
        loud = [theme for theme in crises if heard[theme] in ("certain", "clear")]
        about = (loud if level == "help" else crises) or ears.touched(passage.about) or crises
        careful = any(theme.careful for theme in about) or (level == "help" and not about)
        return Heard(level, tuple(theme.name for theme in about), about[0].step if about else BROKEN.step, careful)

    @cached_property
    def _ears(self) -> "Ears":
        return Ears(self)


class Ears:
    """Every phrase ready to be looked for, and every weight to be added."""

    def __init__(self, listener: Listener) -> None:
        groups = {"niet": (), "ik": (), "grens": (), "schakel": (), "wie": (), **listener.groups}
        self.themes = listener.themes[::-1]
        lists = {(theme, strength): phrases for theme in self.themes for strength, phrases in spoken(theme)}
        named = [word for group in groups for word in words_of(f"<{group}>", groups)]
        phrases = [*(phrase for some in lists.values() for phrase in some), *listener.innocent]
        self.lexicon = Lexicon([*named, *(w for p in phrases for w in words_of(p, groups))], listener.spelling)
        self.denial = Denial.of(groups, self.lexicon)
        read = PhraseReader(groups, self.lexicon).read
        self.index = PhraseIndex(
            {"innocent": map(read, listener.innocent)}
            | {f"{theme.name} {strength}": map(read, some) for (theme, strength), some in lists.items()}
        )
        self.second = SecondEar(Meanings(listener.meanings), read_weights(listener.weights))

    def words(self, spelled: Iterable[tuple[str, list[str]]]) -> list[str]:
        """The words of a text as the second ear knows them: one that means something stands as it was typed."""
        same, of = self.lexicon.spelling.same, self.second.meanings.of
        typed: dict[str, bool] = {}
        found: list[str] = []
        for piece, meant in spelled:
            if piece not in typed:
                typed[piece] = piece not in same and bool(of(piece))
            found += [piece] if typed[piece] else meant
        return found

    def strengths(self, signs: str) -> Iterator[tuple[Theme, Strength]]:
        """Each theme that a phrase speaks of, the most urgent first."""
        possible = self.index.possible(set(signs))
        for phrase in possible.get("innocent", ()):
            signs = phrase.pattern.sub(OTHER, signs)
        for theme in self.themes if possible else ():
            certain, clear, doubtful = (possible.get(f"{theme.name} {strength}", []) for strength, _ in spoken(theme))
            strength = self.loudest(certain, "certain", signs)
            if strength != "certain":
                strength = self.loudest(clear, "clear", signs) or strength
            if not strength and any(phrase.pattern.search(signs) for phrase in doubtful):
                strength = "doubtful"
            if not strength:
                continue
            yield theme, strength
            if theme.covers:
                for phrase in (*certain, *clear):
                    signs = phrase.pattern.sub(OTHER, signs)

    def loudest(self, phrases: list[Phrase], strength: Strength, signs: str) -> Strength | None:
        """That strength where one of the phrases is said, less where each that is said is denied."""
        found: Strength | None = None
        for phrase in phrases:
            for match in phrase.pattern.finditer(signs):
                if not self.denial.of_match(match, phrase):
                    return strength
                found = "denied"
        return found

    def touched(self, about: list[tuple[str, ...]]) -> list[Theme]:
        """The most urgent theme whose meanings a passage holds, in their order."""
        for theme in self.themes:
            if any(in_order(row, about) for row in theme.touched):
                return [theme]
        return []


def added(heard: Mapping[Theme, Strength]) -> tuple[int, int]:
    """What the phrases add in all: as much as the one that says most."""
    adds = [
        (0, SURELY) if theme.at_once and strength == "doubtful" else ADDS[strength]
        for theme, strength in heard.items()
        if not theme.harmless
    ] or [(0, 0)]
    return max(help for help, _ in adds), max(need for _, need in adds)


def spoken(theme: Theme) -> tuple[tuple[Strength, tuple[str, ...]], ...]:
    return ("certain", theme.certain), ("clear", theme.phrases), ("doubtful", theme.doubtful)


def in_order(row: tuple[str, ...], about: list[tuple[str, ...]]) -> bool:
    """Whether each meaning of the row is met after the one before it."""
    words = iter(about)
    return all(any(meaning in meanings for meanings in words) for meaning in row)
