"""What was learnt is what the file says, as nearly as eight bits can."""

import numpy as np
import pytest

from bot.authoring.load import FOLDER, NETWORK, network_of
from bot.authoring.teaching.vocabulary import Vocabulary
from bot.authoring.teaching.written import LARGEST, loosened, numbers_of, read, write
from bot.safety.network import COUNTS, HEADS, SHIFTS

WIDE = 2 * HEADS
CHANCE = np.random.default_rng(1)
SIZES = {"place": (80, WIDE), "norm": WIDE, "norm shift": WIDE, "head": (2 * WIDE, 2), "head shift": 2}
SIZES |= {"0 look": (WIDE, 3 * WIDE), "0 tell": (WIDE, WIDE), "0 widen": (WIDE, 9), "0 narrow": (9, WIDE)}
SIZES |= {"0 look shift": 3 * WIDE, "0 tell shift": WIDE, "0 widen shift": 9, "0 narrow shift": WIDE}
SIZES |= {f"0 {name}": WIDE for name in ("looked", "looked shift", "thought", "thought shift")}
WEIGHTS = {name: CHANCE.normal(0, 1, size).astype(np.float32) for name, size in SIZES.items()}
WORDS = Vocabulary(
    ["<s>", "</s>", "<unk>", "\u2581", "a"], -np.arange(5, dtype=np.float32), CHANCE.random((5, WIDE), np.float32)
)


def test_what_is_written_is_read_back_to_half_a_step(tmp_path):
    write(tmp_path / "oor.npz", WORDS, WEIGHTS)
    vocabulary, weights = read(tmp_path / "oor.npz")
    assert (vocabulary.names, vocabulary.scores.tolist()) == (WORDS.names, WORDS.scores.tolist())
    assert weights.keys() == WEIGHTS.keys()
    steps = np.abs(WEIGHTS["0 look"]).max(axis=0) / LARGEST
    assert (np.abs(weights["0 look"] - WEIGHTS["0 look"]) <= 0.51 * steps).all()
    for name, of in weights.items():
        assert of == pytest.approx(WEIGHTS[name], abs=0.02), name


def test_a_network_that_hears_nothing_says_the_shifts_alone(tmp_path):
    deaf = {**WEIGHTS, "head": np.zeros((2 * WIDE, 2), np.float32), "head shift": np.zeros(2, np.float32)}
    write(tmp_path / "oor.npz", WORDS, deaf)
    assert network_of(tmp_path / "oor.npz").hear("a") == tuple(round(COUNTS * float(shift)) for shift in SHIFTS)


def test_a_little_learnt_further_is_rounded_away_unless_the_numbers_were_loosened(tmp_path):
    write(tmp_path / "oor.npz", WORDS, WEIGHTS)
    _, known = read(tmp_path / "oor.npz")
    little = 0.2 * np.abs(known["0 look"]).max(axis=0) / LARGEST * CHANCE.choice([-1, 1], known["0 look"].shape)

    def kept(weights: dict[str, np.ndarray]) -> float:
        """How much of the change gets into the file, on the whole."""
        write(tmp_path / "further.npz", WORDS, {**weights, "0 look": weights["0 look"] + little})
        _, found = read(tmp_path / "further.npz")
        return float(((found["0 look"] - weights["0 look"]) / little).mean())

    loose = np.mean([kept(loosened(known, np.random.default_rng(seed))) for seed in range(9)])
    assert kept(known) < 0.3 and loose == pytest.approx(1, abs=0.2)


def test_the_file_in_the_repository_is_read_as_it_was_written():
    vocabulary, weights = read(FOLDER / NETWORK)
    with np.load(FOLDER / NETWORK) as file:
        numbers = numbers_of(vocabulary, weights)
        assert {name: of.shape for name, of in numbers.items()} == {name: file[name].shape for name in file.files}
        for name in ("0 look", "3 narrow", "word"):
            assert np.array_equal(numbers[name], file[name])
        assert numbers["head shift"] == pytest.approx(file["head shift"])
