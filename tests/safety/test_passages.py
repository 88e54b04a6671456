"""A long text is heard passage by passage."""

from hypothesis import given
from hypothesis import strategies as st

from bot.safety.passages import LINKS, ONE, SEVERAL, passages


def test_short_sentences_stand_together_and_a_long_one_by_itself():
    long, short = "zo " * SEVERAL + "is het.", "Ik weet niet wie!"
    assert passages(f"{short} {short}\n{long} {short}") == [f"{short} {short}", long, short]


def test_a_story_in_one_breath_is_cut_between_its_clauses():
    first, second, third = (
        "de kleine slaapt goed en op het werk is het heel druk,",
        "maar ik wil niet meer",
        "want het is op",
    )
    assert passages(f"{first} {second} {third}") == [f"{first} {second}", third]


def test_what_has_no_clauses_is_cut_where_it_is_too_long():
    assert [len(passage.split()) for passage in passages("a " * 2 * ONE + "b")] == [ONE, ONE, 1]


def test_a_sentence_that_is_no_longer_than_one_breath_is_left_whole():
    sentence = "ja, maar en want " * (ONE // 4)
    assert passages(sentence) == [sentence.strip()]


def test_of_nothing_there_is_one_empty_passage():
    assert passages(" \n ") == [""]


@given(
    st.lists(
        st.sampled_from(["ik", "wil.", "dood!?", "3.5", "...", "\n", "ه", "zo,", *sorted(LINKS)]), max_size=200
    ).map(" ".join)
)
def test_every_word_stands_in_one_passage_and_none_is_too_long(text):
    found = passages(text)
    assert " ".join(found).split() == text.split()
    assert max(len(passage.split()) for passage in found) <= ONE
