"""Names as people typed them, made safe and drawable without becoming another name."""

import unicodedata
from collections.abc import Callable, Iterator

LONGEST = 60  # more never fits, and bounds the work one name can cause
MOST_MARKS = 3  # Arabic, Hebrew and Vietnamese need no more on one letter; a joker stacks sixty
NOTHING_LEFT = "…"  # for a name of which no letter can be drawn: someone is there all the same
JOINERS = "\u200c\u200d"  # Persian and Indic names need these two invisible characters


def cleaned(name: str, drawable: Callable[[str], bool]) -> str:
    """The name with only what `drawable` accepts, letter by letter; `…` where nothing of it remains."""
    composed = unicodedata.normalize("NFC", name[: LONGEST * 4])
    kept = "".join(_kept(cluster, drawable) for cluster in clusters(composed))
    return " ".join(kept.split())[:LONGEST].strip(JOINERS + " ") or NOTHING_LEFT


def clusters(text: str) -> Iterator[str]:
    """The letters of a text, each with the marks that belong to it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _belongs_to_the_one_before(text[at]):
            yield text[start:at]
            start = at


def _belongs_to_the_one_before(character: str) -> bool:
    return character in JOINERS or unicodedata.category(character).startswith("M")


def _kept(cluster: str, drawable: Callable[[str], bool]) -> str:
    letter, marks = cluster[0], [mark for mark in cluster[1:] if mark not in JOINERS][:MOST_MARKS]
    if letter.isspace():
        return " "
    if _belongs_to_the_one_before(letter) or unicodedata.category(letter).startswith("C"):
        return ""
    if not drawable(letter):  # 𝓕 and Ｆ are an F to those who typed them
        letter = unicodedata.normalize("NFKC", letter)
        if not all(map(drawable, letter)):
            return ""
    while marks and not drawable(letter + "".join(marks)):
        marks.pop()
    joiner = cluster[-1] if cluster[-1] in JOINERS and ord(letter[0]) > 0x5FF else ""
    return letter + "".join(marks) + joiner
