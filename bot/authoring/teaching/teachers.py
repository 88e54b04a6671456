"""Teachers: the base model, whole and its lowest layers, fine-tuned on the labelled lines.

The whole one is too slow for a bot on a small machine. The low one errs elsewhere, so that their mean is the better
teacher.
"""

from collections.abc import Iterator

import jax
import numpy as np

from bot.authoring.teaching.base import Base
from bot.authoring.teaching.encoder import Weights, heard, lowest, with_head
from bot.authoring.teaching.learning import Course, from_labels, learnt, mean
from bot.authoring.teaching.lines import Batch, Lines

LAYERS = 4  # of the low teacher, and of the student
DROPOUT = 0.1
WHOLE = Course("whole teacher", epochs=3.5, rate=2e-4, batch=48, seed=0)
LOW = Course("low teacher", epochs=4, rate=3e-4, batch=48, seed=5)
FURTHER = Course("further", epochs=1.5, rate=5e-5, batch=48, seed=7)


def teachers(base: Base, lines: Lines, most: int | None) -> list[Weights]:
    """The whole one first."""
    return [
        taught(course, with_head(lowest(base.weights, layers), np.random.default_rng(course.seed)), lines, most)
        for course, layers in ((WHOLE, base.layers), (LOW, LAYERS))
    ]


def taught(course: Course, weights: Weights, lines: Lines, most: int | None) -> Weights:
    """What these weights become by the labels alone."""
    return learnt(course, weights, again(lines, course), missed, course.steps(len(lines), most))


def missed(weights: Weights, batch: Batch, key: jax.Array) -> jax.Array:
    return mean(from_labels(heard(weights, batch, key, DROPOUT), batch), batch)


def again(lines: Lines, course: Course) -> Iterator[Batch]:
    order = np.random.default_rng(course.seed)
    while True:
        yield from lines.shuffled(course.batch, order)
