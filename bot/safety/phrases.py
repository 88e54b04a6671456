"""A phrase as it is written in `flows/signalen.yaml` -> a pattern over the signs of a text. Pure.

wil .. dood       up to two words between (... up to five), not past the end of a sentence nor another "ik"
wil|wou dood      either word          wil (meer) dood   a word that may lack
<hij> slaat       a word of that group zelfmoord*        any ending
^ ik kan niet .   the beginning and the end of a clause
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.safety.lexicon import Lexicon
from bot.safety.spelling import PAUSE, STOP

SOME, MORE, BEGIN, END = "..", "...", "^", "."
PLACES = {SOME, MORE, BEGIN, END}
Groups = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Phrase:
    source: str
    needs: tuple[frozenset[str], ...]  # of each of these sets one sign must occur at all
    denials: int  # how often the phrase itself says "niet"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a text first needs it: all of them take some tenths of a second."""
        return re.compile(self.source)

    def could_be_in(self, present: set[str]) -> bool:
        return not any(need.isdisjoint(present) for need in self.needs)


class PhraseIndex:
    """Lists of phrases, looked up by the rarest of the words each needs, so that few of a thousand are tried."""

    def __init__(self, lists: Mapping[str, Iterable[Phrase]]) -> None:
        named = [(name, phrase) for name, some in lists.items() for phrase in some]
        self.phrases = [phrase for _, phrase in named]
        often = Counter(sign for phrase in self.phrases for need in phrase.needs for sign in need)
        self.by_sign: dict[str, list[tuple[int, str, Phrase]]] = defaultdict(list)
        for place, (name, phrase) in enumerate(named):
            for sign in min(phrase.needs, key=lambda need: sum(often[sign] for sign in need), default=frozenset()):
                self.by_sign[sign].append((place, name, phrase))

    def possible(self, present: set[str]) -> Mapping[str, list[Phrase]]:
        """Of each list the phrases that have every word there, wherever it stands; in the order of the list."""
        found = {entry[0]: entry for sign in present if sign in self.by_sign for entry in self.by_sign[sign]}
        lists: dict[str, list[Phrase]] = defaultdict(list)
        for _, name, phrase in (found[place] for place in sorted(found)):
            if phrase.could_be_in(present):
                lists[name].append(phrase)
        return lists


def options(element: str, groups: Groups) -> Iterator[str]:
    """The words one element of a phrase stands for; raises KeyError for a group that is not there."""
    for option in element.strip("()").split("|"):
        if option.startswith("<"):
            for word in groups[option.strip("<>")]:
                yield from options(word, groups) if word.startswith("<") else (word,)
        else:
            yield option


def words_of(phrase: str, groups: Groups) -> Iterator[str]:
    for element in phrase.split():
        if element not in PLACES:
            yield from options(element, groups)


class PhraseReader:
    """Reads phrases; what every phrase shares is worked out once."""

    def __init__(self, groups: Groups, lexicon: Lexicon) -> None:
        self.groups, self.lexicon = groups, lexicon
        self.known: dict[str, frozenset[str]] = {}
        self.denying = self.signs("<niet>")
        edge = "".join(sorted({STOP, PAUSE, *self.signs("<grens>")}))
        between = "".join(["[^", *sorted({STOP, *self.signs("<ik>")}), "]"])
        self.places = {SOME: f"{between}{{0,2}}?", MORE: f"{between}{{0,5}}?"}
        self.places |= {BEGIN: f"(?<![^{edge}])", END: f"(?=[{edge}]|\\Z)"}

    def signs(self, element: str) -> frozenset[str]:
        """Every sign that an element stands for; none where it is left out of a text."""
        if element not in self.known:
            words = [w for w in options(element, self.groups) if w not in self.lexicon.spelling.fillers]
            self.known[element] = frozenset("".join(map(self.lexicon.sign_class, words)))
        return self.known[element]

    def read(self, phrase: str) -> Phrase:
        parts, needs, denials = [], [], 0
        for element in phrase.split():
            if element in self.places:
                parts.append(self.places[element])
                continue
            found = self.signs(element)
            if not found:
                continue
            parts.append("".join(["[", *sorted(found), "]"]) + ("?" if element.startswith("(") else ""))
            if not element.startswith("("):
                needs.append(found)
                denials += not self.denying.isdisjoint(found)
        return Phrase("".join(parts), tuple(needs), denials)
