"""Which conversation one gets into, at the start and in the middle of another; and that nothing is lost on the way."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import Conversation
from bot.engine.flow import END
from bot.engine.library import COMMON, DOOR
from bot.memory import load
from tests.playing import LIBRARY, START, Player, conversation

TO_NAMES = {"ouder": ("beginnen", "ja", "ja", "druk"), "jongere": ("beginnen", "ja", "ja", "school")}
FIRST = {
    "ouder": "Heb je tien minuten",
    "jongere": "Telegram zelf is voor wie 16",
    "omgeving": "aan één kind te denken",
}
MIDDLE = "We waren al met iets bezig".lower()


def at_the_door() -> Player:
    return Player(conversation(flow=DOOR))


def within(door: str, *lines: str, link: int = 0) -> Player:
    player = at_the_door()
    player.starts("code", door, link)
    player.says(*lines)
    return player


def session(player: Player):
    stored = load(player.state or b"")
    assert stored
    return stored[0]


@pytest.mark.parametrize("door", FIRST)
def test_a_start_with_its_name_or_a_link_opens_a_door(door):
    for argument, link in ((door, ""), (f"{door}-flyer", ""), (door.upper(), ""), ("k3J_x", door)):
        assert FIRST[door] in at_the_door().starts(argument, link, 7 if link else 0)


@given(st.text(max_size=80))
def test_an_unknown_payload_is_a_plain_start(payload):
    plain, odd = at_the_door(), at_the_door()
    plain.starts()
    odd.starts(payload)
    if payload.lower().replace("_", "-").partition("-")[0] not in LIBRARY.doors:
        assert (odd.text, odd.labels, odd.outcome.counts) == (plain.text, plain.labels, ())
        assert session(odd).answers == {} and session(odd).main == DOOR


def test_a_link_to_a_conversation_that_is_not_there_is_a_plain_start_and_counts_nothing():
    player = at_the_door()
    assert "Wie ben jij?" in player.starts("code", "nergens", 7)
    assert (player.outcome.link, player.outcome.counts) == (0, ())


@pytest.mark.parametrize(
    ("line", "door"),
    [
        ("ik ben moeder", "ouder"),
        ("moeder van 2", "ouder"),
        ("vader", "ouder"),
        ("mijn zoon van 15 jaar", "ouder"),
        ("ik heb kinderen", "ouder"),
        ("1", "ouder"),
        ("Jongere", "jongere"),
        ("ik ben 15", "jongere"),
        ("15", "jongere"),
        ("im 16", "jongere"),
        ("16 jaar", "jongere"),
        ("mn moeder drinkt", "jongere"),
        ("mijn ouders gaan scheiden", "jongere"),
        ("ik ben juf", "omgeving"),
        ("de buurvrouw", "omgeving"),
        ("ik ben trainer bij voetbal", "omgeving"),
        ("leraar op het vmbo", "omgeving"),
    ],
)
def test_the_door_is_answered_in_words_also_by_the_first_words_of_a_stranger(line, door):
    asked = at_the_door()
    asked.starts()
    for player in (asked, at_the_door()):
        assert FIRST[door] in player.says(line)


@pytest.mark.parametrize("line", ["hoi", "wat is dit", "gewoon kijken", "stop", "ik ben 43", "👍", "?"])
def test_words_that_tell_nothing_lead_to_the_door(line):
    player = at_the_door()
    assert player.says(line).endswith("Wie ben jij?")
    assert session(player).main == DOOR


@pytest.mark.parametrize("line", ["ik wil dood", "ik ben 15 en mijn vader slaat me", "ik ben moeder en hij slaat me"])
def test_words_of_need_are_heard_before_the_door(line):
    asked = at_the_door()
    asked.starts()
    for player in (asked, at_the_door()):
        player.says(line)
        assert player.messages[0].urgent and "112" in player.messages[0].text


def test_somebody_who_is_afraid_is_met_with_care_behind_the_door():
    player = at_the_door()
    player.says("mijn vader slaat me", "verder", "ik ben 15", "beginnen", "ja", "ja", "school")
    assert "wat verder weg" in player.text


def test_a_door_shows_as_soon_as_its_conversation_exists():
    flows = {name: flow for name, flow in LIBRARY.flows.items() if name != "werker"}
    player = Player(Conversation(replace(LIBRARY, flows=flows), today=START.date))
    player.starts()
    assert "Jeugdwerker" not in player.labels
    assert player.says("jeugdwerker").endswith("Wie ben jij?")
    player = at_the_door()
    player.starts()
    assert player.labels[:4] == ["Ouder of verzorger", "Jongere", "Buur, juf, trainer, oma", "Jeugdwerker"]
    player.taps("Jeugdwerker")
    assert session(player).main == "werker"


def test_the_way_back_from_the_first_question_leads_to_the_door_one_came_by():
    player = at_the_door()
    player.starts()
    player.taps("Jongere")
    assert player.taps("‹ Terug").endswith("Wie ben jij?")
    assert "‹ Terug" not in player.labels
    player.says("/terug")
    assert "eerste vraag" in player.text


def test_there_is_no_way_back_to_a_door_that_a_link_went_past():
    player = within("jongere", link=7)
    assert "‹ Terug" not in player.labels
    assert "eerste vraag" in player.says("/terug")


@pytest.mark.parametrize("door", TO_NAMES)
@pytest.mark.parametrize("again", ["", "ouder", "jongere", "omgeving", "onzin"])
@pytest.mark.parametrize("link", [0, 9])
def test_a_second_start_destroys_nothing(door, again, link):
    player = within(door, *TO_NAMES[door], "oma en Kees", link=7)
    before = session(player)
    player.starts("code" if link else again, again if link else "", link)
    offered = {"Verder", "Opnieuw"} | ({"Andere deur"} if again in FIRST and again != door else set())
    assert offered <= set(player.labels)
    assert "oma en Kees" in player.taps("Verder")
    after = session(player)
    assert (after.people, after.careful, after.link) == (before.people, False, 7)
    assert before.answers.items() <= after.answers.items()


def test_before_anything_was_said_a_link_opens_its_door_at_once():
    player = at_the_door()
    player.starts()
    assert FIRST["jongere"] in player.starts("code", "jongere", 7)
    assert (player.outcome.link, player.outcome.counts) == (7, ("started",))
    assert FIRST["ouder"] in player.starts("ouder")
    assert (player.outcome.link, player.outcome.counts) == (7, ())


def test_another_door_keeps_people_agreement_language_and_care_and_says_so():
    player = within("ouder", "beginnen", "ja", "ja", "ruzie", "nee", "verder", "oma en mn zus", "klaar", "oma")
    player.says("/taal", "english")
    player.says("other door")
    player.taps("Other door")
    assert "I take along the names" in player.taps("Young person")
    now = session(player)
    assert [p.name for p in now.people] == ["oma", "mn zus"] and "emotional" in now.people[0].marks
    assert (now.main, now.language, now.careful) == ("jongere", "en", True)
    assert now.answers == {"toestemming": "ja", "welke_deur": "jongere"}
    player.says("begin")
    assert "May I keep" not in player.text  # that was asked already
    assert "a little further away" in player.says("yes", "school")


def test_a_circle_is_not_carried_to_where_there_is_none_and_only_after_a_yes():
    player = within("jongere", *TO_NAMES["jongere"], "oma en Kees")
    player.starts("omgeving")
    assert "gaan niet mee" in player.taps("Andere deur")
    assert "oma en Kees" in player.taps("Nee, blijf hier")
    player.starts("omgeving")
    player.taps("Andere deur", "Ja, ga verder")
    assert (session(player).main, session(player).people) == ("omgeving", ())


def test_who_named_nobody_hears_that_what_was_chosen_is_gone():
    player = within("jongere", *TO_NAMES["jongere"])
    player.starts()
    player.taps("Andere deur")
    assert "Jongere" not in player.labels
    assert "is dan weg" in player.taps("Buur, juf, trainer, oma")


def test_a_door_that_was_asked_for_and_not_taken_is_forgotten():
    player = within("jongere", *TO_NAMES["jongere"], "oma")
    player.starts("omgeving")
    player.taps("Verder")
    player.starts()
    player.taps("Andere deur")
    assert player.text.endswith("Wie ben jij?")
    player.says("/terug")
    player.starts("omgeving")
    player.waits(hours=2)
    player.says("hoi")
    assert "weer bent" in player.text
    assert player.taps("Andere deur").endswith("Wie ben jij?")


def test_someone_who_comes_back_to_the_door_is_asked_who_they_are_and_not_whether_to_go_on():
    player = at_the_door()
    player.starts()
    player.waits(hours=20)
    assert FIRST["jongere"] in player.says("ik ben 15")


def test_a_side_question_at_the_door_does_not_stand_in_the_way_of_a_link():
    player = at_the_door()
    player.starts()
    player.says("/taal")
    assert FIRST["jongere"] in player.starts("code", "jongere", 7)


def test_the_door_question_can_be_left_open_in_any_way_and_nobody_gets_stuck():
    """A start, a pause or a way back while it asks whether names may stay behind."""
    for leave in ("/start", "/start ouder", "/taal", "pause", "/terug"):
        player = within("jongere", *TO_NAMES["jongere"], "oma")
        player.starts("omgeving")
        player.taps("Andere deur")
        if leave == "pause":
            player.waits(hours=2)
            player.says("ja")
        else:
            player.says(leave)
        for line in ("verder", "nederlands", "klaar", "ja", "ja"):
            player.says(line)
            assert player.messages
        assert session(player).people or session(player).main == "omgeving"


def test_at_the_door_with_people_from_before_none_are_lost_without_a_word():
    player = within("ouder", *TO_NAMES["ouder"], "oma")
    player.starts()
    player.taps("Andere deur", "Jongere", "‹ Terug")
    assert session(player).main == DOOR and session(player).people
    player.starts()
    assert player.text.endswith("Wie ben jij?") and "Bekijken" not in player.labels
    player.taps("Buur, juf, trainer, oma")
    assert "gaan niet mee" in player.text
    player.starts("omgeving")
    assert "gaan niet mee" in player.text
    assert FIRST["omgeving"] in player.taps("Ja, ga verder")


def test_doubtful_words_of_a_stranger_point_at_help_too():
    lines = ("ik zie het niet meer zitten met mijn kind", "hij doet me pijn", "ik red het niet meer")
    doubtful = next(line for line in lines if LIBRARY.listener.listen(line).level == "ask")
    assert "Hulp" in at_the_door().says(doubtful)


def test_every_conversation_says_goodbye_somewhere_and_can_be_come_back_to():
    for name in LIBRARY.doors:
        flow = LIBRARY.flows[name]
        assert flow.goodbye in flow.steps and flow.returns in flow.steps and END not in flow.steps


def test_a_young_person_hears_of_the_kindertelefoon_and_112_before_the_first_question():
    for link in (0, 7):
        player = within("jongere", link=link)
        said = "\n".join(message.text for message in player.messages)
        assert "0800-0432" in said and "112" in said and "computer" in said
        assert ("ziet per maand alleen aantallen" in said) is bool(link)


def test_phrases_are_said_in_the_words_of_the_conversation():
    said = {}
    for door in TO_NAMES:
        player = within(door, *TO_NAMES[door])
        said[door] = player.says("alleen mezelf en mn hond")
    assert "voor je kind" not in said["jongere"] and "zo'n dier" in said["jongere"]
    assert LIBRARY.flows["jongere"].phrases.keys() <= LIBRARY.flows[COMMON].phrases.keys()
