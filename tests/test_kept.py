"""What is kept, what is not, and that the person can see it, take it along and take the yes back."""

import re
from dataclasses import replace

import pytest

from bot.authoring.references import MARKS
from bot.circle.person import Person
from bot.conversation import Conversation
from bot.engine.library import COMMON
from bot.memory import dump, load
from tests.playing import LIBRARY, Player

NAMES = ("beginnen", "ja", "ja", "druk")
PICKED = (*NAMES, "oma, mn zus Fatima maar die mag dit niet weten", "klaar", "oma", "niemand")
REST = ("niemand", "niemand", "nee", "nee", "nee", "niet", "nee", "ja", "oma", "praten")
STORY = "mijn vader Henk en tante Riet"


def at(*lines: str) -> Player:
    player = Player()
    player.starts()
    player.says(*lines)
    return player


def session(player: Player):
    return load(player.state)[0]


# Before the yes


@pytest.mark.parametrize("lines", [(), ("beginnen",), ("bewaren",), ("/privacy",), ("/bewaard",), ("/start",)])
@pytest.mark.parametrize("pause", [0, 31])
def test_names_and_stories_typed_before_the_yes_are_not_kept(lines, pause):
    player = at(*lines)
    player.waits(minutes=pause)
    player.says(STORY)
    assert not re.search(rb"Henk|Riet|tante", player.state)
    player.waits(minutes=pause)
    player.says(STORY, "verder")
    assert not re.search(rb"Henk|Riet|tante", player.state)


def test_words_typed_on_coming_back_wait_once_the_person_was_asked():
    player = at(*NAMES)
    player.waits(hours=2)
    player.says(STORY)
    assert b"Henk" in player.state
    assert "Je noemde tot nu toe" in player.says("verder")
    assert not any(place.held for place in session(player).places)


# Seeing and taking along


def test_the_list_says_what_kinds_of_things_there_are_and_none_of_them():
    text = at(*PICKED).says("/bewaard")
    assert "antwoorden" in text and "22 december" in text
    assert "oma" not in text and "Fatima" not in text


def test_everything_that_is_kept_can_be_seen_and_only_what_is_taken_along_can_be_copied():
    player = at(*PICKED)
    shown = player.says("/bewaard", "laat zien")
    assert "mn zus Fatima: mag dit niet weten." in shown and "oma: je verhaal kwijt." in shown
    assert "Wat weegt nu het zwaarst voor je? Druk en moe." in shown
    assert not any(message.open for message in player.messages)
    assert "waar een ander het kan lezen" in player.says("/bewaard", "meenemen")
    taken = player.says("ja")
    assert player.messages[0].open and player.messages[0].text in shown + taken


def test_whoever_is_warned_can_leave_it():
    player = at(*PICKED)
    player.says("/bewaard", "meenemen")
    assert "oma" not in player.says("nee").split("\n")[0] and not any(m.open for m in player.messages)


def test_own_words_and_the_person_who_was_to_be_asked_are_among_it():
    player = at(*PICKED, *REST, "of je langs wilt komen met taart", "woensdagmiddag")
    shown = player.says("/bewaard", "laat zien")
    assert "of je langs wilt komen met taart" in shown and "woensdagmiddag" in shown
    assert "Aan wie zou je iets willen vragen? oma." in shown


def test_what_is_kept_is_read_in_the_language_that_was_chosen():
    player = at(*PICKED, "/taal", "english")
    shown = player.says("/bewaard", "show me")
    assert "Busy and tired" in shown and "may not know" in shown and "Druk" not in shown


def test_every_mark_theme_and_answer_has_words():
    player = at(*NAMES)
    kept = session(player)
    marks = (MARKS | {"unsafe", "unsure", "conflict"}) - {""}
    people = tuple(Person(i, f"mens {i}", "huisarts", frozenset({mark})) for i, mark in enumerate(marks))
    answers = {"laten_zien": "woorden", "leeg_wens": ("emotional", "practical"), "iets": "=iets", **kept.answers}
    told = (*LIBRARY.cards.keys() - {"praten", "zorg"}, "exhaustion?")
    player.state = dump(replace(kept, people=people, told=told, answers=answers, careful=True), 29922975)
    shown = player.says("/bewaard", "laat zien")
    assert "mens 1 (huisarts): " in shown and "Ik let extra op" in shown and "denken aan de dood" in shown
    assert "Alleen in woorden" in shown and "Even helpen" in shown


def test_nobody_who_agreed_to_nothing_is_offered_to_stop_it():
    player = at("beginnen", "liever niet bewaren")
    text = player.says("/bewaard")
    assert "een uur stilte" in text and "Niet meer bewaren" not in player.labels


# Taking the yes back


def test_taking_the_yes_back_is_two_taps_and_holds_at_once():
    player = at(*PICKED)
    assert player.outcome.keep_hours == 30 * 24
    player.says("/bewaard")
    player.taps("Niet meer bewaren")
    assert player.outcome.keep_hours == 1
    assert "een uur stilte" in player.text and "Wie weet vaak raad?" in player.text
    player.says("niemand", "niemand")
    assert player.outcome.keep_hours == 1


def test_who_took_the_yes_back_leaves_nothing_at_the_end():
    player = at(*NAMES, "niemand", "nee", "klaar", "/bewaard", "niet meer bewaren")
    player.says("genoeg voor nu")
    assert player.state is None


def test_beginning_anew_does_not_bring_the_yes_back():
    player = at(*PICKED, "/bewaard", "niet meer bewaren", "/start", "opnieuw", "ja")
    assert player.outcome.keep_hours == 1


# What is said about privacy


def test_questions_go_to_whoever_runs_the_bot_and_without_an_address_that_is_left_out():
    assert "via privacy@voorbeeld.nl" in at("/privacy").text
    silent = Player(Conversation(replace(LIBRARY, contact=""), flow="ouder"))
    silent.starts()
    text = silent.says("/privacy")
    assert "Vragen over je gegevens" not in text and "Autoriteit Persoonsgegevens" in text


@pytest.mark.parametrize("flow", [name for name, flow in LIBRARY.flows.items() if name != COMMON])
def test_privacy_says_what_it_is_to_say_in_every_flow(flow):
    player = Player(Conversation(LIBRARY, flow=flow))
    player.starts()
    text = player.says("/privacy")
    for words in ("computer", "30 dagen", "een uur", "Telegram", "apparaten", "/bewaard", "intrekken", "/wis"):
        assert words in text
    assert "anoniem" not in text


def test_an_answer_that_only_says_where_to_go_is_not_kept():
    player = at(*NAMES, "/wis", "nee", "/bewaard", "laat zien")
    assert set(session(player).answers) == {"toestemming", "weegt"}
    asked = {id for id, step in LIBRARY.flows[COMMON].steps.items() if hasattr(step, "answer")}
    assert not [id for id in asked if LIBRARY.flows[COMMON].steps[id].kept]
