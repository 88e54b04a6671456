"""Turns: going on, going back, side questions, old buttons, loops."""

import pytest

from bot.engine.errors import FlowError, UnexpectedEvent
from bot.engine.flow import END
from bot.engine.messages import Commanded, Said, Tapped, Unreadable
from bot.engine.session import Session
from bot.message import pressed
from tests.engine.small import SHARED, Branch, Say, library, play, question, said, start, step, welcome_back, words

THREE = library(question("een"), question("twee"), question("drie"))


def tap(session: Session, key: str) -> Tapped:
    return Tapped(session.places[-1].step, session.turn, key)


def test_a_typed_yes_and_a_tapped_yes_lead_to_the_same_question():
    typed, heard = play(THREE, Said("Ja hoor"))
    begun = start(THREE, "klein", 7).session
    tapped = step(THREE, begun, tap(begun, "ja"))
    assert heard == said(tapped.replies) == ["twee?"]
    assert typed.answers == tapped.session.answers == {"een": "ja"}


def test_back_goes_one_question_at_a_time_to_the_first_and_shows_the_answer():
    _, heard = play(THREE, Said("ja"), Said("nee"), Said("terug"))
    assert heard == [SHARED.phrases["earlier"], "twee?"]
    _, heard = play(THREE, Said("ja"), Said("nee"), Said("terug"), Said("terug"))
    assert heard[-1] == "een?"
    _, heard = play(THREE, Said("ja"), Said("nee"), *[Said("terug")] * 5)
    assert heard[0] == "Dit is de eerste vraag."


def test_an_answer_changed_after_going_back_replaces_the_earlier_one():
    session, _ = play(THREE, Said("ja"), Said("terug"), Said("nee"))
    assert session.answers == {"een": "nee"}


def test_a_branch_is_taken_when_its_condition_holds_and_else_the_next_step_follows():
    forked = library(question("een", branches=(Branch({"een": ("nee",)}, "drie"),)), question("twee"), question("drie"))
    assert play(forked, Said("nee"))[1] == ["drie?"]
    assert play(forked, Said("ja"))[1] == ["twee?"]


def test_a_question_whose_condition_fails_is_passed_by():
    hidden = library(question("een"), question("twee", when={"een": ("nee",)}), question("drie"))
    assert play(hidden, Said("ja"))[1] == ["drie?"]


def test_a_short_sentence_becomes_part_of_the_question_and_a_long_one_does_not():
    short = library(Say(id="hoi", texts=("Hoi.",)), question("een"))
    long = library(Say(id="hoi", texts=("Hoi. " * 80,)), question("een"))
    assert len(start(short, "klein", 1).replies) == 1
    assert len(start(long, "klein", 1).replies) == 2


def test_skipping_leaves_no_answer_and_goes_to_the_step_that_is_named():
    skipping = library(question("een", skip="drie"), question("twee"), question("drie", skip=None))
    session, heard = play(skipping, Commanded("overslaan"))
    assert (heard, session.answers) == (["drie?"], {})
    assert play(skipping, Commanded("overslaan"), Said("sla over"))[1] == [
        "Deze vraag heb ik nodig om verder te kunnen.",
        "drie?",
    ]


def test_a_visited_question_comes_back_to_where_it_was_asked():
    visiting = library(
        question("een", branches=(Branch({"een": ("nee",)}, "drie", visit=True),)), question("twee"), question("drie")
    )
    _, heard = play(visiting, Said("nee"))
    assert heard == ["drie?"]
    session, heard = play(visiting, Said("nee"), Said("ja"))
    assert (heard, session.answers["drie"]) == (["een?"], "ja")


def test_another_round_forgets_the_answers_from_there_on():
    rounds = library(
        question("een"), words("twee"), question("drie", branches=(Branch({"drie": ("ja",)}, "twee", anew=True),))
    )
    session, heard = play(rounds, Said("ja"), Said("iets"), Said("ja"))
    assert (heard, session.answers) == (["twee?"], {"een": "ja"})


def test_a_second_tap_on_the_same_button_changes_nothing_and_says_so():
    begun = start(THREE, "klein", 7).session
    first = step(THREE, begun, tap(begun, "ja"))
    second = step(THREE, first.session, tap(begun, "ja"))
    assert (second.session.answers, second.replies) == ({"een": "ja"}, ())
    assert second.notice.source == "Deze knop is van eerder."


@pytest.mark.parametrize("key", ["ja", "nee", "<", ">", "onzin", ""])
def test_a_button_of_another_question_never_answers_this_one(key):
    session, _ = play(THREE, Said("ja"), Said("ja"))
    for step_id, number in [("een", 8), ("twee", 9), ("drie", 3), ("drie", session.turn + 1), ("weg", 0)]:
        result = step(THREE, session, Tapped(step_id, number, key))
        assert result.session.answers == session.answers
        assert said(result.replies) == ["drie?"]


def test_help_and_the_quick_exit_work_from_a_message_of_long_ago():
    session, _ = play(THREE, Said("ja"))
    assert said(step(THREE, session, Tapped("een", 1, "!")).replies) == ["Tot later."]


def test_the_neutral_screen_has_no_buttons_and_any_touch_leads_to_a_neutral_line():
    session, _ = play(THREE, Said("ja"), Commanded("weg"))
    away = step(THREE, session, Commanded("weg"))
    assert all(reply.rows == () for reply in away.replies)
    for event in (Said("oma"), Tapped("een", 8, "ja"), Unreadable("voice"), Commanded("overzicht")):
        assert said(step(THREE, session, event).replies) == ["Hoi. Kun je nu rustig typen?"]


def test_the_quick_exit_takes_the_place_of_the_message_that_was_tapped():
    begun = start(THREE, "klein", 7).session
    assert step(THREE, begun, tap(begun, "!")).replies[0].over


def test_words_typed_on_coming_back_are_held_until_the_person_goes_on():
    open_words = library(words("een"), question("twee"), views="een")
    begun = start(open_words, "klein", 7).session
    back = welcome_back(open_words, begun, "een geheim")
    assert said(back.replies) == ["Hoi, fijn dat je er weer bent. Zullen we verdergaan?"]
    on = step(open_words, back.session, Said("verder"))
    assert on.session.answers["een"] == "een geheim"
    assert not any(place.held for place in on.session.places)


def test_starting_anew_is_asked_first_and_forgets_everything_but_the_language():
    _, heard = play(THREE, Said("ja"), Commanded("start"), Said("opnieuw"))
    assert heard == ["Dan gaat weg wat je tot nu toe vertelde. Zal ik opnieuw beginnen?"]
    session, heard = play(THREE, Said("ja"), Commanded("start"), Said("opnieuw"), Said("ja"))
    assert (heard, session.answers, len(session.places)) == (["een?"], {}, 1)


def test_erasing_leaves_no_session():
    session, _ = play(THREE, Said("ja"), Commanded("wis"))
    assert step(THREE, session, Said("ja")).session is None


def test_side_questions_do_not_pile_up():
    session, _ = play(THREE, *[Commanded(name) for name in ("wis", "taal", "start", "hulp", "wis")] * 5)
    assert len(session.places) == 2


def test_after_three_misses_skipping_is_pointed_out():
    _, first = play(THREE, Said("blauw"))
    _, third = play(THREE, Said("blauw"), Said("groen"), Said("rood"))
    assert first == ["Ik lees het, maar ik snap het niet goed. Ik ben een computer.", "een?"]
    assert "Sla over" in third[0]


def test_after_two_misses_the_question_is_put_differently():
    put = library(question("een", again="anders gezegd?"))
    assert play(put, Said("blauw"), Said("groen"))[1][-1] == "anders gezegd?"


def test_a_flow_that_runs_in_circles_is_an_author_error_and_not_an_endless_loop():
    circle = library(question("een"), Say(id="a", texts=("a",), goto="b"), Say(id="b", texts=("b",), goto="a"))
    with pytest.raises(FlowError, match="100 steps"):
        play(circle, Said("ja"))


def test_an_event_for_a_session_that_was_never_started_is_the_callers_mistake():
    with pytest.raises(UnexpectedEvent):
        step(THREE, Session((), 1), Said("hallo"))


def test_a_finished_conversation_goes_on_where_one_returns():
    ending = library(question("een", branches=(Branch(None, END),)), question("weer"), returns="weer")
    _, heard = play(ending, Said("ja"), Said("wat dan ook"))
    assert heard == ["weer?"]


def test_a_step_that_a_release_moved_is_followed_and_answers_are_kept():
    session, _ = play(THREE, Said("ja"))
    renamed = library(question("een"), question("tweede"), question("drie"), moved={"twee": "tweede"})
    result = step(renamed, session, Commanded("terug"))
    assert said(result.replies)[-1] == "een?"
    assert said(step(renamed, session, Said("blauw")).replies)[-1] == "tweede?"


def test_a_step_that_a_release_dropped_goes_softly_to_the_question_before_it():
    session, _ = play(THREE, Said("ja"), Said("nee"))
    smaller = library(question("een"), question("twee"))
    result = step(smaller, session, Said("hallo"))
    assert said(result.replies)[-1] == "twee?"
    assert result.session.answers == {"een": "ja", "twee": "nee"}


def test_what_was_written_for_somebody_is_not_taken_away_by_the_next_question():
    from tests.playing import Player

    player = Player()
    player.starts()
    player.says("beginnen", "ja", "ja", "druk", "oma", "klaar", *["niemand"] * 4, "nee", "nee", "niet", "nee", "ja")
    player.says("oma", "praten", "koffie", "morgen", "appen")
    player.taps("Anders")
    assert player.messages[0].over
    player.taps("Klaar")
    assert not player.messages[0].over


def test_help_works_from_a_message_that_asks_nothing():
    from tests.playing import Player

    player = Player()
    player.starts()
    player.says("beginnen", "ja", "ja", "ruzie", "nee")
    card = player.messages[0]
    pressed_help = next(b.data for row in card.rows for b in row if b.label == "Hulp")
    assert "113" in player.does(pressed(pressed_help))


def test_a_third_tap_on_the_same_button_shows_the_question_again():
    begun = start(THREE, "klein", 7).session
    first = step(THREE, begun, tap(begun, "ja"))
    second = step(THREE, first.session, tap(begun, "ja"))
    third = step(THREE, second.session, tap(begun, "ja"))
    assert (said(second.replies), said(third.replies)) == ([], ["twee?"])


def test_a_button_that_is_not_shown_any_more_changes_nothing():
    from tests.playing import Player

    player = Player()
    player.starts()
    player.says("beginnen", "ja", "ja", "druk", "oma en kees", "klaar")
    nobody = player.button("Nu niemand")
    player.taps("oma")
    player.does(nobody)
    assert player.notice == "Deze knop is van eerder." and "✓ oma" in player.labels


def test_a_flow_may_say_a_shared_phrase_in_its_own_words():
    own = library(question("een"), phrases={"first_question": "Verder terug is er niets."})
    assert play(own, Said("terug"))[1][0] == "Verder terug is er niets."
    assert play(own, Said("blauw"))[1][0] == "Ik lees het, maar ik snap het niet goed. Ik ben een computer."


def test_a_step_that_was_dropped_goes_to_the_first_question_where_a_flow_begins_with_something_said():
    session, _ = play(library(question("weg")), Said("blauw"))
    begins = library(Say(id="hallo", texts=("Hallo.",)), question("een"), question("twee"))
    assert said(step(begins, session, Said("ja")).replies) == ["twee?"]
