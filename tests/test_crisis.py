"""Words that ask for help, in every step: a card, a soft question or a line; and nothing of them is kept."""

from dataclasses import replace
from typing import ClassVar

import pytest

from bot.conversation import Conversation
from bot.engine.library import COMMON
from bot.engine.messages import Commanded, Said, Unreadable
from bot.memory import dump, load
from bot.safety.listening import Heard, Listener, Theme
from tests.playing import LIBRARY, Player

NAMES = ("beginnen", "ja", "ja", "druk")
QUESTION = "Wie vindt het belangrijk"
SOFT = {card.asks for card in LIBRARY.cards.values() if card.asks}


class Hears:
    """A listener that knows a few made-up words, so that these tests are about what is done with them."""

    themes = LIBRARY.listener.themes
    words: ClassVar = {
        "HELP": Heard("help", ("suicide",)),
        "GEWELD": Heard("help", ("violence",)),
        "SOFT": Heard("ask", ("suicide",)),
        "EXHAUSTED": Heard("ask", ("exhaustion",)),
        "BANG": Heard("ask", ("violence",)),
        "Ruzie of spanning": Heard("ask", ("violence",)),
        "ROUW": Heard("none", ("grief",)),
    }

    def listen(self, text: str) -> Heard:
        return next((heard for word, heard in self.words.items() if word in text), Heard())


def at(*lines: str, **fields: object) -> Player:
    known = replace(LIBRARY, **{"listener": Hears(), **fields})
    player = Player(Conversation(known, flow="ouder"))
    player.starts()
    player.says(*lines)
    return player


def session(player: Player):
    return load(player.state)[0]


def kept(player: Player, words: str) -> bool:
    return words.encode() in player.state


# A card at once


def test_a_clear_word_shows_a_card_and_leads_back_to_exactly_the_same_question():
    player = at(*NAMES, "oma")
    asked = player.messages[-1].text
    player.says("HELP en Kees")
    card, question = player.messages
    assert "113" in card.text and card.urgent and "niemand iets laten weten" in question.text
    assert {"Ik ben oké, verder", "Meer hulp", "Stoppen en wissen"} <= set(player.labels)
    player.taps("Ik ben oké, verder")
    assert player.text == f"Wat je net typte, heb ik niet bewaard.\n\n{asked}"
    assert [p.name for p in session(player).people] == ["oma"]


def test_what_was_ticked_is_still_ticked_after_a_card():
    player = at(*NAMES, "oma, Fatima en Kees", "klaar")
    player.taps("oma", "Kees")
    player.says("HELP")
    player.taps("Ik ben oké, verder")
    assert {"✓ oma", "✓ Kees", "Fatima"} <= set(player.labels)


def test_a_side_question_is_come_back_to_as_well():
    player = at(*NAMES, "/wis", "HELP")
    assert "Zal ik alles wissen?" in player.taps("Ik ben oké, verder")


def test_a_second_time_a_line_says_whom_to_call_and_the_words_answer_nothing():
    player = at(*NAMES, "HELP", "verder")
    text = player.says("HELP oma")
    assert "113 en 112" in text and QUESTION in text and len(player.messages) == 1
    assert session(player).people == ()


def test_another_theme_gets_its_own_card():
    player = at(*NAMES, "HELP", "verder")
    assert "0800-2000" in player.says("GEWELD") and player.messages[0].urgent


def test_after_half_an_hour_of_silence_help_is_shown_in_full_again():
    player = at(*NAMES, "HELP", "verder")
    player.waits(minutes=31)
    assert player.says("HELP") and player.messages[0].urgent


def test_more_help_names_everybody_and_asks_again():
    player = at(*NAMES, "HELP")
    text = player.taps("Meer hulp")
    assert "088 0767 000" in text and "0800-2000" in text and "Wat wil je nu?" in text
    assert QUESTION in player.says("verder")


def test_stopping_and_erasing_is_two_taps_away():
    player = at(*NAMES, "oma", "HELP")
    player.taps("Stoppen en wissen", "Ja, alles wissen")
    assert player.state is None


def test_whoever_types_on_after_a_card_is_not_told_that_it_is_not_understood():
    player = at(*NAMES, "HELP")
    text = player.says("het is al zo lang zo")
    assert "snap" not in text and "De mensen hierboven" in text and "Wat wil je nu?" in text
    assert not kept(player, "zo lang")


def test_a_sign_of_violence_makes_the_conversation_careful_and_a_sign_of_death_does_not():
    assert session(at(*NAMES, "GEWELD")).careful
    assert not session(at(*NAMES, "HELP")).careful


@pytest.mark.parametrize("line", ["/onzin HELP", "/terug HELP"])
def test_words_behind_a_command_are_listened_to(line):
    player = at(*NAMES)
    name, _, argument = line[1:].partition(" ")
    player.does(Commanded(name, argument))
    assert player.messages[0].urgent


def test_what_came_out_of_a_link_is_not_listened_to():
    player = at(*NAMES)
    player.does(Commanded("start", "HELP"))
    assert not player.messages[0].urgent


# A soft question


@pytest.mark.parametrize("answer", ["Ja", "Weet ik niet", "ja soms wel", "soms", "misschien", "SOFT echt", "HELP"])
def test_a_yes_or_a_doubt_leads_to_the_card_and_the_words_are_gone(answer):
    player = at(*NAMES, "oma SOFT")
    assert "Denk je aan de dood?" in player.text and not kept(player, "SOFT")
    player.says(answer)
    assert "113" in player.messages[0].text and player.messages[0].urgent
    assert not kept(player, "SOFT")
    assert QUESTION in player.says("verder") and session(player).people == ()


@pytest.mark.parametrize("answer", ["Nee", "nee hoor, alleen moe", "helemaal niet"])
def test_a_no_goes_back_to_the_question_and_of_the_words_nothing_is_left(answer):
    player = at(*NAMES, "oma SOFT")
    told = player.says(answer)
    assert "heb ik niet bewaard" in told and QUESTION in told
    assert session(player).people == () and not kept(player, "SOFT")


def test_words_that_are_no_answer_are_not_called_odd_after_a_no():
    text = at(*NAMES, "niemand", "SOFT").says("nee")
    assert "snap" not in text and "Zullen we samen even zoeken?" in text


def test_whoever_goes_past_the_question_is_heard_and_help_stays_in_sight():
    player = at(*NAMES, "SOFT")
    text = player.says("oma en Kees")
    assert "Mensen die luisteren vind je onder Hulp" in text and "oma en Kees" in text
    assert not kept(player, "SOFT")


def test_whoever_goes_past_a_question_about_fear_is_spoken_with_carefully():
    assert session(at(*NAMES, "BANG", "oma")).careful
    assert not session(at(*NAMES, "BANG", "nee")).careful
    assert session(at(*NAMES, "BANG", "ja")).careful


def test_skipping_the_question_is_taken_as_a_no_with_help_in_sight():
    player = at(*NAMES, "oma SOFT")
    text = player.taps("Sla over")
    assert "onder Hulp" in text and QUESTION in text


def test_a_theme_is_asked_about_once_and_after_that_help_is_pointed_out():
    player = at(*NAMES, "SOFT", "nee")
    text = player.says("oma SOFT")
    assert "Mensen die luisteren vind je onder Hulp" in text and "oma" in text and "dood" not in text


def test_a_clear_word_after_a_no_still_gets_its_card():
    player = at(*NAMES, "SOFT", "nee")
    player.says("HELP")
    assert player.messages[0].urgent


def test_somebody_worn_out_who_thinks_of_death_gets_the_card_for_that():
    player = at(*NAMES, "EXHAUSTED", "ja")
    assert "denken aan de dood" in player.messages[0].text
    assert set(session(player).told) == {"exhaustion?", "suicide"}


def test_the_answer_to_a_soft_question_is_not_kept():
    player = at(*NAMES, "SOFT", "ja")
    assert not [answer for answer in session(player).answers if answer.startswith("signaal")]


def test_a_label_typed_out_is_a_button_in_words():
    assert "thuis veilig" in at("beginnen", "ja", "ja").says("Ruzie of spanning")


def test_whether_to_erase_is_not_put_off_by_a_soft_question():
    player = at(*NAMES, "oma", "/wis")
    text = player.says("SOFT")
    assert "Zal ik alles wissen?" in text and "onder Hulp" in text


def test_doubtful_words_after_a_pause_come_behind_a_neutral_line():
    player = at(*NAMES, "oma")
    player.waits(hours=2)
    assert player.says("Kees SOFT") == "Hoi, fijn dat je er weer bent. Zullen we verdergaan?"
    assert "Denk je aan de dood?" in player.says("verder")
    assert "tot nu toe: oma." in player.says("nee")


def test_a_soft_question_that_nobody_answered_is_gone_after_a_pause_and_the_words_too():
    player = at(*NAMES, "oma SOFT")
    player.waits(hours=2)
    player.says("hoi")
    assert not kept(player, "SOFT")
    assert QUESTION in player.says("verder")


def test_doubtful_words_after_the_end_are_asked_about():
    player = at(*NAMES, "niemand", "nee", "klaar", "genoeg voor nu", "ja")
    assert "Denk je aan de dood?" in player.says("SOFT")
    assert "Wat wil je doen?" in player.says("nee")


# Before anything may be kept


@pytest.mark.parametrize("lines", [(), ("beginnen",)])
def test_before_the_yes_nothing_of_such_words_is_kept(lines):
    player = at(*lines, "oma SOFT")
    assert "Denk je aan de dood?" in player.text
    assert not kept(player, "SOFT") and session(player).told == ()
    assert session(at(*lines, "HELP")).told == ()


def test_before_the_yes_doubtful_words_do_not_wait_behind_a_neutral_line():
    player = at("beginnen")
    player.waits(minutes=45)
    assert "Denk je aan de dood?" in player.says("SOFT")
    assert not kept(player, "SOFT")


# Changed messages and captions


@pytest.mark.parametrize("kind", ["edit", "photo"])
def test_words_of_a_changed_message_or_under_a_picture_are_heard_and_never_an_answer(kind):
    player = at(*NAMES)
    player.does(Unreadable(kind, "oma HELP"))
    assert player.messages[0].urgent and not kept(player, "HELP")
    player.says("verder")
    player.does(Unreadable(kind, "oma BANG"))
    assert "voor wie je bang bent" in player.text and not kept(player, "BANG")
    player.says("nee")
    player.does(Unreadable(kind, "oma"))
    assert QUESTION in player.text and session(player).people == ()


def test_a_first_touch_that_is_a_caption_or_a_change_is_heard():
    for event in (Unreadable("photo", "HELP"), Unreadable("edit", "HELP"), Said("HELP")):
        player = Player(Conversation(replace(LIBRARY, listener=Hears()), flow="ouder"))
        player.does(event)
        assert player.messages[0].urgent
        assert "tien minuten" in player.says("verder")


def test_who_calls_for_help_from_a_neutral_screen_is_asked_again_whether_they_can_type():
    player = at("beginnen", "ja", "nu niet", "HELP")
    back = player.says("verder")
    assert "tot later" not in back and "Kun je nu rustig typen" in back


# Grief, and when listening breaks


def test_grief_gets_sympathy_and_no_card():
    player = at("beginnen", "ja", "ja")
    text = player.says("ROUW")
    assert "Wat verdrietig" in text and "112" not in text and "Wie vindt" in text


def test_grief_beside_names_is_not_said_twice():
    player = at(*NAMES)
    assert player.says("mijn opa ROUW is overleden").count("verdrietig") == 1


def test_when_listening_breaks_help_is_shown_once_and_the_conversation_can_go_on():
    broken = Listener((Theme("dood", False, ("<niemand> dood",)),))
    player = Player(Conversation(replace(LIBRARY, listener=broken), flow="ouder"))
    player.starts()
    player.taps("Beginnen", "Ja, dat mag", "Ja", "Druk en moe")
    player.says("oma")
    assert {"112", "113", "0800-2000"} <= set(player.messages[0].text.replace(".", " ").replace(",", " ").split())
    player.taps("Ik ben oké, verder")
    text = player.says("oma")
    assert "Mensen die luisteren vind je onder Hulp" in text and "Je noemde tot nu toe: oma" in text


# Everywhere


@pytest.mark.parametrize("word", ["HELP", "SOFT"])
def test_in_every_step_of_the_conversation_the_words_are_heard(word):
    """Each step as somebody would stand on it; only the neutral screens keep quiet about a doubt."""
    for name, flow in LIBRARY.flows.items():
        for id, step in flow.steps.items():
            if not hasattr(step, "answer") or (word == "SOFT" and (step.bare or id in SOFT)):
                continue
            if word == "SOFT" and name == COMMON and (step.skip is None or id.startswith("signaal")):
                continue
            player = at(*NAMES, "oma, Kees")
            stored = session(player)
            main = replace(stored.places[0], step=id if name != COMMON else "wie")
            places = (main,) if name != COMMON else (main, replace(main, flow=COMMON, step=id))
            answers = {**stored.answers, "vraag_wie": ("1",), "iets": "=iets", "weegt": "druk"}
            player.state = dump(replace(stored, places=places, answers=answers), int(player.now.timestamp()) // 60)
            player.says(f"{word} en nog iets")
            expected = player.messages[0].urgent if word == "HELP" else "Denk je aan de dood?" in player.text
            assert expected, (name, id)


def test_who_is_near_a_child_is_not_asked_about_themselves_when_they_tell_what_they_saw():
    player = Player(Conversation(replace(LIBRARY, listener=Hears()), flow="omgeving"))
    player.starts()
    player.says("beginnen", "liever niet", "buur", "mijn buurkind")
    told = player.says("ze kijkt BANG om zich heen")
    assert "voor wie je bang bent" not in told
    assert "Mensen die luisteren vind je onder Hulp" in told
    assert "Denk je aan de dood" in player.says("SOFT")
