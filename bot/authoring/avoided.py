"""`flows/toon.yaml` -> rules: words that no text may hold, or none at its beginning."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.authoring.document import Node
from bot.authoring.extract import BUTTON
from bot.authoring.grammar import unknown_keys
from bot.authoring.measures import FIELD, MEASURES, Written
from bot.authoring.problem import Problem
from bot.wording import LANGUAGES

GROUP = {"says", "first", *LANGUAGES}


@dataclass(frozen=True)
class Avoided:
    """A group of words with one reason. With `first` only the beginning counts, of what the bot itself says."""

    says: str
    words: Mapping[str, re.Pattern[str]]  # by language
    first: int = 0

    def __call__(self, written: Written) -> str:
        if self.first and (written.own or written.kind == BUTTON):
            return ""
        text = FIELD.sub("{}", written.text)
        found = self.words[written.language].search(text[: self.first] if self.first else text)
        return f"{found[0]!r}: {self.says}" if found else ""


def rules(top: Node, problems: list[Problem]) -> Mapping[str, Avoided]:
    """The groups by name; every mistake in the file is noted with its line."""
    groups = top.items["tone"].items if "tone" in top.items else {}
    problems += unknown_keys(top, {"tone"}, "words to avoid")
    if not groups:
        problems.append(top.problem("words to avoid: there are none"))
    return {name: group for name, node in groups.items() if (group := avoided(name, node, problems))}


def avoided(name: str, node: Node, problems: list[Problem]) -> Avoided | None:
    found = [*unknown_keys(node, GROUP, name), *lacking(name, node)]
    problems += found
    if found:
        return None
    patterns = {language: pattern([word.plain for word in node.items[language].members]) for language in LANGUAGES}
    first = node.items["first"].value if "first" in node.items else 0
    return Avoided(node.items["says"].text, patterns, first if isinstance(first, int) else 0)


def lacking(name: str, node: Node) -> Iterator[Problem]:
    """What keeps a group from being a rule; a rule that lost its words would find nothing, and nobody would see it."""
    if name in MEASURES:
        yield node.problem(f"{name}: a rule of this name counts something already")
    if "says" not in node.items or not node.items["says"].text:
        yield node.problem(f"{name}: it has no sentence that it says")
    for language in LANGUAGES:
        if language not in node.items or not node.items[language].members:
            yield node.problem(f"{name}: it wants a list of words in {language!r}")
            continue
        words = node.items[language].members
        yield from (word.problem(f"{name}: here a word is missing") for word in words if not word.plain.strip(" *"))
    if "first" in node.items and type(node.items["first"].value) is not int:
        yield node.items["first"].problem(f"{name}: first wants a whole number of characters")


def pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words; a star stands for any ending."""
    ways = (re.escape(phrase.removesuffix("*")) + (r"\w*" if phrase.endswith("*") else "") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)", re.IGNORECASE)
