"""The turns at hand: each person's in order, people side by side, all or nothing."""

from datetime import timedelta
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.engine.messages import Event, Said, Tapped
from bot.message import Message, Outcome
from bot.storage.events import Delivery, Received
from tests.channels.counting import Counting
from tests.storage.stores import NOW, a_store, a_turning, change, claim, play, receive, rows, said, sent, swap

pytestmark = pytest.mark.usefixtures("each_database")


def test_each_person_is_answered_in_the_order_they_spoke(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(5, 7, "een"), said(6, 8, "ander"), said(9, 7, "twee"), said(8, 7, "anderhalf"))
        play(store)
        assert sent(store) == [(7, "1: een"), (8, "1: ander"), (7, "2: anderhalf"), (7, "3: twee")]


@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=8), min_size=1, max_size=6))
def test_delivered_any_number_of_times_counts_once(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[int]]
) -> None:
    with a_store(tmp_path_factory.mktemp("store")) as store:
        for batch in batches:
            receive(store, *(said(number, number % 3, f"{number}") for number in batch))
            play(store)
        told = [text.partition(": ")[2] for _, text in sent(store)]
        assert sorted(told) == sorted({f"{number}" for batch in batches for number in batch})


def test_what_was_handled_is_blanked(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "hallo"))
        play(store)
        day = int(NOW.timestamp()) // 86_400
        assert rows(store, "inbox") == [
            {"update_id": 1, "person_id": None, "payload": None, "state": 1, "tries": 0, "day": day}
        ]


def test_a_poisoned_update_is_set_aside_after_three_tries_and_holds_up_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "eerst"), said(2, 7, "boem"), said(3, 7, "daarna"), said(4, 8, "ander"))
        play(store)
        assert sorted(sent(store)) == [(7, "1: eerst"), (7, "2: daarna"), (7, "Dat lukte niet."), (8, "1: ander")]
        assert [row["state"] for row in rows(store, "inbox")] == [1, 2, 1, 1]
        assert {row["payload"] for row in rows(store, "inbox")} == {None}
    assert caplog.text.count("turn.failed error=Boom at=turning.py") == 3
    assert "boem" not in caplog.text


class Unstorable(Counting):
    """Answers what cannot be written down."""

    def turn(self, state: bytes | None, event: Event, now: object, desk: object = None) -> Outcome:
        return Outcome(b"1", (Message("\ud800"),))


def test_a_reply_that_cannot_be_stored_leaves_no_trace_of_its_turn(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "hallo"))
        play(store, turns=Unstorable())
        assert sent(store) == [(7, "Dat lukte niet.")]
        assert rows(store, "person")[0]["session"] is None


def test_no_state_means_nothing_stays_but_the_goodbye(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"), said(2, 7, "wis"))
        play(store)
        assert rows(store, "person") == []
        assert sent(store) == [(7, "Dag.")]
        assert rows(store, "outbox") == []


def test_what_was_sent_before_they_knew_of_the_wipe_is_dropped_but_for_a_call_for_help(tmp_path: Path) -> None:
    tap = Received(4, 7, Tapped("s", 1, "ja"), 55, "cb")
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"), said(2, 7, "wis"), said(3, 7, "nog iets"), tap)
        play(store)
        assert sorted(sent(store)) == [(7, ""), (7, "Dag.")]  # the press is answered
        assert rows(store, "person") == []
        receive(store, said(5, 8, "wis"), said(6, 8, "nog iets"), said(7, 8, "hulp"))
        play(store)
        assert [text for _, text in sent(store)] == ["Bel 112.", "1: hulp"]


def test_what_is_said_after_a_wipe_begins_anew(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"), said(2, 7, "wis"))
        play(store)
        receive(store, said(2, 7, "wis"), said(3, 7, "opnieuw"))
        play(store)
        assert sorted(sent(store)) == [(7, "1: opnieuw"), (7, "Dag.")]
        assert len(rows(store, "person")) == 1


def test_a_second_delivery_does_not_bring_back_who_was_erased(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "wis"))
        play(store)
        receive(store, said(1, 7, "wis"))
        assert rows(store, "person") == []


def test_a_session_whose_time_is_up_is_not_read(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"))
        play(store)
        receive(store, said(2, 7, "veel later"))
        play(store, now=NOW + timedelta(days=31))
        assert [text for _, text in sent(store, NOW + timedelta(days=31))] == ["1: veel later"]


def test_everyone_gets_a_turn_though_more_wait_than_fit_a_batch(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, *(said(number, number % 450, "hallo") for number in range(900)))
        turning = a_turning()
        for _ in range(3):
            store.run_now(turning.batch)
        assert {row["version"] for row in rows(store, "person")} == {1}
        play(store)
        assert len(sent(store)) == 900


def test_a_tap_is_answered_with_the_first_message_or_alone(tmp_path: Path) -> None:
    tap = Tapped("s", 1, "ja")
    with a_store(tmp_path) as store:
        receive(store, Received(1, 7, tap, 55, "cb1"), Received(2, 8, tap, 66, "cb2"), said(3, 9, "stil"))
        play(store)
        first, second = (one.delivery for one in claim(store))
        assert (first.callback, first.tapped, first.notice) == ("cb1", 55, "notitie 1")
        assert (second.callback, second.tapped) == ("cb2", 66)


class Silent(Counting):
    def turn(self, state: bytes | None, event: Event, now: object, desk: object = None) -> Outcome:
        return Outcome(b"1", ())


def test_a_tap_is_answered_also_where_nothing_is_said(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, Received(1, 7, Tapped("s", 1, "ja"), 55, "cb1"), said(2, 8, "stil"))
        play(store, turns=Silent())
        (only,) = claim(store)
        assert (only.delivery.message, only.delivery.callback) == (None, "cb1")


@pytest.mark.parametrize(
    ("column", "answers"), [("session", ["1: nu", "1: nu"]), ("person_key", ["Dat lukte niet."] * 2)]
)
def test_what_two_people_would_exchange_is_refused(column: str, answers: list[str], tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"), said(2, 8, "een"), said(3, 8, "twee"))
        play(store)
        sent(store)
        receive(store, said(4, 7, "nu"), said(5, 8, "nu"))
        swap(store, "person", column, "id", *(row["id"] for row in rows(store, "person")))
        play(store)
        assert [text for _, text in sent(store)] == answers


def test_an_update_moved_to_another_person_is_refused(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "geheim van zeven"), said(2, 8, "ik ben acht"))
        play(store)
        sent(store)
        receive(store, said(3, 7, "van zeven"))
        change(store, "UPDATE inbox SET person_id = (SELECT max(id) FROM person) WHERE update_id = 3")
        play(store)
        assert sent(store) == [(7, "Dat lukte niet.")]


def test_payloads_that_changed_places_are_refused(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"), said(2, 8, "twee"))
        swap(store, "inbox", "payload", "update_id", 1, 2)
        play(store)
        assert sent(store) == []
        receive(store, said(3, 7, "drie"), said(4, 8, "vier"))
        play(store)
        swap(store, "outbox", "payload", "id", *(row["id"] for row in rows(store, "outbox")))
        assert sent(store) == []
        assert rows(store, "outbox") == []


def test_an_event_of_every_kind_comes_back_as_it_went_in() -> None:
    for event in (Said("hé"), Tapped("stap", 3, "ja")):
        received = Received(1, 2, event, 3, "cb")
        assert Received.from_bytes(1, received.to_bytes()) == received


def test_what_an_older_release_received_or_was_about_to_send_is_read() -> None:
    older = orjson.dumps([7, "Said", {"text": "hallo"}, 3, ""])
    assert Received.from_bytes(1, older) == Received(1, 7, Said("hallo"), 3)
    flags = {"question": True, "over": False, "urgent": False}
    message = {"text": "Dag.", "quote": "", "rows": [], "picture": None, **flags}
    older = orjson.dumps({"chat_id": 7, "at": 5, "message": message, "tapped": 0, "callback": "", "notice": ""})
    assert Delivery.from_bytes(older) == Delivery(7, 5, Message("Dag.", question=True))
