"""What a careful reader found that could do harm, and must not come back."""

import re

import pytest

from bot.circle.circle import Circle
from bot.circle.tips import tips
from bot.memory import load
from tests.playing import LIBRARY, Player, conversation
from tests.test_cards import card

TO_NAMES = ("beginnen", "ja", "ja", "druk")


def at(*lines: str) -> Player:
    player = Player()
    player.starts()
    player.says(*lines)
    return player


def test_someone_who_is_feared_does_not_become_a_helper():
    player = at(*TO_NAMES)
    said = player.says("ik ben bang voor mijn man")
    assert "0800-2000" in said and "je man" not in said
    player.says("verder", "mijn man en oma", "klaar")
    assert "je man" not in player.labels
    assert "eerlijk" not in player.says("oma", "oma", "oma")


@pytest.mark.parametrize("line", ["ja hij kijkt mee", "ja maar hij is zo thuis", "mn man zit naast me", "nee"])
def test_a_yes_with_a_but_is_no_yes_when_somebody_may_look_on(line):
    assert at("beginnen", "ja").says(line) in ("Goed, tot later.", "Tot later.")


@pytest.mark.parametrize("line", ["ja overdag wel", "gaat wel", "ligt eraan", "weet nie", "mischien"])
def test_a_half_yes_about_safety_is_taken_as_no_answer_and_makes_the_conversation_careful(line):
    player = at("beginnen", "ja", "ja", "ruzie")
    assert "wat verder weg" in player.says(line)


@pytest.mark.parametrize(
    "line", ["hij scheldt de hele dag", "we hebben ruzies", "hij is boos op mij", "mijn man drinkt"]
)
def test_tension_is_heard_in_many_words(line):
    assert "thuis veilig" in at("beginnen", "ja", "ja").says(line)


def test_yes_is_not_nobody_where_the_question_is_who():
    player = at(*TO_NAMES, "oma en kees", "klaar", *["niemand"] * 4)
    assert "wie je bedoelt" in player.says("ja")
    player.says("nee")
    assert "wie je bedoelt" in player.says("ja")


def test_two_people_named_without_a_comma_are_both_kept_secret():
    player = at(*TO_NAMES, "mijn moeder, zus Amina, buurvrouw Ria", "klaar", *["niemand"] * 4, "nee")
    player.says("moeder amina")
    text = player.says("niemand", "woorden")
    assert "Ria" in text and "moeder" not in text and "Amina" not in text


@pytest.mark.parametrize("line", ["hij mag het niet zien", "misschien", "nee, weg ermee"])
def test_erasing_is_neither_done_nor_dropped_on_a_doubtful_word(line):
    player = at(*TO_NAMES, "oma", "/wis")
    assert "Zal ik alles wissen?" in player.says(line)
    assert "Goed, alles staat er nog" in player.says("nee")


@pytest.mark.parametrize("line", ["nee niet wissen", "liever niet wissen", "nee", "Nu alles wissen"])
def test_nothing_is_erased_at_the_end_without_being_sure(line):
    player = at(*TO_NAMES, "niemand", "nee", "klaar", "genoeg voor nu")
    assert "Zal ik" in player.says(line)
    assert player.state is not None


@pytest.mark.parametrize("line", ["denk het niet", "niet echt", "weet niet zeker"])
def test_doubt_whether_someone_tells_is_not_a_no(line):
    player = at("beginnen", "ja", "ja", "ruzie", "nee", "verder", "mn zus", "klaar", "niemand", "niemand", "niemand")
    player.says("nee", "nee", "niet", "ja", "mn zus", "ja")
    assert "vragen we je zus niets" in player.says(line)


def test_a_name_typed_where_a_yes_was_expected_is_not_lost():
    player = at(*TO_NAMES, "niemand", "nee", "klaar")
    assert "de juf" in player.says("de juf ofzo")


@pytest.mark.parametrize("line", ["schoonmoeder eruit", "haal mn schoonmoeder weg", "mn schoonmoeder toch niet"])
def test_somebody_can_be_taken_out_again_in_words(line):
    player = at(*TO_NAMES, "oma en mn schoonmoeder")
    text = player.says(line)
    assert "Je noemde tot nu toe: oma." in text


def test_where_nobody_may_be_spoken_of_there_are_still_people_who_listen():
    player = at(*TO_NAMES, "oma", "klaar", *["niemand"] * 4, "nee")
    assert "088 0767 000" in player.says("oma")


@pytest.mark.parametrize("line", ["klinkt stom", "hoe stuur ik dit", "dat durf ik niet"])
def test_a_remark_about_the_message_does_not_become_the_message(line):
    player = at(*TO_NAMES, "oma", "klaar", *["niemand"] * 4, "nee", "nee", "niet", "nee", "ja", "oma", "praten")
    player.says("koffie", "morgen", "appen")
    before = player.messages[-1].quote
    player.says(line)
    assert player.messages[-1].quote == before
    player.taps("Zelf schrijven")
    player.says(line)
    assert player.messages[-1].quote == line


def test_own_words_for_a_request_are_kept_as_they_are():
    player = at(*TO_NAMES, "oma", "klaar", *["niemand"] * 4, "nee", "nee", "niet", "nee", "ja", "oma", "doen")
    player.says("oppassen woensdagnacht want ik moet werken", "sla over", "appen")
    assert "Oppassen woensdagnacht want ik moet werken." in player.messages[-1].quote


def test_skipping_whether_to_ask_another_goes_on_and_not_into_the_answer_to_a_no():
    player = at(*TO_NAMES, "oma", "klaar", *["niemand"] * 4, "nee", "nee", "niet", "nee", "ja", "oma", "praten")
    assert "Zal ik het bewaren?" in player.says("koffie", "morgen", "appen", "klaar", "sla over")


def test_a_swear_word_does_not_mean_tension():
    assert "thuis veilig" not in at("beginnen", "ja", "ja").says("ik heb kanker")


def test_words_of_need_do_not_wait_after_a_pause_after_the_end_or_at_the_first_touch():
    first = Player()
    assert "113" in first.says("ik wil dood")
    paused = at(*TO_NAMES)
    paused.waits(hours=5)
    assert "113" in paused.says("ik wil dood")
    ended = at(*TO_NAMES, "niemand", "nee", "klaar", "genoeg voor nu", "ja")
    assert "113" in ended.says("ik wil dood")
    away = at(*TO_NAMES, "/weg")
    assert "113" in away.says("ik wil dood")


def test_a_command_in_words_is_obeyed_after_a_pause():
    player = at(*TO_NAMES, "oma")
    player.waits(hours=5)
    assert "Zal ik alles wissen?" in player.says("wis alles")


def test_fetching_somebody_is_not_taking_them_out():
    player = at(*TO_NAMES, "oma")
    assert "Uit je kring" not in player.says("ik haal oma er vaak bij")


@pytest.mark.parametrize(
    ("flow", "typed", "away"),
    [
        ("ouder", "hij leest mee", True),
        ("ouder", "mn man kijkt mee nu", True),
        ("jongere", "me moeder leest mee", True),
        ("jongere", "mijn stiefvader staat achter me", True),
        ("ouder", "leest er iemand mee?", False),
        ("ouder", "hij leest altijd alles mee op mijn telefoon en daar ben ik bang voor", False),
        ("ouder", "Meester Meeuwis kijkt graag naar voetbal", False),
    ],
)
def test_before_somebody_elses_eyes_no_card_comes_up(flow, typed, away):
    player = Player(conversation(flow=flow))
    player.starts()
    player.says("beginnen", "ja")
    player.says(typed)
    assert (player.text == "Tot later.") is away
    assert not away or not any(message.urgent for message in player.messages)


def test_no_young_person_is_sent_to_who_may_be_feared():
    player = Player(conversation(flow="jongere"))
    player.starts()
    player.says("beginnen", "ja", "ja", "thuis", "nee", "verder", "me stiefvader, oma en mn mentor", "klaar")
    player.taps("je stiefvader", "oma", "Klaar")
    known = load(player.state)[0]
    circle = Circle(known.people, careful=True, young=True)
    assert [person.name for person in circle.askable] == ["oma", "mn mentor"]
    assert {tip.person.name for tip in tips(circle)} == {"oma"}
    assert [person.name for person in circle.shown] == ["me stiefvader", "oma", "mn mentor"]
    assert "me stiefvader" in [person.name for person in Circle(known.people, young=True).askable]


def test_at_the_door_nobody_knows_yet_who_calls_so_a_child_finds_its_line_too():
    player = Player(conversation(flow="deur"))
    player.says("me vader slaat me")
    assert {"112", "0800-2000", "0800-0432"} <= set(re.findall(r"[\d-]{3,}", player.messages[0].text))


def test_whom_one_calls_can_be_seen_on_the_phone_and_every_card_says_so():
    for theme in LIBRARY.cards:
        for audience in ("parent", "young", "near"):
            assert "telefoon staan" in card(audience, theme).text or "belgeschiedenis" in card(audience, theme).text
