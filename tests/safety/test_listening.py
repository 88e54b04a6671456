"""What is heard, how clearly, and that nothing breaks; the figures over many lines are in test_figures.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety.lexicon import Spelling
from bot.safety.listening import BROKEN, Heard, Listener
from bot.safety.phrases import PLACES, options
from bot.safety.themes import Theme
from tests.playing import LIBRARY

LISTENER = LIBRARY.listener
LISTENER.warm()

ABOUT = {
    "violence": """
        hij slaat me
        ik ben bang voor m'n man
        ik krijg klappen van mijn vriend
        ik word mishandeld
        hij heeft me geslagen, gister nog
        HIJ SLAAT ME!!
        word ik geslagen als hij drinkt
        ik mag niks van hem
        hij dreigt met van alles
        he hits me
        hij leest mee
        hij slaat nergens op maar hij slaat me wel""",
    "violence_by_me": """
        ik sla mijn kind soms
        ik heb hem geslagen
        straks doe ik ze nog wat""",
    "child_unsafe": """
        hij slaat mijn kind
        ze slaat de kinderen""",
    "sexual_violence": "mijn man heeft me verkracht",
    "self_harm": "ik snij mezelf",
    "other_person": """
        mijn dochter zegt dat ze dood wil
        mijn vriendin heeft pillen genomen""",
    "violence_now": "hij staat voor de deur met een mes",
    "suicide": """
        k wil dood
        soms wil ik dood
        was ik maar dood
        ik wil dooood
        ik wil écht niet meer leven
        ikwildood
        i k  w i l  d o o d
        ik wil d00d
        ik ben doodmoe en ik wil dood
        iedereen is beter af zonder mij
        ik maak er een eind aan
        heb alle 💊 geslikt
        denk aan zelfmord
        ölmek istiyorum
        اريد ان اموت""",
}
SOFTENED = """
    ik wil niet dood maar kan niet meer
    hij slaat me niet
    geen zelfmoordgedachten
    ik kan niet meer
    ik trek t nie meer
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize(
    ("theme", "line"),
    [(theme, line) for theme, text in ABOUT.items() for line in lines(text)],
)
def test_who_does_what_to_whom(theme, line):
    heard = LISTENER.listen(line)
    assert heard.level == "help" and theme in heard.about


@pytest.mark.parametrize("line", lines(SOFTENED))
def test_a_denial_softens_and_never_silences(line):
    assert LISTENER.listen(line).level == "ask"


def test_what_somebody_else_wants_is_not_said_of_the_writer():
    assert LISTENER.listen("mijn dochter zegt dat ze dood wil").about == ("other_person",)
    assert set(LISTENER.listen("mijn dochter zegt dat ze dood wil. ik wil ook dood").about) == {
        "other_person",
        "suicide",
    }


@pytest.mark.parametrize("line", ["mijn vader is dood", "mn oma is overleden", "ik mis mijn opa"])
def test_grief_is_no_crisis(line):
    assert LISTENER.listen(line) == Heard(about=("grief",))


def test_grief_with_a_wish_to_die_is_heard():
    assert LISTENER.listen("mijn moeder is overleden en ik wil dood").level == "help"


def test_only_the_innocent_words_themselves_are_taken_out():
    listener = Listener((Theme("suicide", False, ("wil dood",)),), ("doodmoe",))
    assert listener.listen("doodmoe wil dood") == Heard("help", ("suicide",))
    assert listener.listen("doodmoe") == Heard()


@pytest.mark.parametrize(
    "story",
    [
        "met mijn dochter gaat het goed op school en we gaan zaterdag naar oma maar eerlijk gezegd denk ik elke dag "
        "aan zelfmoord en verder is het hier wel gezellig met de hond",
        "Het gaat wel. De kleine slaapt door en op het werk is het druk. Ik wil er gewoon niet meer zijn. Zondag "
        "bakken we een taart voor opa.",
        "dinsdag voetbal en dan eet ik bij opa, die maakt pannenkoeken, en thuis slaat mijn vader mijn moeder, en "
        "woensdag mag ik met de bus naar mijn neef",
    ],
)
def test_a_cry_in_the_middle_of_an_everyday_story_is_heard(story):
    assert LISTENER.listen(story).level == "help"


def test_a_doubtful_phrase_is_asked_about():
    listener = Listener((Theme("leeg", False, doubtful=("ben leeg",)),))
    assert listener.listen("ik ben leeg") == Heard("ask", ("leeg",))
    assert listener.listen("ik ben thuis") == Heard()


def test_when_it_breaks_help_is_offered():
    broken = Listener((Theme("suicide", False, ("<niemand> dood",)),))
    assert broken.listen("oma") == BROKEN


@given(st.text(max_size=4000))
def test_no_text_makes_it_fail(text):
    LISTENER._listen(text)


@given(
    st.lists(
        st.sampled_from(
            ["ik", "wil", "dood", "hij slaat", "mij", "💊", "\u0301", "اريد", "zzz", "0", ".", "\n", "ikwildood"]
        ),
        max_size=400,
    )
)
def test_no_mixture_of_words_makes_it_fail_and_nothing_of_it_is_passed_on(words):
    heard = LISTENER._listen(" ".join(words))
    assert set(heard.about) <= {theme.name for theme in LISTENER.themes}


def test_every_phrase_hears_itself():
    deaf = []
    for theme in LISTENER.themes:
        for phrase in (*theme.certain, *theme.phrases, *theme.doubtful):
            alone = Listener((Theme(theme.name, False, (phrase,)),), (), LISTENER.groups, LISTENER.spelling)
            elements = [e for e in phrase.split() if e not in PLACES and not e.startswith("(")]
            said = " ".join(next(options(e, LISTENER.groups)).rstrip("*") for e in elements)
            if alone.listen(said).level == "none":
                deaf.append((phrase, said))
    assert deaf == []


def test_a_certain_phrase_helps_whatever_the_second_ear_has_against_it():
    against = "-900 -900 (always)"
    sure = Theme("sure", False, certain=("wil .. dood",))
    clear = Theme("clear", False, ("wil .. dood",))
    groups = {"niet": ("niet",), "schakel": ("aan",)}
    assert Listener((sure,), groups=groups, weights=against).listen("ik wil dood").level == "help"
    assert Listener((sure,), groups=groups, weights=against).listen("ik wil niet dood").level == "ask"
    assert Listener((clear,), groups=groups, weights=against).listen("ik wil dood").level == "none"


def test_what_only_the_second_ear_hears_has_the_theme_whose_meanings_are_touched():
    meanings = {"slaan": ["mept", "ranselt"], "mij": ["mij"], "kind": ["kleuter"]}
    child = Theme("child", True, ("kind .. pijn",), touched=(("slaan", "kind"),))
    me = Theme("me", True, ("mij .. pijn",), touched=(("slaan", "mij"),))
    listener = Listener((child, me), meanings=meanings, weights="90 90 <slaan>")
    assert listener.listen("hij ranselt mij").about == ("me",)
    assert listener.listen("hij ranselt de kleuter").about == ("child",)
    assert listener.listen("hij ranselt") == Heard("help")
    assert listener.listen("hij zingt") == Heard()


def test_who_needs_help_is_not_given_the_card_of_a_theme_that_is_doubtful_by_nature():
    tired = Theme("tired", False, doubtful=("ben op",), at_once=True)
    assert Listener((tired,)).listen("ik ben op") == Heard("ask", ("tired",))
    assert Listener((tired,), weights="90 90 op").listen("ik ben op") == Heard("help")


def test_a_typo_of_one_letter_is_seen_through():
    spelling = Spelling(typos=("geslagen",), no_typos=frozenset({"geslapen"}))
    listener = Listener((Theme("violence", False, ("geslagen",)),), spelling=spelling)
    assert all(listener.listen(word).about for word in ("geslagn", "geslaggen", "geslahen", "gelsagen"))
    assert listener.listen("geslapen") == Heard()
