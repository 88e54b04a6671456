"""An update that kills the process is found and set aside; everybody else is answered, once."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.engine.messages import Event
from bot.message import Outcome
from bot.storage.opening import opened
from bot.storage.store import Store
from bot.storage.suspects import MOST_TRIES, SETTLED
from tests.channels.counting import Counting, words
from tests.storage.stores import a_store, a_turning, receive, rows, said, sent, settings

pytestmark = pytest.mark.usefixtures("each_database")


class Death(BaseException):
    """The process ends here; nothing of ours can catch it."""


class Deadly(Counting):
    deaths = 0

    def turn(self, state: bytes | None, event: Event, now: datetime, desk: object = None) -> Outcome:
        if words(event) == "dodelijk":
            self.deaths += 1
            raise Death
        return super().turn(state, event, now)


def lives(store: Store, turns: Deadly, careful: bool, age: float = 60) -> bool:
    """One life of the process: until nothing waits, or until death."""
    turning = a_turning(turns, caught_up=not careful, age=age)
    try:
        while store.run_now(turning.batch):
            pass
    except Death:
        return False
    return True


def test_what_kills_is_set_aside_and_all_others_are_answered_once(tmp_path: Path) -> None:
    turns = Deadly()
    with a_store(tmp_path) as store:
        receive(store, *(said(number, number, "hallo") for number in range(1, 30)))
        receive(store, said(50, 12, "dodelijk"), said(51, 12, "daarna"))
        careful = False
        for _ in range(10):
            if lives(store, turns, careful):
                break
            careful = True
        told = sent(store)
        assert sorted(text for _, text in told) == ["1: hallo"] * 29 + ["2: daarna", "Dat lukte niet."]
        assert [text for chat_id, text in told if chat_id == 12] == ["1: hallo", "Dat lukte niet.", "2: daarna"]
        assert {row["update_id"] for row in rows(store, "inbox") if row["state"] == 2} == {50}
    assert turns.deaths == MOST_TRIES + 1  # the first one was not counted: nobody expected it


def test_what_only_fails_has_its_three_tries_carefully_too(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "boem"), said(2, 7, "daarna"), said(3, 8, "hallo"))
        assert lives(store, Deadly(), careful=True)
        assert sorted(sent(store)) == [(7, "1: daarna"), (7, "Dat lukte niet."), (8, "1: hallo")]
    assert caplog.text.count("turn.failed error=Boom") == MOST_TRIES


def test_carefully_a_try_is_on_the_disk_before_it_is_made(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "dodelijk"))
        assert not lives(store, Deadly(), careful=True)
        assert [row["tries"] for row in rows(store, "inbox")] == [1]


def test_a_suspect_waits_until_the_process_has_lived_for_a_while(tmp_path: Path) -> None:
    turns = Deadly()
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "dodelijk"), said(2, 8, "hallo"))
        assert not lives(store, turns, careful=True)
        for _ in range(5):
            assert lives(store, turns, careful=True, age=SETTLED - 1)
        assert turns.deaths == 1
        assert sent(store) == []
        assert not lives(store, turns, careful=True, age=SETTLED)
        assert turns.deaths == 2


def test_who_starts_is_careful_until_nothing_waits(tmp_path: Path) -> None:
    turning = a_turning(Deadly(), caught_up=False)
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"), said(2, 7, "twee"))
        seen = []
        while store.run_now(turning.batch):
            seen.append(turning.suspects.careful)
        assert seen == [True] * 4
        assert not turning.suspects.careful
        turning.suspects.somebody_died = True
        assert turning.suspects.careful


def test_without_a_death_nothing_is_counted_beforehand(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "dodelijk"))
        assert not lives(store, Deadly(), careful=False)
        assert [row["tries"] for row in rows(store, "inbox")] == [0]


def test_an_updates_tries_survive_that_the_store_is_opened_anew(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "dodelijk"))
        lives(store, Deadly(), careful=True)
    with opened(settings(tmp_path)) as store:
        lives(store, Deadly(), careful=True)
        assert [row["tries"] for row in rows(store, "inbox")] == [2]
