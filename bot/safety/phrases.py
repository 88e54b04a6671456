"""A phrase as it is written in `flows/signalen.yaml` -> a pattern over the signs of a text. Pure.

wil .. dood       up to two words between (... up to five), not past the end of a sentence nor another "ik"
wil|wou dood      either word          wil (meer) dood   a word that may lack
<hij> slaat       a word of that group zelfmoord*        any ending
^ ik kan niet .   the beginning and the end of a clause
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.safety.lexicon import Lexicon
from bot.safety.spelling import PAUSE, STOP

SOME, MORE, BEGIN, END = "..", "...", "^", "."
PLACES = {SOME, MORE, BEGIN, END}
Groups = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Phrase:
    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]  # of each of these sets one sign must occur at all
    denials: int  # how often the phrase itself says "niet"


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


def compiled(phrase: str, groups: Groups, lexicon: Lexicon) -> Phrase:
    def signs(words: Sequence[str]) -> str:
        return "".join(lexicon.sign_class(word) for word in words if word not in lexicon.spelling.fillers)

    denying = set(signs(groups["niet"]))
    edge = f"{STOP}{PAUSE}{signs(tuple(options('<grens>', groups)))}"
    between = f"[^{STOP}{signs(groups['ik'])}]"
    places = {SOME: f"{between}{{0,2}}?", MORE: f"{between}{{0,5}}?"}
    places |= {BEGIN: f"(?<![^{edge}])", END: f"(?=[{edge}]|\\Z)"}
    parts, needs, denials = [], [], 0
    for element in phrase.split():
        if element in places:
            parts.append(places[element])
            continue
        found = signs(tuple(options(element, groups)))
        if not found:
            continue
        parts.append(f"[{found}]" + ("?" if element.startswith("(") else ""))
        if not element.startswith("("):
            needs.append(frozenset(found))
            denials += not denying.isdisjoint(found)
    return Phrase(re.compile("".join(parts)), tuple(needs), denials)


def could_be_in(phrase: Phrase, present: set[str]) -> bool:
    return not any(need.isdisjoint(present) for need in phrase.needs)
