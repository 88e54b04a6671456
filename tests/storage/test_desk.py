"""A worker's links within a turn: what the turn changed stands when it ends, and is undone when it fails."""

from datetime import datetime
from pathlib import Path

from bot.engine.messages import Event, Said
from bot.message import Message, Outcome
from bot.sharing.link import ACTIVE, ENDED, NO_DESK, PAUSED, Desk
from bot.sharing.wanted import Wanted
from tests.channels.counting import Boom, Counting
from tests.storage.stores import a_store, play, receive, said, sent
from tests.storage.visiting import OTHER, WORKER, listed, make, visit


class Working(Counting):
    """Does with the links what it is told, says how each of them stands, and fails on request."""

    def turn(self, state: bytes | None, event: Event, now: datetime, desk: Desk = NO_DESK) -> Outcome:
        todo = event.text.split() if isinstance(event, Said) else []
        for word in todo:
            if word == "maak":
                desk.make(Wanted("Groep 4", "jongere"))
            elif word == "boem":
                raise Boom
            elif word != "toon":
                {"stil": desk.pause, "open": desk.resume, "sluit": desk.end, "weg": desk.remove}[word](
                    desk.links()[0].number
                )
        return Outcome(b"1", (Message(" ".join(link.state for link in desk.links()) or "geen"),))


def heard(store, *words: str, chat_id: int = WORKER, first: int = 1) -> list[str]:
    receive(store, *(said(first + at, chat_id, word) for at, word in enumerate(words)))
    play(store, turns=Working())
    return [text for _, text in sent(store)]


def test_a_worker_makes_pauses_opens_ends_and_removes_a_link(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        words = ("toon", "maak", "stil", "open", "sluit", "weg")
        assert heard(store, *words) == ["geen", ACTIVE, PAUSED, ACTIVE, ENDED, "geen"]


def test_a_turn_that_fails_leaves_no_link_and_the_next_one_goes_on(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        assert heard(store, "maak boem", "toon") == ["Dat lukte niet.", "geen"]
        assert listed(store) == []


def test_one_failed_turn_takes_nothing_from_the_others_in_its_batch(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, WORKER, "maak"), said(2, OTHER, "maak boem"), said(3, 9, "maak"))
        play(store, turns=Working())
        assert [len(listed(store, maker)) for maker in (WORKER, OTHER, 9)] == [1, 0, 1]


def test_nobody_reaches_the_links_of_another(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        made = make(store)
        heard(store, "maak", "sluit", "weg", chat_id=OTHER)
        assert [link.state for link in listed(store)] == [ACTIVE]
        assert visit(store, range(20, 21), made.code) == ["jongere"]
