"""Labelled lines -> batches of about equally long ones, with what is wanted of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.authoring.teaching.base import LEARNT
from bot.authoring.teaching.vocabulary import Vocabulary
from bot.safety.network import Floats

SIZES = (8, 12, 16, 20, 24, 32, 48, LEARNT + 2)  # few, each being compiled
NEAR = 40  # batches that are sorted by length together

# By level: what is wanted for help and for need, and how much a mistake in each counts. A doubtful line says little
# against help: to help there is no mistake. Of a line without a level only a teacher says what is wanted.
WANTED = {"help": (1.0, 1.0), "ask": (0.0, 1.0), "none": (0.0, 0.0), "": (0.0, 0.0)}
COUNTS = {"help": (1.0, 1.0), "ask": (0.4, 1.0), "none": (1.0, 1.0), "": (0.0, 0.0)}


class Batch(NamedTuple):
    words: Floats  # line, place, and the numbers of the piece there
    mask: NDArray[np.bool_]  # where a line has a piece
    wanted: Floats
    counts: Floats
    real: Floats  # nought where a row only fills the batch up
    taught: Floats  # what the teachers hear: nought where there are none


@dataclass(frozen=True)
class Lines:
    vocabulary: Vocabulary
    numbers: Sequence[Sequence[int]]
    levels: Sequence[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary, texts: Sequence[str], levels: Sequence[str]) -> "Lines":
        return cls(vocabulary, [vocabulary.numbers(text) for text in texts], levels)

    def __len__(self) -> int:
        return len(self.levels)

    def __add__(self, other: "Lines") -> "Lines":
        return Lines(self.vocabulary, [*self.numbers, *other.numbers], [*self.levels, *other.levels])

    def shuffled(self, size: int, order: np.random.Generator) -> Iterator[Batch]:
        """Every line once."""
        rows = order.permutation(len(self))
        near = [rows[at : at + NEAR * size] for at in range(0, len(rows), NEAR * size)]
        rows = np.concatenate([sorted(some, key=lambda row: len(self.numbers[row])) for some in near])
        batches = [rows[at : at + size] for at in range(0, len(rows), size)]
        for at in order.permutation(len(batches)):
            yield self.batch(batches[at].tolist(), size)

    def batch(self, rows: Sequence[int], size: int) -> Batch:
        longest = max(len(self.numbers[row]) for row in rows)
        wide = next(wide for wide in SIZES if wide >= longest)
        numbers, mask = np.zeros((size, wide), np.int32), np.zeros((size, wide), np.bool_)
        mask[:, 0] = True  # a mean of nothing is no number
        wanted, counts, real = (
            np.zeros((size, 2), np.float32),
            np.zeros((size, 2), np.float32),
            np.zeros(size, np.float32),
        )
        for at, row in enumerate(rows):
            many = len(self.numbers[row])
            numbers[at, :many], mask[at, :many] = self.numbers[row], True
            wanted[at], counts[at], real[at] = WANTED[self.levels[row]], COUNTS[self.levels[row]], 1
        return Batch(self.vocabulary.word[numbers], mask, wanted, counts, real, np.zeros((size, 2), np.float32))
