"""What the written file is worth: does it say what was learnt, and what does it hear of lines never learnt from?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from bot.authoring.learn import Line, figures, labelled
from bot.authoring.load import FOLDER, load, network_of
from bot.authoring.teaching.encoder import Weights, heard
from bot.authoring.teaching.lines import Lines
from bot.safety.listening import Level
from bot.safety.network import COUNTS, MOST, SHIFTS, Network

EXAM = FOLDER.parent / "tests" / "safety" / "exam"
AS_SCORES: dict[Level, tuple[int, int]] = {"help": (1, 1), "ask": (-1, 1), "none": (-1, -1)}  # above nought is a yes


def report(path: Path, weights: Weights, lines: Lines, texts: Sequence[str]) -> Iterator[str]:
    """The exam is heard by all the ears together, as in the bot: the third alone has no threshold of its own."""
    yield f"the file says what was learnt, to {apart(network_of(path), weights, lines, texts):.3f}"
    listener = replace(load().listener, read_network=partial(network_of, path))
    exam = labelled(EXAM)
    said = [AS_SCORES[listener.listen(text).level] for _, _, text in exam]
    yield from figures([Line(0, source, level, (), (0, 0)) for source, level, _ in exam], said, (0, 0))


def apart(network: Network, weights: Weights, lines: Lines, texts: Sequence[str]) -> float:
    """The greatest difference on the lines that it reads whole, of which whole numbers may make up some hundredths."""
    learnt = np.asarray(heard(weights, lines.batch(range(len(lines)), len(lines)))) + SHIFTS
    written = np.array([network.hear(text) for text in texts]) / COUNTS
    whole = np.array([len(numbers) <= MOST + 2 for numbers in lines.numbers]) & written.any(axis=1)
    return float(np.abs(learnt - written)[whole].max())
