"""What `bot/safety/network.py` hears, for many lines at once and with slopes, in JAX. Names are those of oor.npz."""

from collections.abc import Mapping

import jax
import jax.numpy as jnp
import numpy as np

from bot.authoring.teaching.lines import Batch
from bot.safety.network import HEADS, TINY, Floats

Weights = dict[str, jax.Array]
FAR = -1e9  # so little is a place heeded where there is no piece
SMALL = 0.02  # deviation of a head that has learnt nothing


def lowest(weights: Mapping[str, jax.Array | Floats], layers: int) -> Weights:
    """The same without the layers above."""
    return {
        name: jnp.asarray(of) for name, of in weights.items() if not name[0].isdigit() or int(name.split()[0]) < layers
    }


def with_head(weights: Weights, order: np.random.Generator) -> Weights:
    """The same with a head that has learnt nothing."""
    head = order.normal(0, SMALL, (2 * len(weights["norm"]), 2)).astype(np.float32)
    return {**weights, "head": jnp.asarray(head), "head shift": jnp.zeros(2)}


def heard(weights: Weights, batch: Batch, key: jax.Array | None = None, dropout: float = 0.0) -> jax.Array:
    """For help and for need, of every line; with a key, some numbers are dropped on the way, as one does to learn."""
    layers = sum(name.endswith(" look") for name in weights)
    keys = [None] * (2 * layers + 2) if key is None else list(jax.random.split(key, 2 * layers + 2))
    heed = jnp.where(batch.mask, 0, FAR)[:, None, None, :]
    words = normed(weights, "norm", weights["place"][: batch.words.shape[1]] + batch.words)
    words = dropped(words, keys[-1], dropout)
    for at in range(layers):
        told = linear(weights, f"{at} tell", attention(linear(weights, f"{at} look", words), heed))
        words = normed(weights, f"{at} looked", words + dropped(told, keys[2 * at], dropout))
        wide = jax.nn.gelu(linear(weights, f"{at} widen", words), approximate=True)
        thought = linear(weights, f"{at} narrow", wide)
        words = normed(weights, f"{at} thought", words + dropped(thought, keys[2 * at + 1], dropout))
    mask = batch.mask[..., None]
    mean, most = (words * mask).sum(axis=1) / mask.sum(axis=1), jnp.where(mask, words, FAR).max(axis=1)
    return linear(weights, "head", dropped(jnp.concatenate([mean, most], axis=-1), keys[-2], dropout))


def linear(weights: Weights, name: str, rows: jax.Array) -> jax.Array:
    return rows @ weights[name] + weights[f"{name} shift"]


def normed(weights: Weights, name: str, rows: jax.Array) -> jax.Array:
    rows = rows - rows.mean(axis=-1, keepdims=True)
    rows = rows * jax.lax.rsqrt((rows * rows).mean(axis=-1, keepdims=True) + TINY)
    return rows * weights[name] + weights[f"{name} shift"]


def attention(looking: jax.Array, heed: jax.Array) -> jax.Array:
    lines, many, _ = looking.shape
    asks, answers, tells = looking.reshape(lines, many, 3, HEADS, -1).transpose(2, 0, 3, 1, 4)
    heeds = jax.nn.softmax(asks @ answers.swapaxes(-1, -2) / np.sqrt(asks.shape[-1]) + heed, axis=-1)
    told: jax.Array = (heeds @ tells).swapaxes(1, 2).reshape(lines, many, -1)
    return told


def dropped(rows: jax.Array, key: jax.Array | None, share: float) -> jax.Array:
    return rows if key is None else jnp.where(jax.random.bernoulli(key, 1 - share, rows.shape), rows / (1 - share), 0)
