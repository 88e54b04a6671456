"""The ledger: both sides of a chat, readable by nobody else, and gone with its person."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.engine.messages import Tapped, Unreadable
from bot.message import Outcome
from bot.storage import ledger, people
from bot.storage.booking import Booked, book
from bot.storage.erasing import erase, erase_expired
from bot.storage.events import Received
from bot.storage.ledger import LATELY, MANY, MOST, TEXT, THEIRS, Noted
from bot.storage.operations import new_key, rotate_keys
from bot.storage.store import Store
from tests.channels.counting import Counting
from tests.storage.stores import NOW, a_store, change, claim, play, receive, rows, said, settings, swap

AT = int(NOW.timestamp())
pytestmark = pytest.mark.usefixtures("each_database")


def noted(store: Store, chat: int = 0) -> list[tuple[int, int]]:
    """Which messages, and of what kind: of the person who came as the so manieth."""
    person = rows(store, "person")[chat]["id"]
    return [(one.message_id, one.kind) for one in store.run_now(lambda tx: ledger.of(tx, person))]


def deliver(store: Store, first: int) -> None:
    """Send all that waits; Telegram numbers the messages from `first`."""
    books = [Booked(one, shown=Noted(number, AT, TEXT)) for number, one in enumerate(claim(store), first)]
    store.run_now(lambda tx: book(tx, books, NOW))


def test_both_sides_are_noted_once_and_a_press_or_a_change_of_words_is_no_message(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"))
        receive(store, said(1, 7, "een"))
        play(store)
        deliver(store, 50)
        receive(
            store, Received(2, 7, Tapped("s", 1, "ja"), 50, "cb"), Received(3, 7, Unreadable("edit"), 1, edited=True)
        )
        assert noted(store) == [(1, THEIRS), (50, TEXT)]


def test_what_is_noted_tells_a_thief_nothing_but_how_much_there_is(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"), said(2, 7, "twee"))
        assert [set(row) for row in rows(store, "ledger")] == [{"id", "person_id", "sealed"}] * 2
        assert len({bytes(row["sealed"]) for row in rows(store, "ledger")}) == 2


def test_rows_that_two_people_exchange_or_that_are_given_to_another_are_refused(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"), said(2, 8, "een"))
        swap(store, "ledger", "sealed", "id", *(row["id"] for row in rows(store, "ledger")))
        assert noted(store, 0) == noted(store, 1) == []
        swap(store, "ledger", "sealed", "id", *(row["id"] for row in rows(store, "ledger")))
        assert noted(store, 0) == [(1, THEIRS)]
        change(store, "UPDATE ledger SET person_id = (SELECT max(id) FROM person)")
        assert (noted(store, 0), noted(store, 1)) == ([], [(2, THEIRS)])


def test_it_goes_with_its_person_and_nothing_is_noted_of_who_is_gone(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"), said(2, 8, "een"))
        play(store)
        on_their_way = claim(store)
        number = rows(store, "person")[0]["id"]
        store.run_now(lambda tx: erase(tx, number))
        assert {row["person_id"] for row in rows(store, "ledger")} == {rows(store, "person")[0]["id"]}
        store.run_now(lambda tx: book(tx, [Booked(one, shown=Noted(50, AT, TEXT)) for one in on_their_way], NOW))
        assert {row["person_id"] for row in rows(store, "ledger")} == {rows(store, "person")[0]["id"]}
        (recalled,) = claim(store)
        assert (recalled.delivery.chat_id, recalled.delivery.cleaning.delete) == (7, (((50, TEXT),),))  # type: ignore[union-attr]


def test_after_a_change_of_keys_it_can_be_read_without_the_old_one(tmp_path: Path) -> None:
    old, new = new_key(), new_key()
    with a_store(tmp_path, BOT_KEYS=old) as store:
        receive(store, said(1, 7, "een"))
    rotate_keys(settings(tmp_path, BOT_KEYS=f"{new},{old}"))
    with a_store(tmp_path, BOT_KEYS=new) as store:
        assert noted(store) == [(1, THEIRS)]


def test_of_who_sends_without_end_only_the_newest_are_kept(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"), said(2, 8, "een"))
        one = rows(store, "person")[0]["id"]
        many = [(one, Noted(number, AT, THEIRS)) for number in range(10, 10 + MOST + MANY)]
        assert len(many) < LATELY
        store.run_now(lambda tx: ledger.note(tx, many))
        store.run_now(lambda tx: erase_expired(tx, NOW))
        kept = [message_id for message_id, _ in noted(store, 0)]
        assert kept == list(range(10 + MANY, 10 + MOST + MANY))
        assert noted(store, 1) == [(2, THEIRS)]


class Passing(Counting):
    """Of someone who did not agree to anything."""

    def turn(self, *given: object) -> Outcome:
        outcome = super().turn(*given)  # type: ignore[arg-type]
        return Outcome(outcome.state, outcome.messages, 1, passing=True)


@pytest.mark.parametrize(("turns", "chats"), [(Passing(), [7]), (Counting(), [])], ids=["passing", "agreed"])
def test_when_their_time_is_up_the_chat_goes_of_those_who_never_agreed(
    turns: Counting, chats: list[int], tmp_path: Path
) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"))
        play(store, turns=turns)
        deliver(store, 50)
        later = NOW + timedelta(days=40)
        assert store.run_now(lambda tx: erase_expired(tx, later)) == 1
        for table in ("person", "ledger"):
            assert rows(store, table) == []
        work = [one.delivery for one in claim(store, later)]
        assert [delivery.chat_id for delivery in work] == chats
        assert all(delivery.message is delivery.instead is None for delivery in work)


def test_in_time_the_messages_of_who_never_agreed_are_deleted(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"))
        play(store, turns=Passing())
        deliver(store, 50)
        later = NOW + timedelta(hours=2)
        store.run_now(lambda tx: erase_expired(tx, later))
        (work,) = claim(store, later)
        assert work.delivery.cleaning and work.delivery.cleaning.delete == (((50, TEXT), (1, THEIRS)),)


def test_who_blocked_us_is_erased_after_a_day_with_all_that_is_noted(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"))
        play(store)
        deliver(store, 50)
        store.run_now(lambda tx: people.gone(tx, [7], NOW))
        assert len(rows(store, "ledger")) == 2
        store.run_now(lambda tx: erase_expired(tx, NOW + timedelta(hours=24, minutes=10)))
        for table in ("person", "ledger", "outbox"):
            assert rows(store, table) == []
