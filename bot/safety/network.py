"""The third ear: reads a passage as a whole, each word in the light of the others. Pure.

A small transformer encoder (Vaswani and others, 2017; post-norm, as in BERT), in numpy. It began as the lower layers of
multilingual-e5-small (Wang and others, 2024; MIT licence) and learnt from the labelled lines in tests/safety/lines;
docs/listening.md says how. Its numbers stand in flows/oor.npz: whole numbers of eight bits, each column with a scale.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.safety.pieces import BEGIN, END, UNKNOWN, Pieces

Floats = NDArray[np.float32]
Numbers = Mapping[str, NDArray[Any]]
MOST, LEAST = 40, 16  # pieces of a passage that are read: some 30 words, or 12 where there is little time
COUNTS = 20  # hundredths of the second ear for each one; chosen by what was heard of lines that no ear had learnt from
UNREADABLE = 3  # one unknown piece in so many
SHIFTS = np.array([4.7, 1.7], np.float32)  # added to what it hears, for help and for need; chosen in the same way
HEADS = 12
TINY = np.float32(1e-12)


class Network:
    """Hears how much a passage asks for help, and how much for help or a soft question."""

    def __init__(self, numbers: Numbers) -> None:
        self.pieces = Pieces(bytes(numbers["pieces"]).decode().split("\n"), numbers["scores"].tolist())
        self.word, self.scale = numbers["word"], numbers["word scale"]
        self.place = numbers["place"]
        self.first = Norm.of(numbers, "norm")
        self.layers = [Layer.of(numbers, f"{at} ") for at in range(sum(name.endswith(" look") for name in numbers))]
        self.head, self.shift = numbers["head"], numbers["head shift"]

    def hear(self, passage: str, *, hurried: bool = False) -> tuple[int, int]:
        """For help and for need, in hundredths as the second ear has them; nought of what it cannot read."""
        pieces = self.pieces.of(passage, LEAST if hurried else MOST)
        if pieces.count(UNKNOWN) > len(pieces) / UNREADABLE:
            return 0, 0
        numbers = [BEGIN, *pieces, END]
        words = self.first(self.word[numbers] * self.scale[numbers][:, None] + self.place[: len(numbers)])
        for layer in self.layers:
            words = layer(words)
        help, need = np.concatenate([words.mean(axis=0), words.max(axis=0)]) @ self.head + self.shift + SHIFTS
        return round(COUNTS * float(help)), round(COUNTS * float(need))


@dataclass(frozen=True)
class Norm:
    """Each row brought to mean nought and deviation one, then scaled and shifted."""

    scale: Floats
    shift: Floats

    @classmethod
    def of(cls, numbers: Numbers, name: str) -> "Norm":
        return cls(numbers[name], numbers[f"{name} shift"])

    def __call__(self, rows: Floats) -> Floats:
        rows = rows - rows.mean(axis=1, keepdims=True)
        deviation: Floats = np.sqrt((rows * rows).mean(axis=1, keepdims=True) + TINY)
        return rows / deviation * self.scale + self.shift


@dataclass(frozen=True)
class Linear:
    weights: Floats
    shift: Floats

    @classmethod
    def of(cls, numbers: Numbers, name: str) -> "Linear":
        return cls(numbers[name] * numbers[f"{name} scale"], numbers[f"{name} shift"])

    def __call__(self, rows: Floats) -> Floats:
        return rows @ self.weights + self.shift


@dataclass(frozen=True)
class Layer:
    """Each word looks at all the others, then thinks by itself."""

    look: Linear  # what each word asks, answers to, and tells: side by side
    tell: Linear
    widen: Linear
    narrow: Linear
    looked: Norm
    thought: Norm

    @classmethod
    def of(cls, numbers: Numbers, before: str) -> "Layer":
        look, tell, widen, narrow = (Linear.of(numbers, before + name) for name in ("look", "tell", "widen", "narrow"))
        looked, thought = (Norm.of(numbers, before + name) for name in ("looked", "thought"))
        return cls(look, tell, widen, narrow, looked, thought)

    def __call__(self, words: Floats) -> Floats:
        words = self.looked(words + self.tell(attention(self.look(words))))
        return self.thought(words + self.narrow(gelu(self.widen(words))))


def attention(looking: Floats) -> Floats:
    """Scaled dot products, some heads side by side."""
    many = len(looking)
    asks, answers, tells = looking.reshape(many, 3, HEADS, -1).transpose(1, 2, 0, 3)
    heeds: Floats = asks @ answers.transpose(0, 2, 1) / np.float32(np.sqrt(asks.shape[-1]))
    heeds = np.exp(heeds - heeds.max(axis=-1, keepdims=True))
    heeds /= heeds.sum(axis=-1, keepdims=True)
    told: Floats = (heeds @ tells).transpose(1, 0, 2).reshape(many, -1)
    return told


def gelu(rows: Floats) -> Floats:
    """Gaussian error linear unit (Hendrycks and Gimpel, 2016), by its approximation with tanh."""
    half, slope, bend = np.float32(0.5), np.float32(np.sqrt(2 / np.pi)), np.float32(0.044715)
    bent: Floats = np.tanh(slope * (rows + bend * rows * rows * rows))
    return half * rows * (1 + bent)
