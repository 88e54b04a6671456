"""A long text -> passages, so that one cry in a long story is heard. Pure.

What is everyday around a cry takes away from how clearly it is heard. So sentences are heard together only where they
are short, and who tells a whole story in one breath is heard clause by clause.
"""

import re
from collections.abc import Callable, Iterable, Iterator

SEVERAL = 12  # words of sentences that are heard together
ONE = 20  # words of a sentence that is heard as a whole
WORD = re.compile(r"\S+")
ENDS = (".", "!", "?", ";")
PAUSES = (",", ":")
LINKS = {"maar", "en", "want", "omdat", "dus", "toen", "terwijl", "verder", "alleen", "but", "and", "because", "so"}
Span = tuple[int, int, int]  # how many words, where they begin and where they end


def passages(text: str) -> list[str]:
    """Sentences together as long as they are short; a long one is cut, where it can be between its clauses. At least
    one passage, be it empty; none longer than `ONE` words."""
    found = list[Span]()
    for sentence in sentences(text):
        if sentence[0] > ONE:
            found += joined(clauses(text, sentence), ONE)
        else:
            found.append(sentence)
    return [text[start:end] for _, start, end in joined(found, SEVERAL)] or [""]


def sentences(text: str) -> Iterator[Span]:
    return _cut(WORD.finditer(text), lambda word, many: False, ENDS)


def clauses(text: str, sentence: Span) -> Iterator[Span]:
    """Of one sentence; what has no end is cut at `ONE` words."""
    words = WORD.finditer(text, *sentence[1:])
    return _cut(words, lambda word, many: many == ONE or word.lower() in LINKS, PAUSES)


def _cut(words: Iterable[re.Match[str]], begins: Callable[[str, int], bool], ends: tuple[str, ...]) -> Iterator[Span]:
    """`begins` tells, of a word and how many stand before it, whether something new begins there."""
    start, end, many = 0, 0, 0
    for word in words:
        if many and begins(word[0], many):
            yield many, start, end
            many = 0
        start = start if many else word.start()
        many, end = many + 1, word.end()
        if word[0].endswith(ends):
            yield many, start, end
            many = 0
    if many:
        yield many, start, end


def joined(spans: Iterable[Span], most: int) -> list[Span]:
    """Neighbours together as long as they have no more words than that."""
    found = list[Span]()
    for many, start, end in spans:
        if found and found[-1][0] + many <= most:
            found[-1] = (found[-1][0] + many, found[-1][1], end)
        else:
            found.append((many, start, end))
    return found
