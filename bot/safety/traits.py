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
    found.update(f"{one} {other}" for one, other in zip(row, row[1:], strict=False))
    for at, mine in enumerate(about):
        found.update(f"<{one}>" for one in mine)
        for theirs in about[at + 1 : at + 1 + NEAR]:
            found.update(f"<{one}> .. <{other}>" for one in mine for other in theirs)
        for word, theirs in zip(row[at + 1 : at + 1 + BESIDE], about[at + 1 :], strict=False):
            found.update(f"<{one}> {word}" for one in mine)
            found.update(f"{row[at]} <{other}>" for other in theirs)
        if not mine:
            found.update(letters(row[at]))
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
