"""The outbox: committed before it is sent, in order, and after a crash nothing twice that may not be."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.engine.messages import Tapped
from bot.message import Button, Message, Picture, Spot
from bot.storage import claiming, ledger, outbox, people
from bot.storage.booking import Booked, book
from bot.storage.claiming import Claimed
from bot.storage.cleaning import Cleaning, perhaps, plan
from bot.storage.events import Delivery, Received, deliveries
from bot.storage.ledger import LOST, TEXT, Noted
from bot.storage.store import Store
from tests.storage.stores import NOW, a_store, claim, play, receive, rows, said, sent

AT = int(NOW.timestamp())

pytestmark = pytest.mark.usefixtures("each_database")


def put(store: Store, person_id: int, *messages: Message, at: int = AT, callback: str = "") -> None:
    first = Delivery(person_id, at, messages[0], callback=callback)
    found = [first, *(Delivery(person_id, at, message) for message in messages[1:])]
    store.run_now(lambda tx: outbox.put(tx, outbox.sealed_rows(tx, person_id, person_id, found)))


def texts(claimed: list[Claimed]) -> list[str]:
    return [one.delivery.message.text if one.delivery.message else "-" for one in claimed]


def test_one_at_a_time_of_each_person(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        put(store, 7, Message("een"), Message("twee"))
        put(store, 8, Message("ander"))
        first = claim(store)
        assert texts(first) == ["een", "ander"]
        assert claim(store) == []
        store.run_now(lambda tx: outbox.remove(tx, [first[0].id]))
        assert texts(claim(store)) == ["twee"]


def test_who_may_not_be_written_to_yet_holds_up_nobody_else(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        for person_id in (7, 8, 9):
            put(store, person_id, Message(f"{person_id}"))
        assert texts(claim(store, most=1)) == ["7"]
        assert texts(claim(store)) == ["8", "9"]


def test_what_was_put_off_waits_for_its_moment(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        put(store, 7, Message("een"), Message("twee"))
        (first,) = claim(store)
        store.run_now(lambda tx: book(tx, [Booked(first, again=AT + 30)], NOW))
        assert claim(store, NOW + timedelta(seconds=29)) == []
        assert store.run_now(outbox.waiting)
        (again,) = claim(store, NOW + timedelta(seconds=30))
        assert (texts([again]), again.tries) == (["een"], 1)


def test_after_a_crash_only_what_may_come_twice_is_repeated(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        put(store, 1, Message("een feit"))
        put(store, 2, Message("een vraag", question=True))
        put(store, 3, Message("hulp", urgent=True))
        put(store, 4, Message("een feit na een tik"), callback="cb")
        assert len(claim(store)) == 4
        put(store, 5, Message("nog niet begonnen"))
    with a_store(tmp_path) as store:
        store.run_now(lambda tx: claiming.recover(tx, NOW))
        again = claim(store)
        assert texts(again) == ["hulp", "een vraag", "-", "nog niet begonnen"]
        assert again[2].delivery.callback == "cb"


def test_a_message_is_not_repeated_at_every_death_for_ever(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        put(store, 2, Message("een vraag", question=True), callback="cb")
        put(store, 3, Message("hulp", urgent=True))
        told: list[str] = []
        for _ in range(15):
            told += texts(claim(store))
            store.run_now(lambda tx: claiming.recover(tx, NOW))
        assert told.count("een vraag") == 1 + claiming.AGAIN
        assert told.count("hulp") == 1 + claiming.HELP_AGAIN
        assert told.count("-") == 15 - 1 - claiming.AGAIN


def test_too_late_is_not_sent_any_more_unless_it_is_help(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        put(store, 7, Message("een vraag", question=True), at=AT - claiming.TOO_LATE - 1)
        put(store, 8, Message("hulp", urgent=True), at=AT - claiming.TOO_LATE - 1)
        assert texts(claim(store)) == ["hulp"]
        assert len(rows(store, "outbox")) == 1


def test_who_is_gone_gets_nothing_more_and_is_erased_within_a_day(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "hallo"), said(2, 8, "hallo"))
        play(store)
        store.run_now(lambda tx: people.gone(tx, [7, 999], NOW))
        assert sent(store) == [(8, "1: hallo")]
        soon, _ = (row["expires"] for row in rows(store, "person"))
        assert soon - AT <= 24 * 3600 + 600


def test_what_cannot_be_read_any_more_holds_up_nothing(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        sealed = store.keys.seal(outbox.PAYLOAD, outbox.identity(1, 0), b'{"of": "another release"}')
        row = {"person_id": 1, "update_id": 1, "n": 0, "lane": 1, "tries": 0, "not_before": 0, "payload": sealed}
        store.run_now(lambda tx: outbox.put(tx, [row]))
        put(store, 2, Message("een"))
        assert sent(store) == [(2, "een")]


def test_what_may_have_come_below_the_neutral_screen_is_taken_out_after_a_crash(tmp_path: Path) -> None:
    """It was to take the place of the message that was pressed, and so does the screen."""
    with a_store(tmp_path) as store:
        receive(store, said(4, 7, "hallo"))
        question = Delivery(7, AT, Message("een vraag", question=True), tapped=5)
        screen = Delivery(7, AT, Message("Tot later."), tapped=5, callback="cb", here=True)
        (number,) = (row["id"] for row in rows(store, "person"))
        store.run_now(lambda tx: outbox.put(tx, outbox.sealed_rows(tx, number, 1, [question])))
        assert texts(claim(store)) == ["een vraag"]
        store.run_now(lambda tx: outbox.hush(tx, number, screen))
        store.run_now(lambda tx: ledger.note(tx, [(number, Noted(5, AT, TEXT))]))  # where the screen is
    with a_store(tmp_path) as store:
        store.run_now(lambda tx: claiming.recover(tx, NOW))
        (again,) = claim(store)
        assert texts([again]) == ["Tot later."]
        assert 6 in goes_by(again)
        assert not goes_by(again) & {4, 5}


def test_what_was_being_taken_out_when_they_left_once_more_is_tried_again_after_a_failure(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        put_cleaning(store, 7, 11, 12)
        (one,) = claim(store)
        store.run_now(lambda tx: outbox.hush(tx, 7))
        store.run_now(lambda tx: book(tx, [Booked(one, again=AT + 3)], NOW))
        assert claim(store) == []
        (again,) = claim(store, NOW + timedelta(seconds=3))
        assert (goes_by(again), again.tries) == ({11, 12}, 1)
        store.run_now(lambda tx: outbox.hush(tx, 7))
        store.run_now(lambda tx: book(tx, [Booked(again)], NOW))
        assert rows(store, "outbox") == []


def test_the_place_of_the_neutral_screen_is_not_taken_out_any_more(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        put_cleaning(store, 7, 11, 12)
        put_cleaning(store, 8, 12)
        screen = Delivery(7, AT, Message("Tot later."), tapped=12, here=True)
        for person_id in (7, 8):
            store.run_now(lambda tx, number=person_id: outbox.hush(tx, number, screen))  # type: ignore[misc]
        (one,) = claim(store)
        assert goes_by(one) == {11}


def test_a_neutral_screen_is_not_given_up_however_often_we_die(tmp_path: Path) -> None:
    """In the end what was pressed is taken out first, for it must not stay."""
    with a_store(tmp_path) as store:
        screen = Delivery(7, AT, Message("Tot later.", question=True), tapped=12, callback="cb", here=True)
        store.run_now(lambda tx: outbox.put(tx, outbox.sealed_rows(tx, 7, 1, [screen], outbox.AWAY)))
        for _ in range(claiming.AGAIN + 1):
            (one,) = claim(store)
            assert not one.delivery.cleaning
            store.run_now(lambda tx: claiming.recover(tx, NOW))
        for _ in range(5):
            (one,) = claim(store)
            assert (texts([one]), goes_by(one)) == (["Tot later."], {12})
            store.run_now(lambda tx: claiming.recover(tx, NOW))


def test_what_may_have_been_sent_before_a_crash_is_looked_for_above_what_it_answers(tmp_path: Path) -> None:
    """Also where nothing from before it stands in the chat any more."""
    with a_store(tmp_path) as store:
        receive(store, said(20, 7, "later"))
        (number,) = (row["id"] for row in rows(store, "person"))
        tapped = Received(1, 7, Tapped("s", 1, "ja"), 5, "cb")
        said_then = deliveries(tapped, (Message("een feit"), Message("een vraag")), AT)
        store.run_now(lambda tx: outbox.put(tx, outbox.sealed_rows(tx, number, 1, said_then[1:])))
        assert texts(claim(store)) == ["een vraag"]
        store.run_now(lambda tx: claiming.recover(tx, NOW))
        noted = store.run_now(lambda tx: ledger.of(tx, number))
        assert {6, 7, 20, 21} <= {found for group in plan(noted, AT).delete for found, _ in group}


def test_and_above_what_anybody_had_in_their_chat_before_it_was_written_and_since(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1000, 8, "hallo"), now=NOW - timedelta(minutes=1))
        receive(store, said(2, 7, "hallo"))
        number = rows(store, "person")[-1]["id"]
        answer = Delivery(7, AT, Message("een vraag", question=True), answers=2)
        store.run_now(lambda tx: outbox.put(tx, outbox.sealed_rows(tx, number, 1, [answer])))
        claim(store)
        receive(store, said(1800, 8, "en nu"))
        store.run_now(lambda tx: outbox.hush(tx, number))
        store.run_now(lambda tx: claiming.recover(tx, NOW))
        (search,) = claim(store)
        assert goes_by(search) >= {1001, 1799, 1801}


def test_what_was_on_its_way_is_looked_for_above_what_was_there_when_it_was_sent(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        put(store, 7, Message("een vraag", question=True))
        (one,) = claim(store)
        store.run_now(lambda tx: outbox.hush(tx, 7))
        store.run_now(lambda tx: book(tx, [Booked(one, again=AT, shown=Noted(5000, AT, LOST))], NOW))
        (search,) = claim(store)
        assert 5001 in goes_by(search)


def test_a_search_for_a_lost_message_takes_out_nothing_of_who_came_back(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        put_search(store, 999, above=10)
        receive(store, said(20, 7, "hallo"))
        (one,) = claim(store)
        assert goes_by(one) == set(range(11, 20))


def test_nor_what_was_shown_since_to_who_stayed(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(10, 7, "hallo"))
        (number,) = (row["id"] for row in rows(store, "person"))
        put_search(store, number, above=10)
        store.run_now(lambda tx: ledger.note(tx, [(number, Noted(20, AT, TEXT))]))
        (one,) = claim(store)
        assert goes_by(one) == set(range(11, 111)) - {20}


def test_a_search_of_which_nothing_is_left_holds_up_nothing(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        put_search(store, 999, above=10, message=Message("Klaar."))
        put_search(store, 999, above=10)
        receive(store, said(11, 7, "hallo"))
        (one,) = claim(store)
        assert (texts([one]), one.delivery.cleaning) == (["Klaar."], None)
        store.run_now(lambda tx: book(tx, [Booked(one)], NOW))
        assert claim(store) == []
        assert rows(store, "outbox") == []


def put_search(store: Store, person_id: int, above: int, message: Message | None = None) -> None:
    found, number = Delivery(7, AT, message, cleaning=perhaps(above)), 100 + len(rows(store, "outbox"))
    store.run_now(lambda tx: outbox.put(tx, outbox.sealed_rows(tx, person_id, number, [found])))


def put_cleaning(store: Store, person_id: int, *numbers: int) -> None:
    out = Delivery(person_id, AT, cleaning=Cleaning((tuple((number, TEXT) for number in numbers),)))
    store.run_now(lambda tx: outbox.put(tx, outbox.sealed_rows(tx, person_id, 200 + person_id, [out])))


def goes_by(claimed: Claimed) -> set[int]:
    """The numbers of the messages that are taken out by it."""
    cleaning = claimed.delivery.cleaning
    return {number for group in cleaning.delete for number, _ in group} if cleaning else set()


def test_a_message_comes_back_as_it_went_in() -> None:
    message = Message(
        "tekst", "citaat", ((Button("Ja", "s:1:ja"), Button("Kopieer", copy="hoi")),),
        Picture("Noor", (Spot("oma", ("emotional", "practical"), True),), (("emotional", "Luisteren"),)),
        True, True, True,
    )  # fmt: skip
    delivery = Delivery(7, AT, message, 5, "cb", "let op")
    assert Delivery.from_bytes(delivery.to_bytes()) == delivery
