"""A text -> the pieces of words that the third ear knows: the likeliest way to cut it (Kudo, 2018, "unigram"). Pure."""

import unicodedata
from collections.abc import Sequence

BEGIN, END, UNKNOWN = 0, 1, 2  # numbers of the first three pieces, which no text holds
SPACE = "\u2581"  # stands before each word, as in SentencePiece
LONGEST = 20  # letters of a piece
LETTERS, LONGEST_WORD = 500, 60  # of a text and of a word that are looked at
STRANGE = 10.0  # how much less likely than the least likely piece a letter is that is no piece


class Pieces:
    """Pieces by number, each with the logarithm of how likely it is."""

    def __init__(self, names: Sequence[str], scores: Sequence[float]) -> None:
        self.known = {name: (number, score) for number, (name, score) in enumerate(zip(names, scores, strict=True))}
        self.strange = min(scores) - STRANGE

    def of(self, text: str, most: int) -> list[int]:
        """No more than `most` pieces, of the beginning of the text."""
        found: list[int] = []
        for word in unicodedata.normalize("NFKC", text[:LETTERS]).lower().split():
            found += self.cut(SPACE + word[:LONGEST_WORD])
            if len(found) >= most:
                break
        return found[:most]

    def cut(self, word: str) -> list[int]:
        """Viterbi: the best way to reach each letter, from left to right."""
        best = [(0.0, 0, UNKNOWN), *[(float("-inf"), 0, UNKNOWN)] * len(word)]  # how likely, from where, by which piece
        for start in range(len(word)):
            reached = best[start][0]
            best[start + 1] = max(best[start + 1], (reached + self.strange, start, UNKNOWN))
            for end in range(start + 1, min(start + LONGEST, len(word)) + 1):
                if piece := self.known.get(word[start:end]):
                    best[end] = max(best[end], (reached + piece[1], start, piece[0]))
        found, end = [], len(word)
        while end:
            _, end, number = best[end]
            found.append(number)
        return found[::-1]
