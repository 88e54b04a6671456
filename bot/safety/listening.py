"""Does a typed text speak of violence, fear or wanting to die, and how clearly?

Phrases of whole words, not bare words; innocent expressions are taken out first, and nothing else around them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from bot.safety.denial import Denial
from bot.safety.lexicon import OTHER, Lexicon, Spelling
from bot.safety.phrases import Groups, Phrase, PhraseIndex, PhraseReader, words_of

Level = Literal["help", "ask", "none"]


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
        levels = dict(ears.levels(ears.lexicon.read(text)))
        level: Level = "help" if "help" in levels.values() else "ask"
        about = [theme for theme in reversed(self.themes) if levels.get(theme.name) == level]
        if not about:
            return NOTHING
        careful = any(theme.careful for theme in about)
        return Heard(level, tuple(theme.name for theme in about), about[0].step, careful)

    @cached_property
    def _ears(self) -> "Ears":
        return Ears(self)


class Ears:
    """Every phrase ready to be looked for."""

    def __init__(self, listener: Listener) -> None:
        groups = {"niet": (), "ik": (), "grens": (), "schakel": (), "wie": (), **listener.groups}
        phrases = [p for theme in listener.themes for p in (*theme.phrases, *theme.doubtful)]
        named = [word for group in groups for word in words_of(f"<{group}>", groups)]
        words = [*named, *(w for p in (*phrases, *listener.innocent) for w in words_of(p, groups))]
        self.lexicon = Lexicon(words, listener.spelling)
        self.denial = Denial.of(groups, self.lexicon)
        self.themes = listener.themes[::-1]
        read = PhraseReader(groups, self.lexicon).read
        clear = {f"{theme.name} clear": map(read, theme.phrases) for theme in self.themes}
        doubtful = {f"{theme.name} doubtful": map(read, theme.doubtful) for theme in self.themes}
        self.index = PhraseIndex({"innocent": map(read, listener.innocent)} | clear | doubtful)

    def levels(self, signs: str) -> Iterator[tuple[str, Level]]:
        """Each theme that is heard, the most urgent first."""
        possible = self.index.possible(set(signs))
        for phrase in possible.get("innocent", ()):
            signs = phrase.pattern.sub(OTHER, signs)
        for theme in self.themes if possible else ():
            clear = possible.get(f"{theme.name} clear", [])
            doubtful = possible.get(f"{theme.name} doubtful", [])
            level = self.loudest(clear, signs)
            if level == "none" and any(phrase.pattern.search(signs) for phrase in doubtful):
                level = "ask"
            if level == "none":
                continue
            yield theme.name, level
            if theme.covers:
                for phrase in clear:
                    signs = phrase.pattern.sub(OTHER, signs)

    def loudest(self, phrases: list[Phrase], signs: str) -> Level:
        """A clear phrase helps, one that is denied asks."""
        level: Level = "none"
        for phrase in phrases:
            for match in phrase.pattern.finditer(signs):
                if not self.denial.of_match(match, phrase):
                    return "help"
                level = "ask"
        return level
