"""The student, which is the third ear: four layers that learn to say what the teachers say together.

It begins as the lowest layers of the whole teacher and learns from the labelled lines and from as many varied ones, new
in every round ("distillation"; Hinton and others, 2015).
"""

import random
from collections.abc import Iterator, Sequence

import jax
import numpy as np

from bot.authoring.teaching.encoder import Weights, heard, lowest
from bot.authoring.teaching.learning import Course, from_labels, learnt, mean
from bot.authoring.teaching.lines import Batch, Lines
from bot.authoring.teaching.teachers import LAYERS
from bot.authoring.teaching.varied import Varying

DROPOUT = 0.05
COURSE = Course("student", epochs=3, rate=3e-4, batch=64, seed=1, rises=0.05, ends=0.01)
SURE, FAR, LABEL = 8.0, 0.02, 0.3  # how much counts: the chances that both give, their numbers as such, and the label


def student(teachers: Sequence[Weights], texts: Sequence[str], lines: Lines, most: int | None) -> Weights:
    batches = told(teachers, texts, lines)
    return learnt(COURSE, lowest(teachers[0], LAYERS), batches, missed, COURSE.steps(2 * len(lines), most))


def missed(weights: Weights, batch: Batch, key: jax.Array) -> jax.Array:
    """Where a teacher is sure, how sure hardly matters; near the threshold it does."""
    said = heard(weights, batch, key, DROPOUT)
    chances = jax.nn.sigmoid(said / 2) - jax.nn.sigmoid(batch.taught / 2)
    apart = (SURE * chances**2 + FAR * (said - batch.taught) ** 2).sum(axis=-1)
    return mean(apart + LABEL * from_labels(said, batch), batch)


def told(teachers: Sequence[Weights], texts: Sequence[str], lines: Lines) -> Iterator[Batch]:
    """Round after round of batches, with what the teachers hear in them."""

    def together(teachers: Sequence[Weights], batch: Batch) -> jax.Array:
        return sum((heard(teacher, batch) for teacher in teachers), jax.numpy.zeros(2)) / len(teachers)

    hear, order = jax.jit(together), np.random.default_rng(COURSE.seed)
    varying = Varying(texts, random.Random(COURSE.seed))  # noqa: S311 - examples, not secrets
    while True:
        varied = Lines.of(lines.vocabulary, [varying.varied(text) for text in texts], [""] * len(texts))
        for batch in (lines + varied).shuffled(COURSE.batch, order):
            yield batch._replace(taught=np.asarray(hear(teachers, batch)))
