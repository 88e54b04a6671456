"""The third ear does the arithmetic that it says, and the one in the repository hears."""

import math
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.safety.network import HEADS, MOST, Layer, Linear, Network, Norm
from tests.playing import LIBRARY

WIDE = 2 * HEADS
CHANCE = Random(1)


def matrix(rows: int, columns: int) -> list[list[float]]:
    return [[CHANCE.gauss(0, 0.5) for _ in range(columns)] for _ in range(rows)]


def array(rows):
    return np.array(rows, np.float32)


def dot(one, other):
    return sum(a * b for a, b in zip(one, other, strict=True))


def times(rows, weights, shift):
    columns = list(zip(*weights, strict=True))
    return [[dot(row, column) + of for column, of in zip(columns, shift, strict=True)] for row in rows]


def normed(rows, scale, shift):
    found = []
    for row in rows:
        mean = sum(row) / len(row)
        deviation = math.sqrt(sum((x - mean) ** 2 for x in row) / len(row))
        found.append([(x - mean) / deviation * s + b for x, s, b in zip(row, scale, shift, strict=True)])
    return found


def attended(rows):
    """By the definition: softmax(Q K' / sqrt(d)) V in each head, heads side by side."""
    size = WIDE // HEADS
    found = [[0.0] * WIDE for _ in rows]
    for head in range(HEADS):
        parts = [[row[at * WIDE + head * size :][:size] for row in rows] for at in range(3)]
        for row, asks in zip(found, parts[0], strict=True):
            heeds = [math.exp(dot(asks, answers) / math.sqrt(size)) for answers in parts[1]]
            for heed, tells in zip(heeds, parts[2], strict=True):
                for at, x in enumerate(tells):
                    row[head * size + at] += heed / sum(heeds) * x
    return found


def added(some, others):
    return [[a + b for a, b in zip(one, other, strict=True)] for one, other in zip(some, others, strict=True)]


def test_a_layer_is_attention_and_thought_each_added_and_normed():
    sizes = (WIDE, 3 * WIDE), (WIDE, WIDE), (WIDE, 7), (7, WIDE)
    look, tell, widen, narrow = ((matrix(come, go), matrix(1, go)[0]) for come, go in sizes)
    looked, thought = ((matrix(1, WIDE)[0], matrix(1, WIDE)[0]) for _ in range(2))
    words = matrix(5, WIDE)
    linear = [Linear(array(weights), array(shift)) for weights, shift in (look, tell, widen, narrow)]
    norms = [Norm(array(scale), array(shift)) for scale, shift in (looked, thought)]
    said = normed(added(words, times(attended(times(words, *look)), *tell)), *looked)
    bent = [[x * (1 + math.erf(x / math.sqrt(2))) / 2 for x in row] for row in times(said, *widen)]
    wanted = normed(added(said, times(bent, *narrow)), *thought)
    assert Layer(*linear, *norms)(array(words)) == pytest.approx(array(wanted), abs=0.01)  # its gelu is approximate


def test_eight_bits_and_a_scale_make_a_number():
    numbers = {"look": np.array([[-127, 64]], np.int8), "look scale": array([0.5, 0.25]), "look shift": array([1, 2])}
    assert Linear.of(numbers, "look")(array([[2]])).tolist() == [[-126, 34]]


@pytest.fixture(scope="module")
def network() -> Network:
    found = LIBRARY.listener.network
    assert found
    return found


@pytest.mark.parametrize(
    ("crisis", "everyday"),
    [
        ("ik wil dood", "ik wil thee"),
        ("hij heeft mij geslagen", "ik heb hem geslagen met schaken"),
        ("mijn vader slaat mijn moeder", "mijn vader slaat een spijker in de muur"),
    ],
)
def test_the_network_in_the_repository_hears(network, crisis, everyday):
    assert network.hear(crisis)[0] > 0 > network.hear(everyday)[0]


def test_the_order_of_words_says_something(network):
    assert network.hear("mijn man is bang voor mijn hond") != network.hear("mijn hond is bang voor mijn man")


def test_no_more_than_the_beginning_of_a_passage_is_read(network):
    assert network.hear("zo " * MOST) == network.hear("zo " * MOST + "dood")


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300))
def test_no_text_makes_it_fail(network, text):
    assert all(abs(hears) < 10_000 for hears in network.hear(text))
