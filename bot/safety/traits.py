"""A passage -> its traits: words, what they are about, and which stand together. What is learnt is how much each says.

dood, wil dood          a word, two neighbours ("^" and "$" are the beginning and the end)
<slaan>                 a word about that
<slaan> mij, hij <slaan> a word and what a near one is about
<partner> .. <slaan>    one before the other, at most `NEAR` words on
<partner> + <slaan>     both, anywhere in the passage
~slag                   letters of a word that is about nothing we know
#3                      so many words: few words say what they say more surely
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.safety.meanings import LONGEST

NEAR = 6
BESIDE = 2
MANY = 12
PIECES = (3, 4, 5)
BEGIN, END = "^", "$"


def traits(words: Sequence[str], meant: Sequence[tuple[str, ...]]) -> set[str]:
    """Every trait once, of words and of what each of them is about."""
    row, about = [BEGIN, *words, END], [(), *meant, ()]
    found = set(row)
    found.update(f"{one} {other}" for one, other in pairwise(row))
    for at, mine in enumerate(about):
        if not mine:
            found.update(letters(row[at]))
        for one in mine:
            found.add(f"<{one}>")
            found.update([f"<{one}> {word}" for word in row[at + 1 : at + 1 + BESIDE]])
            found.update([f"{word} <{one}>" for word in row[max(at - BESIDE, 0) : at]])
            found.update([f"<{one}> .. <{other}>" for theirs in about[at + 1 : at + 1 + NEAR] for other in theirs])
    found.add(f"#{min(len(words), MANY)}")
    together = sorted({one for mine in about for one in mine})
    found.update(f"<{one}> + <{other}>" for at, one in enumerate(together) for other in together[at + 1 :])
    return found


def letters(word: str) -> Iterator[str]:
    """Runs of letters; an underscore stands where the word begins and ends."""
    edged = f"_{word[:LONGEST]}_"
    for length in PIECES:
        for start in range(len(edged) - length + 1):
            yield f"~{edged[start : start + length]}"
