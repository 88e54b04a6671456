"""What a passage says is the sum of its traits; a long text costs as much a word as a short one."""

import pytest

from bot.authoring.load import FOLDER, WEIGHTS
from bot.safety.meanings import MOST, Meanings
from bot.safety.traits import traits
from bot.safety.weighing import MOST_AT_ONCE, MOST_WORDS, SecondEar, read_weights
from tests.playing import LIBRARY

MEANINGS = Meanings({"slaan": ["mishandel*", "sla"], "ouder": ["-vader", "pa"]})


@pytest.mark.parametrize(
    ("word", "about"),
    [("mishandelde", ("slaan",)), ("stiefvader", ("ouder",)), ("vader", ()), ("pa", ("ouder",)), ("papier", ())],
)
def test_a_word_is_about_something_by_its_beginning_its_ending_or_as_it_is(word, about):
    assert MEANINGS.of(word) == about


def test_a_word_has_few_meanings_and_a_huge_one_is_cut():
    assert Meanings({str(n): ["a*"] for n in range(9)}).of("a" * 99) == ()
    assert len(Meanings({str(n): ["aa*"] for n in range(9)}).of("a" * 9999)) == MOST


def test_traits_are_words_neighbours_and_what_they_are_about():
    found = traits(["pa", "zou", "sla"], [("ouder",), (), ("slaan",)])
    assert {"pa", "pa zou", "<ouder> .. <slaan>", "<ouder> + <slaan>", "<ouder> zou", "zou <slaan>", "#3"} <= found
    assert "~_zou" in found and "~_sla" not in found


def test_a_passage_without_spaces_is_heard_part_by_part():
    ear = SecondEar(Meanings({}), {"dood": (100, 100), "zon": (-90, -90)})
    story = [*["zon", "\n"] * 200, "dood"]
    assert ear.hear(story).help > 0 > ear.hear(story[:-1]).help


def test_the_traits_of_a_text_grow_no_faster_than_the_text():
    def work(words):
        about = [LIBRARY.listener.ears.second.meanings.of(word) for word in words]
        parts = range(0, len(words), MOST_AT_ONCE)
        return sum(len(traits(words[at : at + MOST_AT_ONCE], about[at : at + MOST_AT_ONCE])) for at in parts)

    crowded = [word for group in LIBRARY.listener.meanings.values() for word in group[:9]] * 3
    assert work(crowded * 2) <= 2.1 * work(crowded)
    assert LIBRARY.listener.ears.second.hear(["sla"] * 50 * MOST_WORDS).about


def test_the_weights_in_the_repository_can_be_read_and_stay_small():
    weights = read_weights((FOLDER / WEIGHTS).read_text("utf-8"))
    assert 1000 < len(weights) < 50_000
