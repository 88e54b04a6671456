"""One course of learning: batch after batch, a step down the slope of a loss (AdamW; Loshchilov and Hutter, 2019)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import jax
import optax

from bot.authoring.teaching.encoder import Weights
from bot.authoring.teaching.lines import Batch

Loss = Callable[[Weights, Batch, jax.Array], jax.Array]
DECAY, STEEPEST = 0.01, 1.0
SAY = 100  # steps


@dataclass(frozen=True)
class Course:
    """How long and how fast: the rate rises for a while, then falls along a cosine."""

    name: str
    epochs: float
    rate: float
    batch: int
    seed: int
    rises: float = 0.08  # of the steps
    ends: float = 0.02  # of the rate

    def steps(self, lines: int, most: int | None) -> int:
        steps = max(int(self.epochs * lines / self.batch), 1)
        return steps if most is None else min(steps, most)


def learnt(course: Course, weights: Weights, batches: Iterator[Batch], loss: Loss, steps: int) -> Weights:
    """The weights after so many steps; says on the way how it goes."""
    rates = optax.warmup_cosine_decay_schedule(
        0.0, course.rate, int(course.rises * steps), steps, course.ends * course.rate
    )
    optimiser = optax.chain(optax.clip_by_global_norm(STEEPEST), optax.adamw(rates, weight_decay=DECAY))

    def stepped(
        weights: Weights, state: optax.OptState, batch: Batch, key: jax.Array
    ) -> tuple[Weights, optax.OptState, jax.Array]:
        missed, slopes = jax.value_and_grad(loss)(weights, batch, key)
        changes, state = optimiser.update(slopes, state, weights)
        return optax.apply_updates(weights, changes), state, missed

    step, state, missed = jax.jit(stepped), optimiser.init(weights), 0.0
    keys = jax.random.split(jax.random.PRNGKey(course.seed), steps)
    for at, batch in enumerate(islice(batches, steps), 1):
        weights, state, missing = step(weights, state, batch, keys[at - 1])
        missed += float(missing)
        if at % SAY == 0 or at == steps:
            print(f"{course.name}: {at} of {steps} steps, loss {missed / ((at - 1) % SAY + 1):.4f}", flush=True)
            missed = 0.0
    return weights


def from_labels(said: jax.Array, batch: Batch) -> jax.Array:
    """How far what was heard of each line is from its label."""
    missed: jax.Array = (optax.sigmoid_binary_cross_entropy(said, batch.wanted) * batch.counts).sum(axis=-1)
    return missed


def mean(missed: jax.Array, batch: Batch) -> jax.Array:
    found: jax.Array = (missed * batch.real).sum() / batch.real.sum()
    return found
