"""Each kind of answer, typed and tapped, through the whole conversation."""

import pytest

from tests.playing import Player

TO_NAMES = ("beginnen", "ja", "ja", "druk")
TO_PICKS = (*TO_NAMES, "oma, Fatima en Kees", "klaar")
TO_REQUEST = (*TO_PICKS, *["niemand"] * 4, "nee", "nee", "oma", "niet", "nee", "nee", "ja", "oma")


def at(*lines: str) -> Player:
    player = Player()
    player.starts()
    player.says(*lines)
    return player


@pytest.mark.parametrize(
    "typed", ["Druk en moe", "druk", "DRUK EN MOE", "1", "ik ben zo moe", "druk en meo", "Druk & moe"]
)
def test_a_choice_is_understood_however_it_is_typed(typed):
    assert "moe bent" in at("beginnen", "ja", "ja").says(typed)


def test_a_sign_of_tension_wins_from_anything_else_in_the_same_words():
    assert "thuis veilig" in at("beginnen", "ja", "ja").says("ik ben moe en we hebben geldzorgen en ruzie")


def test_any_other_words_about_what_weighs_are_taken_kindly_and_not_kept():
    player = at("beginnen", "ja", "ja")
    assert "niet uit te leggen" in player.says("de hond heeft een lekke band gefietst")
    assert b"fietst" not in player.state


def test_ticking_twice_is_the_same_as_ticking_once():
    player = at(*TO_PICKS)
    tick = player.button("oma")
    player.does(tick)
    player.does(tick)
    assert "✓ oma" in player.labels


def test_ticks_of_two_quick_taps_both_count():
    player = at(*TO_PICKS)
    first, second = player.button("oma"), player.button("Kees")
    player.does(first)
    player.does(second)
    assert {"✓ oma", "✓ Kees", "Fatima"} <= set(player.labels)


@pytest.mark.parametrize(
    ("typed", "ids"), [("oma", b'["1"]'), ("1 en 3", b'["1","3"]'), ("fatima", b'["2"]'), ("niemand", b"[]")]
)
def test_people_can_be_picked_by_name_or_number(typed, ids):
    player = at(*TO_PICKS)
    player.says(typed)
    assert b'"troost":' + ids in player.state


def test_a_name_that_was_not_in_the_circle_joins_it_where_a_question_allows_it():
    player = at(*TO_PICKS)
    player.says("tante Riet")
    assert "tante Riet" in player.labels


def test_a_careless_no_does_not_take_away_that_someone_may_not_know():
    player = at(*TO_NAMES, "oma, mijn zus maar die mag dit niet weten", "klaar", "oma", "niemand", "niemand", "niemand")
    player.says("nee", "nee")
    assert "zus" not in player.says("alleen in woorden")


def test_someone_who_costs_energy_may_not_know_or_is_unsafe_is_never_offered_to_be_asked():
    player = at(*TO_PICKS, "oma", "kees", "fatima", "niemand", "oma", "kees", "fatima", "woorden", "nee", "ja")
    assert player.labels[:2] == ["Fatima", "Iemand anders"]


def test_the_message_can_be_copied_and_is_never_longer_than_a_button_can_carry():
    player = at(
        *TO_REQUEST,
        "praten",
        "koffie",
        "morgen",
        "appen",
    )
    copies = [b.copy for m in player.messages for row in m.rows for b in row if b.copy]
    assert copies == [player.messages[-1].quote]
    assert copies[0] == (
        "Hoi oma, ik vind het lastig om te vragen. Wil je morgen een kop koffie met me drinken? Nee is ook goed, hoor."
    )


def test_own_words_too_long_to_copy_are_kept_and_shown_without_a_copy_button():
    player = at(
        *TO_REQUEST,
        "praten",
        "koffie",
        "morgen",
        "appen",
    )
    player.says("Lieve oma, " + "ik mis je " * 26)
    assert "Kopieer" not in player.labels
    assert player.messages[-1].quote.startswith("Lieve oma, ik mis je")


def test_own_words_for_the_request_and_the_moment_go_into_the_message():
    player = at(*TO_REQUEST, "doen")
    player.says("of je Tim kunt leren fietsen", "Woensdagmiddag", "appen")
    assert "Of je Tim kunt leren fietsen. Het liefst woensdagmiddag." in player.messages[-1].quote


def test_a_skipped_moment_leaves_no_hole_in_the_message():
    player = at(
        *TO_REQUEST,
        "praten",
        "koffie",
        "sla over",
        "appen",
    )
    assert "Wil je een kop koffie met me drinken?" in player.messages[-1].quote


def test_several_options_are_ticked_and_confirmed():
    player = at(*TO_NAMES, "niemand", "nee")
    player.taps("Iemand die luistert", "Even helpen")
    assert {"✓ Iemand die luistert", "✓ Even helpen"} <= set(player.labels)
    assert "Home-Start" in player.taps("Klaar")
