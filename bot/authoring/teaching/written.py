"""What was learnt <-> the file that `bot/safety/network.py` reads, whose matrices are whole numbers of eight bits."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.authoring.teaching.vocabulary import Vocabulary
from bot.safety.network import Floats

MATRICES = ("look", "tell", "widen", "narrow")
LARGEST = 127


def write(path: Path, vocabulary: Vocabulary, weights: Mapping[str, Any]) -> None:
    np.savez_compressed(path, allow_pickle=False, **numbers_of(vocabulary, weights))


def numbers_of(vocabulary: Vocabulary, weights: Mapping[str, Any]) -> dict[str, NDArray[Any]]:
    word, scale = whole(vocabulary.word, axis=1)
    found: dict[str, NDArray[Any]] = {
        "pieces": np.frombuffer("\n".join(vocabulary.names).encode(), np.uint8),
        "scores": vocabulary.scores,
        "word": word,
        "word scale": scale,
    }
    for name, of in weights.items():
        if name.endswith(MATRICES):
            found[name], found[f"{name} scale"] = whole(np.asarray(of), axis=0)
        else:
            found[name] = np.ascontiguousarray(of, np.float32)
    found["place"] = found["place"].astype(np.float16).astype(np.float32)  # half the size when packed
    return found


def whole(numbers: Floats, axis: int) -> tuple[NDArray[np.int8], Floats]:
    """Whole numbers, and the scale of each column or row."""
    scale = np.abs(numbers).max(axis=axis, keepdims=True) / LARGEST
    return np.round(numbers / scale).astype(np.int8), scale.astype(np.float32).squeeze(axis)


def read(path: Path) -> tuple[Vocabulary, dict[str, Floats]]:
    """The same back, as nearly as whole numbers tell."""
    with np.load(path, allow_pickle=False) as file:
        numbers = dict(file)
    names = bytes(numbers.pop("pieces")).decode().split("\n")
    vocabulary = Vocabulary(names, numbers.pop("scores"), numbers.pop("word") * numbers.pop("word scale")[:, None])
    weights = {
        name: of * numbers[f"{name} scale"] if name.endswith(MATRICES) else of
        for name, of in numbers.items()
        if not name.endswith(" scale")
    }
    return vocabulary, weights


def loosened(weights: Mapping[str, Floats], order: np.random.Generator) -> dict[str, Floats]:
    """Each number of a matrix put anywhere within what is rounded to it: rounding would undo what little is learnt."""
    return {
        name: of + whole(of, axis=0)[1] * order.uniform(-0.5, 0.5, of.shape).astype(np.float32)
        if name.endswith(MATRICES)
        else of
        for name, of in weights.items()
    }
