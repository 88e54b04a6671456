"""A long text is heard passage by passage."""

from hypothesis import given
from hypothesis import strategies as st

from bot.safety.passages import PASSAGE, passages


def test_whole_sentences_stand_together_as_long_as_they_fit():
    long, short = "zo " * (PASSAGE - 10) + "is het.", "Ik weet niet wie!"
    assert passages(f"{short} {short}\n{long} {short}") == [f"{short} {short}\n{long}", short]


def test_a_sentence_that_does_not_fit_is_cut():
    assert [len(passage.split()) for passage in passages("a " * 2 * PASSAGE + "b")] == [PASSAGE, PASSAGE, 1]


def test_of_nothing_there_is_one_empty_passage():
    assert passages(" \n ") == [""]


@given(st.lists(st.sampled_from(["ik", "wil.", "dood!?", "3.5", "...", "\n", "ه"]), max_size=200).map(" ".join))
def test_every_word_stands_in_one_passage_and_none_is_too_long(text):
    found = passages(text)
    assert " ".join(found).split() == text.split()
    assert max(len(passage.split()) for passage in found) <= PASSAGE
