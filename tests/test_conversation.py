"""One event of one person: what is stored, for how long, and in which language."""

import orjson
import pytest

from bot.engine.asking import AWAY, HELP
from bot.engine.messages import Commanded, Said, Tapped, Unreadable
from tests.playing import Player, conversation

PICK = ("beginnen", "ja", "ja", "druk", "oma en Kees", "klaar")
DRAFT = (
    *PICK,
    *["niemand"] * 4,
    "nee",
    "nee",
    "oma",
    "niet",
    "nee",
    "nee",
    "ja",
    "oma",
    "praten",
    "koffie",
    "morgen",
    "appen",
)


def test_without_agreement_nothing_is_kept_longer_than_an_hour():
    player = Player()
    player.starts()
    assert player.outcome.keep_hours == 1
    player.says("beginnen", "liever niet bewaren")
    assert player.outcome.keep_hours == 1


def test_with_agreement_it_is_kept_as_long_as_was_said():
    player = Player()
    player.starts()
    player.says("beginnen", "ja")
    assert player.outcome.keep_hours == 30 * 24


def test_a_stored_conversation_of_an_unknown_make_begins_anew_and_does_not_fail():
    for state in (orjson.dumps({"version": 99}), orjson.dumps({"version": 1, "touched": 1, "session": {"flow": "x"}})):
        player = Player(state=state)
        assert "fijn dat je er bent" in player.says("hallo")


def test_a_first_touch_that_asks_for_help_gets_it():
    for event in (Commanded("hulp"), Tapped("wie", 12, "?")):
        player = Player()
        assert "0800-2000" in player.does(event)


def test_a_second_conversation_does_not_accept_buttons_of_the_first():
    first, second = Player(), Player()
    first.starts()
    second.starts()
    button = first.button("Beginnen")
    assert "Beginnen" in second.labels
    second.does(button)
    assert second.notice == "Deze knop is van eerder."


def test_the_language_can_be_changed_in_the_middle_and_nothing_is_lost():
    player = Player()
    player.starts()
    player.says("beginnen", "ja", "ja", "druk", "oma", "/taal")
    text = player.says("english")
    assert "oma" in text and "Je noemde" not in text
    assert "oma" in player.says("/taal", "nederlands")


def test_after_a_pause_the_first_words_are_neutral_and_a_tap_still_counts():
    player = Player()
    player.starts()
    player.says("beginnen", "ja", "ja", "ruzie", "nee", "verder", "oma")
    player.waits(hours=3)
    assert player.says("hoi").startswith("Hoi, fijn dat je er weer bent.")
    player.says("verder")
    player.waits(hours=3)
    assert "verhaal kwijt" in player.taps("Klaar")


def test_someone_who_is_afraid_gets_urgent_help_and_no_question_about_honesty():
    player = Player()
    player.starts()
    player.says("beginnen", "ja", "ja", "ruzie", "nee")
    assert [m.urgent for m in player.messages] == [True, False]
    assert "0800-2000" in player.messages[0].text and "112" in player.messages[0].text
    player.says("verder", "oma en Kees", "klaar", "oma", "kees")
    assert "energie" in player.says("niemand")


def test_a_name_in_any_script_survives_storage():
    player = Player()
    player.starts()
    player.says("beginnen", "ja", "ja", "druk", "خالتي فاطمة, Łucja, Şükran abla")
    assert "فاطمة" in player.text and "Łucja" in player.text and "Şükran" in player.text


def test_erasing_leaves_nothing_to_store():
    player = Player()
    player.starts()
    player.says("beginnen", "ja", "ja", "druk", "oma", "/wis")
    player.does(Said("ja"))
    assert player.state is None


@pytest.mark.parametrize("line", ["Ik wil dood", "hij slaat me!!", "He hits me", "ik heb alle pillen geslikt"])
@pytest.mark.parametrize(
    "answers", [(), ("beginnen", "ja", "ja"), ("beginnen", "ja", "ja", "druk"), PICK, DRAFT], ids=len
)
def test_the_clearest_words_of_need_get_help_in_every_step_and_are_not_kept(line, answers):
    player = Player()
    player.starts()
    player.says(*answers)
    asked = player.messages[-1].text
    player.says(line)
    assert "112" in player.messages[0].text and player.messages[0].urgent and player.messages[0].open
    assert line.lower().encode() not in player.state.lower()
    player.taps("Ik ben oké, verder")
    assert player.text.startswith("Wat je net typte, heb ik niet bewaard.")
    assert asked.split("\n\n")[-1] == player.messages[-1].text.split("\n\n")[-1]


def test_who_comes_when_it_is_crowded_hears_every_number_and_is_given_no_button():
    conversation = Player().turns
    message = conversation.crowded()
    library = conversation.library
    lines = library.cards["hulp"].to["parent"].lines
    assert "kwartier" in message.text.splitlines()[0]
    assert lines and all(number in message.text for name in lines for number in library.lines[name].numbers)
    assert message.open and not (message.rows or message.urgent)


@pytest.mark.parametrize(
    ("event", "presses"),
    [
        (Said("ik wil dood"), True),
        (Said("hij slaat me"), True),
        (Said("ik kan niet meer"), True),
        (Unreadable("edit", "ik wil dood"), True),
        (Unreadable("photo", "kijk"), False),
        (Said("hallo"), False),
        (Commanded("hulp"), True),
        (Commanded("wis"), True),
        (Commanded("weg"), True),
        (Commanded("start"), False),
        (Tapped("druk", 3, HELP), True),
        (Tapped("druk", 3, AWAY), True),
        (Tapped("druk", 3, "ja"), False),
    ],
)
def test_a_call_for_help_and_a_way_out_are_told_from_the_rest(event, presses):
    assert Player().turns.pressing(event) is presses


def test_what_goes_out_of_the_chat_follows_from_what_they_agreed_to_and_from_the_screen_they_see():
    kept, not_kept, undecided = Player(), Player(), Player()
    for player in (kept, not_kept, undecided):
        player.starts()
        player.says("beginnen")
    kept.says("ja", "ja")
    not_kept.says("liever niet bewaren", "ja")
    undecided.says("wat?")
    sweeps = {player.outcome.sweep: player.outcome.passing for player in (kept, not_kept)}
    assert sweeps == {"": False, "before": True}
    assert (undecided.outcome.sweep, undecided.outcome.passing) == ("", True)
    for player in (kept, not_kept, undecided):
        player.says("/weg")
        assert player.outcome.sweep == "all"
        player.says("ja")
        assert player.outcome.sweep == ("before" if player is not_kept else "")


def test_an_exit_leaves_nothing_in_what_is_stored_but_the_neutral_screen():
    player = Player()
    player.starts()
    player.says(*PICK)
    before = orjson.loads(player.state)["session"]
    player.says("/weg")
    after = orjson.loads(player.state)["session"]
    assert {name for name in before if before[name] != after[name]} == {"places", "turn"}
    assert [place["step"] for place in after["places"]] == ["troost", "weg"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_wipe_knows_what_to_say_where_something_is_left(language):
    player = Player(conversation(language))
    player.starts()
    player.says("/wis", "ja")
    assert player.outcome.state is None
    assert player.outcome.instead.text != player.text
    assert player.outcome.instead.rows == player.messages[-1].rows


def test_a_button_of_a_conversation_that_is_gone_begins_nothing_but_help_and_the_exit_work():
    player = Player()
    player.does(Tapped("wis", 3, "ja"))
    assert (player.state, player.messages) == (None, ())
    assert player.notice == "Deze knop is van eerder. Typ iets als je wilt beginnen."
    assert "0800" in player.does(Tapped("troost", 3, HELP))
    gone = Player()
    assert gone.does(Tapped("troost", 3, AWAY)) == "Tot later."


def test_a_message_that_may_be_passed_on_never_takes_the_place_of_one_that_may_not():
    player = Player()
    player.starts()
    player.says(*DRAFT[:-1])
    before = {message.text for message in player.seen}
    player.taps("Met een berichtje")
    draft = player.messages[0]
    assert draft.quote and draft.open and draft.stays and not draft.over
    player.taps("Anders")
    assert player.messages[0].over and player.messages[0].open
    player.taps("Klaar")
    assert not player.messages[0].over and not player.messages[0].open
    assert before


@pytest.mark.parametrize("minutes", [1, 45, 3000])
@pytest.mark.parametrize("flow", ["ouder", "jongere"])
@pytest.mark.parametrize("touches", [("hoi",), ("hoi", "oma Riet"), ("/start",)])
def test_who_left_at_once_is_asked_whether_they_can_type_however_long_ago_it_was(minutes, flow, touches):
    """Before anything of the conversation is shown, and also where that question was not answered either."""
    player = Player(conversation(flow=flow))
    player.starts()
    player.taps("Beginnen", "Ja, dat mag", "Ja")
    player.says("school", "/weg")
    for touch in touches:
        player.waits(minutes=minutes)
        player.says(touch)
        assert player.text.endswith("Hoi. Kun je nu rustig typen?")
    assert b"Riet" not in player.state


def test_who_cannot_type_yet_is_asked_again_after_a_pause():
    player = Player()
    player.starts()
    player.taps("Beginnen", "Ja, dat mag", "Nu niet")
    player.waits(hours=2)
    assert "Kun je nu rustig typen" in player.says("hoi")


@pytest.mark.parametrize("words", ["weg", "snel weg", "hij komt thuis", "exit"])
def test_the_words_for_the_way_out_are_never_an_answer(words):
    """Also where an option has the same name, and on a neutral screen."""
    for flow, lines in (
        ("omgeving", ("beginnen", "ja")),
        ("werker", ("link maken", "Groep 4", "voor jongeren", "een maand", "25")),
        ("ouder", ("beginnen", "ja", "ja", "/weg")),
    ):
        player = Player(conversation(flow=flow))
        player.starts()
        player.says(*lines)
        assert player.says(words) == "Tot later.", flow


def test_the_state_tells_nothing_by_its_length():
    silent, careful = Player(), Player()
    for player in (silent, careful):
        player.starts()
        player.taps("Beginnen", "Ja, dat mag", "Ja")
    careful.says("hij slaat me", "verder", "ik wil dood", "verder")
    assert len(silent.state) == len(careful.state)


@pytest.mark.parametrize("met", [True, False], ids=["talking", "stranger"])
def test_words_behind_a_start_are_heard_but_a_code_is_not_read_as_words(met):
    player = Player()
    if met:
        player.starts()
    assert "113" in player.says("/start ik wil dood")
    assert b"dood" not in player.state
    assert not Player().turns.pressing(Commanded("start", "ikwildood"))
