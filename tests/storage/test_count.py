"""The count of messages that all chats share, as far as the ledger tells."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.storage import ledger
from bot.storage.cleaning import GUESSES
from bot.storage.count import STRETCHES, Count
from bot.storage.events import Delivery
from bot.storage.ledger import LOST, Noted
from tests.storage.stores import NOW, a_store, receive, rows, said

AT = int(NOW.timestamp())

pytestmark = pytest.mark.usefixtures("each_database")


def test_the_last_notes_of_all_tell_how_far_the_count_of_messages_was(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        assert store.run_now(lambda tx: Count(tx).before()) == 0
        for number, chat, ago in ((500, 8, 60), (400, 7, 50), (900, 9, 0)):
            receive(store, said(number, chat, "een"), now=NOW - timedelta(seconds=ago))
        person = rows(store, "person")[0]["id"]
        store.run_now(lambda tx: ledger.note(tx, [(person, Noted(10_000, AT - 70, LOST))]))
        assert store.run_now(lambda tx: Count(tx).before(AT - 5)) == 500
        assert store.run_now(lambda tx: Count(tx).before()) == 900


def test_a_message_that_waited_is_looked_for_in_all_the_numbers_since_but_not_without_end(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(100, 8, "een"), now=NOW - timedelta(seconds=60))
        receive(store, said(100 + 2 * GUESSES, 9, "een"))
        waited = Delivery(7, AT - 30, answers=50)
        assert above(store, waited) == [100, 100 + GUESSES, 100 + 2 * GUESSES]
        assert above(store, Delivery(7, AT - 30, answers=600)) == [600]  # surely after what it answers
        receive(store, said(100 + 1000 * GUESSES, 9, "een"))
        assert len(above(store, waited)) == STRETCHES
        assert above(store, waited)[-1] == 100 + 1000 * GUESSES


def above(store, delivery: Delivery) -> list[int]:
    return [one.message_id for one in store.run_now(lambda tx: Count(tx).perhaps_sent(delivery))]
