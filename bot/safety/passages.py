"""A long text -> passages, so that one cry in a long story is heard. Pure."""

import re
from collections.abc import Iterator

PASSAGE = 32  # words
WORD = re.compile(r"\S+")
ENDS = (".", "!", "?", ";")


def passages(text: str) -> list[str]:
    """Whole sentences together as long as they fit; a sentence that does not fit is cut. At least one, be it empty."""
    found: list[tuple[int, int]] = []  # where each begins and ends
    many = 0
    for words, start, end in sentences(text):
        if found and many + words <= PASSAGE:
            found[-1], many = (found[-1][0], end), many + words
        else:
            found.append((start, end))
            many = words
    return [text[start:end] for start, end in found] or [""]


def sentences(text: str) -> Iterator[tuple[int, int, int]]:
    """How many words each has, where it begins and where it ends."""
    words, start, end = 0, 0, 0
    for word in WORD.finditer(text):
        start = start if words else word.start()
        words, end = words + 1, word.end()
        if words == PASSAGE or word[0].endswith(ENDS):
            yield words, start, end
            words = 0
    if words:
        yield words, start, end
