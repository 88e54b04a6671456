"""Labelled lines in the middle of everyday ones, as people write who tell a whole story in one breath.

A listener that learnt only from lines that stand alone is lulled by what is everyday around a cry.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from bot.safety.passages import ONE, passages

Labelled = tuple[str, str, str]  # source, level, text
JOINED = (", ", ", ", " en ", " maar ", " ", " want ", " dus ", ", maar eerlijk gezegd ", " verder ")
SHORT, AROUND = 15, 10  # words: of the line itself at most, and of what stands on either side


def lessons(lines: Sequence[Labelled]) -> list[Labelled]:
    """All there is to learn from: the lines, the everyday ones cut as they are heard, and their stories. Of the others
    nobody said in which part the cry is."""
    cut = [(source, level, part) for source, level, text in lines for part in _parts(level, text)]
    return [*cut, *stories(cut)]


def _parts(level: str, text: str) -> list[str]:
    return passages(text) if level == "none" else [text]


def stories(lines: Sequence[Labelled], seed: int = 1) -> Iterator[Labelled]:
    """One of every line that is short enough, with its level: around it everyday words of the same source, so that what
    is learnt from one half of the sources says nothing of the other half."""
    chance = random.Random(seed)  # noqa: S311 - examples, not secrets
    everyday = defaultdict[str, list[list[str]]](list)
    for source, level, text in lines:
        if level == "none" and len(text.split()) > 3:
            everyday[source].append(text.rstrip(".!? ").split())
    somebody = [words for source in everyday.values() for words in source]
    for source, level, text in lines:
        if 1 < len(text.split()) <= SHORT:
            others = everyday[source] or somebody
            yield source, level, _story(text.rstrip(".!? "), others, chance)


def _story(text: str, others: Sequence[Sequence[str]], chance: random.Random) -> str:
    """No longer than what is heard at once: what goes before and comes after it is cut where that ends."""
    room = ONE - len(text.split())
    before = chance.choice(others)[-chance.randint(1, min(AROUND, room)) :] if chance.random() < 0.75 else []
    room -= len(before)
    after = chance.choice(others)[: chance.randint(0, min(AROUND, room))] if chance.random() < 0.75 else []
    story = text
    if before:
        story = f"{' '.join(before)}{chance.choice(JOINED)}{story}"
    if after:
        story = f"{story}{chance.choice(JOINED)}{' '.join(after)}"
    return story.lower() if chance.random() < 0.6 else story
