"""What a link's counts hear of a conversation: each thing once, whatever somebody does."""

import random
from dataclasses import replace

import pytest

from bot.conversation import Conversation
from bot.engine.library import DOOR
from bot.engine.messages import Commanded
from bot.message import pressed
from tests.playing import LIBRARY, Player, conversation

THROUGH = ("beginnen", "ja", "ja", "school", "oma", "klaar", *["niemand"] * 5, "nee", "nee", "liever niet")


def by_link(door: str = "jongere", link: int = 7) -> Player:
    player = Player(conversation(flow=DOOR))
    player.starts("code", door, link)
    return player


def counted(player: Player, *lines: str) -> list[str]:
    found = []
    for line in lines:
        player.says(line)
        found += player.outcome.counts
    return found


def test_a_conversation_that_began_with_a_link_is_counted_as_started_on_its_first_turn():
    player = by_link()
    assert (player.outcome.link, player.outcome.counts) == (7, ("started",))
    player.says("beginnen")
    assert (player.outcome.link, player.outcome.counts) == (7, ())


def test_a_conversation_without_a_link_is_never_counted():
    player = Player(conversation(flow=DOOR))
    player.starts("jongere")
    assert counted(player, *THROUGH, "/hulp", "nee", "ja") == []
    assert player.outcome.link == 0


@pytest.mark.parametrize("agrees", ["ja", "liever niet bewaren"])
def test_reaching_the_goodbye_counts_as_finished_also_where_everything_goes_at_once(agrees):
    player = by_link()
    assert counted(player, "beginnen", agrees, *THROUGH[2:]) == []
    assert counted(player, "nee") == ["finished"]
    assert (player.state is None) is (agrees != "ja")
    assert player.outcome.link == 7


def test_going_back_and_coming_to_the_goodbye_again_is_not_counted_again():
    player = by_link()
    counted(player, *THROUGH, "nee")
    assert counted(player, "/terug", "nee", "ja", "hoi", "nog een eerste zin", "oma", "/hulp") == ["helped"]


@pytest.mark.parametrize("asks", ["/hulp", "hulp", "ik wil dood", "hij slaat me"])
def test_help_information_is_counted_the_first_time_it_is_shown(asks):
    player = by_link()
    player.says("beginnen")
    assert counted(player, asks, asks, "/hulp") == ["helped"]


def test_a_card_that_the_conversation_shows_by_itself_counts_as_help():
    player = by_link()
    assert counted(player, "beginnen", "ja", "ja", "thuis", "nee") == ["helped"]


def test_starting_anew_does_not_count_again():
    player = by_link()
    player.says(*THROUGH, "nee", "/hulp")
    assert counted(player, "/start", "opnieuw", "ja", *THROUGH[:1], *THROUGH[2:], "nee", "/hulp") == []
    assert player.outcome.link == 7


def test_another_link_or_the_same_one_counts_nothing_and_takes_nothing_over():
    player = by_link()
    for door, link in (("jongere", 7), ("jongere", 9), ("ouder", 9), ("jongere", 7), ("ouder", 9)):
        player.starts("other", door, link)
        assert (player.outcome.link, player.outcome.counts) == (7, ())


def test_another_door_in_the_middle_keeps_the_link_it_began_with():
    player = by_link()
    player.says(*THROUGH[:5])
    player.starts("other", "ouder", 9)
    player.taps("Andere deur")
    assert (player.outcome.link, player.outcome.counts) == (7, ())
    assert counted(player, "/hulp") == ["helped"]


def test_after_erasing_the_link_is_forgotten():
    player = by_link()
    player.says("beginnen", "/wis", "ja")
    assert player.state is None
    player.says("hoi")
    assert (player.outcome.link, player.outcome.counts) == (0, ())


def test_whatever_somebody_does_each_count_comes_at_most_once_a_conversation():
    chance = random.Random(5)
    for door in ("ouder", "jongere"):
        for _ in range(15):
            player, counts = by_link(door), ["started"]
            for _ in range(120):
                buttons = [b.data for m in player.messages for row in m.rows for b in row if b.data]
                way = chance.random()
                if way < 0.8 and buttons:
                    player.does(pressed(chance.choice(buttons)))
                elif way < 0.9:
                    player.starts("code", chance.choice(["ouder", "jongere", "omgeving", ""]), chance.choice([0, 7, 9]))
                else:
                    player.does(Commanded(chance.choice(["terug", "hulp", "start", "overslaan"])))
                counts += player.outcome.counts
                if player.state is None:
                    break
            assert len(counts) == len(set(counts)) and set(counts) <= {"started", "finished", "helped"}


def test_a_link_to_a_conversation_that_is_there_no_more_is_shown_as_closed_and_can_be_taken_away():
    worker = Player(conversation(flow="werker"))
    worker.starts()
    worker.says("link maken", "Groep 4", "voor ouders", "een maand", "25", "klaar", "mijn links")
    posters = {flow: poster for flow, poster in LIBRARY.posters.items() if flow != "ouder"}
    worker.turns = Conversation(replace(LIBRARY, posters=posters), flow="werker")
    assert worker.says("Groep 4").startswith("Groep 4 is gesloten")
    worker.says("weghalen", "ja")
    assert not worker.desk.links()
