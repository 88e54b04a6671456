"""A change of keys: nothing becomes unreadable, nobody becomes a stranger, and the old key can go."""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import select

from bot.settings import CannotStart
from bot.storage import claiming, inbox, ledger, outbox, people, rotating
from bot.storage.booking import Booked, book
from bot.storage.keys import Unsealable
from bot.storage.ledger import TEXT, Noted
from bot.storage.operations import erase_expired_now, new_key, rotate_keys
from bot.storage.rotating import rotate
from bot.storage.store import Store, Transaction
from bot.storage.tables import metadata
from tests.storage.stores import FAST, NOW, a_store, a_turning, play, receive, rows, said, sent, settings, swap

T = TypeVar("T")

pytestmark = pytest.mark.usefixtures("each_database")


def test_after_a_change_of_keys_the_old_one_is_not_needed(tmp_path: Path) -> None:
    old, new = new_key(), new_key()
    with a_store(tmp_path, BOT_KEYS=old) as store:
        receive(store, said(1, 7, "een"), said(2, 8, "een"))
        play(store)
        receive(store, said(3, 7, "twee"))
    assert rotate_keys(settings(tmp_path, BOT_KEYS=f"{new},{old}")) == 2
    with a_store(tmp_path, BOT_KEYS=new) as store:
        receive(store, said(4, 7, "drie"))
        play(store)
        assert sent(store) == [(7, "1: een"), (8, "1: een"), (7, "2: twee"), (7, "3: drie")]
        assert len(rows(store, "person")) == 2
    with pytest.raises(CannotStart), a_store(tmp_path, BOT_KEYS=old):
        pass


def test_with_both_keys_and_before_the_change_everyone_is_known(tmp_path: Path) -> None:
    old, new = new_key(), new_key()
    with a_store(tmp_path, BOT_KEYS=old) as store:
        receive(store, said(1, 7, "een"))
        play(store)
    with a_store(tmp_path, BOT_KEYS=f"{new},{old}") as store:
        receive(store, said(2, 7, "twee"))
        play(store)
        assert sent(store) == [(7, "1: een"), (7, "2: twee")]


def test_a_row_that_no_key_opens_does_not_stop_the_change(tmp_path: Path) -> None:
    old, new = new_key(), new_key()
    with a_store(tmp_path, BOT_KEYS=old) as store:
        receive(store, said(1, 7, "een"), said(2, 8, "een"))
        play(store)
        swap(store, "person", "session", "id", *(row["id"] for row in rows(store, "person")))
    assert rotate_keys(settings(tmp_path, BOT_KEYS=f"{new},{old}")) == 2
    with a_store(tmp_path, BOT_KEYS=new) as store:
        assert sent(store) == [(7, "1: een"), (8, "1: een")]


def test_whose_time_is_up_can_be_erased_by_hand(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"))
        play(store)
    assert erase_expired_now(settings(tmp_path)) in (0, 1)


def test_keys_change_under_load_and_every_row_can_be_read_with_the_new_one_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between any two transactions of the change people write, are answered and erased."""
    monkeypatch.setattr(rotating, "AT_ONCE", 5)
    old, new = new_key(), new_key()
    with a_store(tmp_path, BOT_KEYS=old) as store:
        receive(store, *(said(number, number, "een") for number in range(1, 41)))
        play(store)
        receive(store, *(said(100 + number, number, "twee") for number in range(1, 21)))
    numbers = count(1000)
    with a_store(tmp_path, BOT_KEYS=f"{new},{old}") as store:
        alone = store.run_now

        def load() -> None:
            if (number := next(numbers)) > 1060:
                return
            words = "nog iets" if number % 9 else "wis"
            batch = [said(number, number % 45, words), said(5000 + number, number, "nieuw")]
            alone(lambda tx: inbox.receive(tx, batch, NOW))
            turning = a_turning()
            alone(turning.batch)
            claimed = alone(lambda tx: claiming.claim(tx, NOW, 3, FAST))
            shown = Noted(number, int(NOW.timestamp()), TEXT)
            alone(lambda tx: book(tx, [Booked(one, shown=shown) for one in claimed], NOW))

        def beside(work: Callable[[Transaction], T]) -> T:
            load()
            return alone(work)

        monkeypatch.setattr(store, "run_now", beside)
        rotate(store)
        monkeypatch.undo()
        assert len(rows(store, "ledger")) > 40
    with a_store(tmp_path, BOT_KEYS=new) as store:
        assert unreadable(store) == []
        play(store)
        known = {"een", "twee", "nog iets", "nieuw", *GOODBYE}
        assert {text.rpartition(": ")[2] for _, text in sent(store)} <= known
    with pytest.raises(CannotStart), a_store(tmp_path, BOT_KEYS=old):
        pass


def unreadable(store: Store) -> list[str]:
    """The sealed columns that these keys do not open."""

    def work(tx: Transaction) -> list[str]:
        failed = []
        for name, places in SEALED.items():
            table, _, column = name.partition(".")
            for row in tx.connection.execute(select(metadata.tables[table])).mappings():
                if row[column] is not None:
                    try:
                        tx.keys.open(name, places(row), row[column])
                    except Unsealable:
                        failed.append(name)
        return failed

    return store.run_now(work)


SEALED: dict[str, Callable[[Mapping[str, Any]], bytes]] = {
    people.ADDRESS: lambda row: row["person_key"],
    people.SESSION: lambda row: row["person_key"],
    inbox.PAYLOAD: lambda row: b"%d" % row["update_id"],
    outbox.PAYLOAD: lambda row: outbox.identity(row["update_id"], row["n"]),
    ledger.SEALED: lambda row: ledger.identity(row["person_id"]),
}
GOODBYE = {"Dag.", "Dag, een deel staat er nog."}


def test_in_every_sealed_column_what_two_people_exchange_is_refused(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"), said(2, 8, "een"))
        play(store)
        receive(store, said(3, 7, "twee"), said(4, 8, "twee"))
        assert unreadable(store) == []
        for name in SEALED:
            table, _, column = name.partition(".")
            key = metadata.tables[table].primary_key.columns.keys()[0]
            full = [row for row in rows(store, table) if row[column] is not None]
            people_of = {row.get("person_id", row["id"] if table == "person" else None): row[key] for row in full}
            assert len(people_of) == 2
            swap(store, table, column, key, *people_of.values())
            assert unreadable(store) == [name] * 2, name
            swap(store, table, column, key, *people_of.values())
        assert unreadable(store) == []


def test_whoever_has_only_the_database_cannot_tell_whether_a_known_person_is_in_it(tmp_path: Path) -> None:
    """Neither by any digest of a chat number with what stands there as its key, nor by the length of a value."""
    chats = [7, 7_000_001, 7_311_884_402_957]
    with a_store(tmp_path) as store:
        receive(store, *(said(number, chat, "een") for number, chat in enumerate(chats, 1)))
        play(store)
        every = [row for table in metadata.tables for row in rows(store, table)]
        kept = {bytes(value) for row in every for value in row.values() if isinstance(value, bytes)}
        keys = [b"", *kept, *(b"steunkring", b"person", b"steunkring person")]
        spelled = [form for chat in chats for form in (b"%d" % chat, b"%020d" % chat, chat.to_bytes(8, "big"))]
        kinds = ("sha256", "sha512", "sha1", "md5")
        made = {digest(kind, key, form) for kind in kinds for key in keys for form in spelled}
        assert not any(found[:8] in value for found in made for value in kept)
        for table, columns in (("person", ("person_key", "address", "session")), ("ledger", ("sealed",))):
            assert all(len({len(row[column]) for row in rows(store, table)}) == 1 for column in columns)


def digest(kind: str, key: bytes, form: bytes) -> bytes:
    return hmac.digest(key, form, kind) if key else hashlib.new(kind, form, usedforsecurity=False).digest()
