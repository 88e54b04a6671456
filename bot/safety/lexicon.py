"""Each word that means something to us as one sign, so that a text becomes a short string of signs. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from bot.safety.spelling import NUMBER, PAUSE, STOP, nearly, pieces, readings

OTHER = "x"  # any word we do not know
FIRST = 0xE000  # signs are code points for private use
LONGEST = 14  # letters of a word inside words glued together
FEWEST = 3  # two words in one are mostly a word of its own: aangeslagen
GLUED = 120  # no longer word than this is taken apart


@dataclass(frozen=True)
class Spelling:
    """Other ways to write a word, words to leave out, and words that may hold a typo."""

    same: Mapping[str, str] = field(default_factory=dict)
    fillers: frozenset[str] = frozenset()
    typos: tuple[str, ...] = ()
    no_typos: frozenset[str] = frozenset()
    emoji: Mapping[str, str] = field(default_factory=dict)
    owners: frozenset[str] = frozenset()  # my, his: left out before a person
    people: frozenset[str] = frozenset()


class Lexicon:
    """Knows every word of every phrase; a star at the end of a word stands for any ending."""

    def __init__(self, words: Iterable[str], spelling: Spelling) -> None:
        self.spelling = spelling
        canon = dict.fromkeys(spelling.same.get(word, word) for word in words)
        self.signs = {NUMBER: NUMBER} | {word: chr(FIRST + i) for i, word in enumerate(canon) if word != NUMBER}
        self.starts = {word[:-1]: sign for word, sign in self.signs.items() if word.endswith("*")}
        self.near = {form: word for word in spelling.typos for form in nearly(word)}
        self.known = {*self.signs, *spelling.same, *spelling.fillers} - {""}

    def sign_class(self, word: str) -> str:
        """Every sign that a word of a phrase stands for."""
        if not word.endswith("*"):
            return self.signs[self.spelling.same.get(word, word)]
        return "".join(sign for known, sign in self.signs.items() if known.startswith(word[:-1]))

    def spelled(self, text: str) -> list[tuple[str, list[str]]]:
        """Each piece of a text and the words that were meant by it."""
        found = pieces(text, self.spelling.emoji)
        meant = {piece: self.words(piece) for piece in set(found)}
        return [(piece, meant[piece]) for piece in found]

    def read(self, text: str) -> str:
        """The signs of a text."""
        return self.signs_of(self.spelled(text))

    def signs_of(self, spelled: Iterable[tuple[str, list[str]]]) -> str:
        words = [word for _, meant in spelled for word in meant]
        kept = [
            word
            for word, following in zip_longest(words, words[1:], fillvalue="")
            if word not in self.spelling.fillers
            and not (word in self.spelling.owners and following in self.spelling.people)
        ]
        return "".join(self.sign(word) for word in kept)

    def sign(self, word: str) -> str:
        if word in (STOP, PAUSE, NUMBER):
            return word
        if word in self.signs:
            return self.signs[word]
        starts = (self.starts.get(word[:end]) for end in range(min(len(word), GLUED), 2, -1))
        return next((sign for sign in starts if sign), OTHER)

    def words(self, piece: str) -> list[str]:
        """What was meant by one written word: mostly itself."""
        if piece in (STOP, PAUSE, NUMBER):
            return [piece]
        for reading in readings(piece):
            if reading in self.spelling.same:
                return self.spelling.same[reading].split()
            if reading in self.known or self.sign(reading) != OTHER:
                return [reading]
        if meant := self.meant(piece):
            return [meant]
        return self.taken_apart(readings(piece)[-1]) or [piece]

    def meant(self, word: str) -> str:
        """The word that lacks, has or changes one letter, or has two the wrong way round."""
        if not 5 <= len(word) <= LONGEST + 4 or word in self.spelling.no_typos:
            return ""
        return next((self.near[f] for f in sorted(nearly(word) & self.near.keys()) if self.near[f][0] == word[0]), "")

    def taken_apart(self, word: str) -> list[str]:
        """`ikwildood` -> ik, wil, dood; nothing where any letter is left over. The fewest words win."""
        if not 6 <= len(word) <= GLUED:
            return []
        best: dict[int, list[str]] = {0: []}  # the words up to each place that whole words reach
        for end in range(1, len(word) + 1):
            for start in [start for start in best if start >= end - LONGEST]:
                part = word[start:end]
                if part not in self.known or (len(part) == 1 and start):
                    continue
                if end not in best or len(best[start]) + 1 < len(best[end]):
                    best[end] = [*best[start], *self.spelling.same.get(part, part).split()]
        found = best.get(len(word), [])
        return found if len(found) >= FEWEST else []
