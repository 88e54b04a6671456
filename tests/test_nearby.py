"""Someone near a child tells of it, and nothing of the child is kept but a role or one letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.answers.initial import initial
from tests.playing import Player, conversation

STORY = "Daan de Vries uit groep 5 zit bij gym altijd naast Kees Jansen"


def near(*lines: str) -> Player:
    player = Player(conversation(flow="omgeving"))
    player.starts()
    player.says("beginnen", "ja", *lines)
    return player


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Daan", "D."),
        ("Daan de Vries", "D."),
        ("d", "D."),
        ("çağla", "Ç."),
        ("فاطمة", "ف."),
        ("mijn leerling", "je leerling"),
        ("mijn leerling Daan", "je leerling"),
        ("buurmeisje", "dit kind"),
        (STORY, "dit kind"),
    ],
)
def test_a_name_is_cut_down_to_a_role_or_a_letter(typed, said):
    player = near("juf", typed)
    assert b"Daan" not in player.state and b"Vries" not in player.state
    assert f"om {said} geeft" in player.says("moe en stil")


@pytest.mark.parametrize("typed", ["7", "😀", "…", "-"])
def test_what_has_no_letter_is_no_answer(typed):
    assert "Hoe noem je het kind" in near("juf").says(typed) or "dit kind" in near("juf", typed).says("moe")


@given(st.text(max_size=60))
def test_at_most_one_letter_is_left_of_anything(text):
    letter = initial(text)
    assert letter == "" or (len(letter) <= 3 and letter.endswith(".") and letter[0].isalpha())


def test_no_word_that_was_typed_is_kept_in_any_step():
    """Of every question along the way: the story, then the answer that leads on."""
    player = near()
    for line in ("juf", "Daan", "moe", "nog niemand", "weet ik niet", "verder", "luisteren", "even kletsen", "klaar"):
        player.says(STORY)
        for word in (b"Vries", b"groep", b"Jansen", b"drinkt", b"Kees"):
            assert player.state is None or word not in player.state
        player.says(line)
    player.says(STORY)
    assert player.state is None or b"Vries" not in player.state


def test_words_typed_on_coming_back_are_not_held():
    player = near("juf", "Daan")
    player.waits(hours=3)
    player.says(STORY)
    assert b"Vries" not in player.state
    assert "Wat valt je op" in player.says("verder")


def test_own_words_for_the_sentence_are_not_kept_and_it_is_said():
    player = near("juf", "Daan", "moe", "nog niemand", "nee", "luisteren", "even kletsen", "kind")
    assert "Zelf schrijven" not in player.labels
    for line in ("zelf schrijven", "Hoi Daan, wat is er toch aan de hand met je vader"):
        assert "Eigen woorden bewaar ik hier niet" in player.says(line)
        assert b"vader" not in player.state


@pytest.mark.parametrize("worry", ["ja", "weet ik niet", "ja, nu gevaar"])
def test_where_home_may_be_unsafe_advice_comes_first_and_no_sentence_is_for_a_parent(worry):
    player = near("buur", "N", "bang", "nog niemand")
    player.says(worry)
    assert player.messages[0].urgent and "0800-2000" in player.messages[0].text and "112" in player.messages[0].text
    player.says("verder", "luisteren")
    assert "na overleg" in player.says("even kletsen")
    assert "Een ouder" not in player.labels


@pytest.mark.parametrize(("role", "told"), [("juf", True), ("opvang", True), ("buur", False), ("oma", False)])
def test_who_works_with_children_is_reminded_of_the_meldcode(role, told):
    assert ("meldcode" in near(role, "N", "bang", "nog niemand").says("ja")) is told


@pytest.mark.parametrize("kind", ["luisteren", "iets doen", "meedenken", "een voorbeeld zijn"])
@pytest.mark.parametrize("to", ["kind", "ouder"])
def test_it_ends_with_one_step_and_its_sentence(kind, to):
    player = near("trainer", "N", "stil", "kind", "nee", kind)
    player.taps(player.labels[0])
    player.says(to)
    sentence = player.messages[-1].quote
    assert sentence and "{" not in sentence
    player.taps("Klaar")
    assert "Dit is jouw stap" in player.messages[0].text and sentence in player.messages[0].text
