"""Which pieces of words the third ear knows: those that Dutch, a little English and the labelled lines are cut into.

The base model knows a quarter of a million pieces, of a hundred languages, and they are most of its weight. Single
letters stay as well, so that no word is wholly unknown, and signs and emoji.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from bot.authoring.teaching.base import LEARNT, Base
from bot.safety.network import Floats
from bot.safety.pieces import BEGIN, END, SPACE, Pieces

WORDS = (Path("/usr/share/dict/dutch"), Path("/usr/share/dict/american-english-small"))  # as Debian has them
MANY = 10_000  # pieces: all of a line
SIGNS = ("So", "Po", "Pd")  # symbols, punctuation and dashes, as Unicode divides them


@dataclass(frozen=True)
class Vocabulary:
    """The pieces that are kept, BEGIN, END and UNKNOWN first, each with its numbers in the base model."""

    names: Sequence[str]
    scores: Floats
    word: Floats

    @cached_property
    def pieces(self) -> Pieces:
        return Pieces(self.names, self.scores.tolist())

    def numbers(self, text: str) -> list[int]:
        """A line as the third ear would read it, if it read as much."""
        return [BEGIN, *self.pieces.of(text, LEARNT), END]


def words_of(paths: Iterable[Path]) -> list[str]:
    try:
        return [word for path in paths for word in path.read_text("utf-8").split()]
    except FileNotFoundError as error:
        raise SystemExit(
            f"no list of words in {error.filename}: install wdutch and wamerican-small, or use --words"
        ) from None


def kept(base: Base, texts: Iterable[str]) -> Vocabulary:
    """The base model's pieces that these texts are cut into, and the single letters."""
    pieces = Pieces(base.names, base.scores.tolist())
    numbers = {number for text in texts for number in pieces.of(text, MANY)}
    numbers |= {number for number, name in enumerate(base.names) if single(name.strip(SPACE))}
    # The first four are no pieces of text, whatever they are called.
    chosen = [*base.specials, *sorted(number for number in numbers if number > max(base.specials))]
    return Vocabulary([base.names[number] for number in chosen], base.scores[chosen], base.word[np.array(chosen)])


def single(name: str) -> bool:
    """A small letter that people here may type, or a sign or emoji."""
    if len(name) != 1 or name != name.lower():
        return False
    code, sign = ord(name), unicodedata.category(name) in SIGNS
    letter = code < 0x250 or unicodedata.name(name, "").startswith(("LATIN SMALL", "ARABIC LETTER"))
    return letter or (sign and (0x2000 <= code < 0x27C0 or code >= 0x1F300))
