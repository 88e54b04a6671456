"""Every line is learnt from once a round, among others of its length, by what its label wants."""

import random

import numpy as np
import pytest

from bot.authoring.teaching.lines import SIZES, Lines
from bot.authoring.teaching.varied import Varying
from bot.authoring.teaching.vocabulary import Vocabulary
from bot.safety.pieces import BEGIN, END, SPACE

WORDS = Vocabulary(
    ["<s>", "</s>", "<unk>", SPACE, "a"],
    np.array([0, 0, 0, -1, -1], np.float32),
    np.arange(5, dtype=np.float32)[:, None],
)
LINES = ["ik ben bang voor hem", "mag ik een ijsje", "hij slaat mijn zusje", "ok"]


def test_a_batch_is_filled_up_with_rows_that_count_for_nothing():
    batch = Lines.of(WORDS, ["a", "a a a"], ["help", "ask"]).batch([1, 0], 3)
    assert batch.words.shape == (3, SIZES[0], 1)
    assert batch.words[1, :4, 0].tolist() == [BEGIN, 3, 4, END]
    assert batch.mask.sum(axis=1).tolist() == [8, 4, 1]
    assert batch.real.tolist() == [1, 1, 0] and batch.counts[2].tolist() == [0, 0]


@pytest.mark.parametrize(
    ("level", "wanted", "counts"),
    [("help", [1, 1], [1, 1]), ("ask", [0, 1], [0.4, 1]), ("none", [0, 0], [1, 1]), ("", [0, 0], [0, 0])],
)
def test_a_doubtful_line_says_little_against_help_and_an_unlabelled_one_nothing(level, wanted, counts):
    batch = Lines.of(WORDS, ["a"], [level]).batch([0], 1)
    assert batch.wanted[0].tolist() == wanted and batch.counts[0] == pytest.approx(counts)


def test_every_line_comes_once_a_round_and_every_round_in_another_order():
    lines = Lines.of(WORDS, ["a " * (at % 9) for at in range(100)], ["help"] * 40 + ["none"] * 60)
    order = np.random.default_rng(1)
    rounds = [list(lines.shuffled(8, order)) for _ in range(2)]
    for batches in rounds:
        assert sum(batch.real.sum() for batch in batches) == 100
        assert sum(batch.wanted[:, 0].sum() for batch in batches) == 40
    assert [batch.mask.sum() for batch in rounds[0]] != [batch.mask.sum() for batch in rounds[1]]


def test_the_longest_line_fits():
    assert Lines.of(WORDS, ["a" * 59 + " a" * 400], ["none"]).batch([0], 1).words.shape[1] == SIZES[-1]


def varied(seed: int) -> list[str]:
    varying = Varying(LINES, random.Random(seed))
    return [varying.varied(line) for line in LINES * 50]


def test_lines_are_varied_in_many_ways_and_the_same_ones_the_next_time():
    found = varied(1)
    assert found == varied(1) != varied(2)
    assert len(set(found)) > 80
    assert any("hem" in line and "zusje" in line for line in found)  # two lines joined


def test_short_words_and_first_letters_are_never_mistyped():
    varying = Varying(LINES, random.Random(1))
    mistyped = {varying.mistyped("bang") for _ in range(200)}
    assert mistyped == {"bng", "bag", "bnag", "bagn", "baang", "banng"}
    assert varying.mistyped("hem") == "hem"
