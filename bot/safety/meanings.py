"""What a word is about: `mishandelde` is about hitting, `stiefvader` about a parent. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

LONGEST = 40  # letters of a word that are looked at
SHORTEST = 2  # letters of a beginning or an ending
MOST = 4  # meanings of one word, so that what there is to weigh stays in bounds


class Meanings:
    """Words by meaning: `mishandel*` with any ending, `-vader` with anything before it."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self.whole: dict[str, list[str]] = defaultdict(list)
        self.begins: dict[str, list[str]] = defaultdict(list)
        self.ends: dict[str, list[str]] = defaultdict(list)
        for meaning, words in lists.items():
            for word in words:
                if word.startswith("-"):
                    self.ends[word[1:]].append(meaning)
                elif word.endswith("*"):
                    self.begins[word[:-1]].append(meaning)
                else:
                    self.whole[word].append(meaning)

    def of(self, word: str) -> tuple[str, ...]:
        """Its meanings, never more than `MOST`."""
        word = word[:LONGEST]
        found = dict.fromkeys(self.whole.get(word, ()))
        for end in range(SHORTEST, len(word) + 1):
            if meant := self.begins.get(word[:end]):
                found |= dict.fromkeys(meant)
        for start in range(1, len(word) - SHORTEST):
            if meant := self.ends.get(word[start:]):
                found |= dict.fromkeys(meant)
        return tuple(found)[:MOST]
