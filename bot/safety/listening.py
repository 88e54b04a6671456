"""Does a typed text hold one of the clearest words of violence, fear or wanting to die?

Phrases of whole words, not bare words; innocent expressions are taken out first, and nothing else around them.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

LETTERS = {"ı": "i", "ł": "l", "ø": "o"}  # what Unicode does not take apart


@dataclass(frozen=True)
class Theme:
    """What one kind of signal is heard by, and which step of the shared flow answers it."""

    name: str
    step: str
    careful: bool
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Listener:
    """Knows the themes in order of urgency, most urgent last; the words of a text are neither kept nor passed on."""

    themes: tuple[Theme, ...] = ()
    innocent: tuple[str, ...] = ()

    def hear(self, text: str) -> Theme | None:
        """The most urgent theme the text speaks of. Linear in the text; never fails on any text."""
        words = spoken(text)
        if self.innocent:
            words = self._innocent.sub(" ", words)
        return next((theme for theme, sign in self._signs if sign.search(words)), None)

    @cached_property
    def _innocent(self) -> re.Pattern[str]:
        return pattern(self.innocent)

    @cached_property
    def _signs(self) -> list[tuple[Theme, re.Pattern[str]]]:
        return [(theme, pattern(theme.phrases)) for theme in reversed(self.themes)]


def pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words; a star is any ending. Literal text only, so that no input makes it slow."""
    ways = (
        re.escape(spoken(phrase.rstrip("*")).strip()) + (r"\w*" if phrase.endswith("*") else "") for phrase in phrases
    )
    return re.compile(r"(?<!\w)(?:" + "|".join(ways) + r")(?!\w)")


def spoken(text: str) -> str:
    """Lower case, no accents, single spaces between words, and no letter more than twice in a row."""
    plain = "".join(LETTERS.get(c, c) for c in unicodedata.normalize("NFKD", text.casefold()))
    bare = "".join(c for c in plain if not unicodedata.combining(c)).replace("'", "").replace("\u2019", "")
    return re.sub(r"(\w)\1{2,}", r"\1\1", " ".join(re.findall(r"\w+", bare)))
