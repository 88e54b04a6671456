"""A text is compared with few phrases, and never with one too few."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.safety.lexicon import Lexicon, Spelling
from bot.safety.listening import Listener
from bot.safety.phrases import Phrase, PhraseIndex, PhraseReader
from bot.safety.themes import Theme

A, B, C, D = (frozenset(signs) for signs in ("ab", "c", "cd", "e"))
PHRASES = [Phrase("x", needs, 0) for needs in ((A, B), (B,), (C, A), (D,), (B, D), (A, A))]


@given(st.sets(st.sampled_from("abcdefg")))
def test_the_index_finds_what_trying_each_phrase_would_find_in_the_order_of_its_list(present):
    found = PhraseIndex({"first": PHRASES[:4], "second": PHRASES[4:]}).possible(present)
    for name, phrases in (("first", PHRASES[:4]), ("second", PHRASES[4:])):
        assert found.get(name, []) == [phrase for phrase in phrases if phrase.could_be_in(present)]


def test_words_that_may_lack_are_not_needed_to_find_a_phrase():
    groups = {"niet": ("niet",), "ik": ("ik",), "grens": ()}
    lexicon = Lexicon(["ik", "niet", "wil", "meer"], Spelling())
    phrase = PhraseReader(groups, lexicon).read("<ik> .. niet (meer)")
    assert phrase.denials == 1
    assert re.search(phrase.pattern, lexicon.read("ik wil niet"))
    assert phrase.could_be_in(set(lexicon.read("niet ik")))
    assert not phrase.could_be_in(set(lexicon.read("ik wil meer")))


def test_a_phrase_is_compiled_when_it_is_needed_or_beforehand():
    listener = Listener((Theme("weer", False, phrases=("ik heb het koud", "het waait hier")),))
    cold, wind = listener.ears.index.phrases
    assert listener.listen("Ik heb het koud.").level == "help"
    assert "pattern" in vars(cold) and "pattern" not in vars(wind)
    listener.warm()
    assert "pattern" in vars(wind)
