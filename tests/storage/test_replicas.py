"""Two replicas on one PostgreSQL: a person belongs to one at a time, and what a dead one left is finished."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from bot.message import Message, Outcome
from bot.settings import CannotStart
from bot.storage import claiming, erasing, inbox, leases, outbox, people, postgres
from bot.storage.booking import Booked, book
from bot.storage.events import Delivery
from bot.storage.opening import opened
from bot.storage.operations import new_key, rotate_keys
from bot.storage.people import Overtaken
from bot.storage.store import Store, Transaction
from tests.channels.counting import Counting
from tests.postgres import fresh_database
from tests.storage.stores import KEY, NOW, a_turning, change, claim, play, receive, rows, said, sent, settings

AT = int(NOW.timestamp())


@pytest.fixture
def database() -> Iterator[str]:
    with fresh_database() as url:
        yield url


@pytest.fixture
def two(database: str, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    with ExitStack() as stack:
        given = settings(tmp_path, DATABASE_URL=database, BOT_KEYS=KEY)
        yield stack.enter_context(opened(given)), stack.enter_context(opened(given))


def test_keys_must_be_given(database: str, tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="BOT_KEYS is missing"), opened(settings(tmp_path, DATABASE_URL=database)):
        pass


@pytest.mark.parametrize("address", ["postgresql://u:geheim@127.0.0.1:1/db", "postgresql://u:geheim@h:x/db"])
def test_what_cannot_be_reached_is_told_in_one_line_without_the_password(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "PAUSES", ())
    given = settings(tmp_path, DATABASE_URL=address, BOT_KEYS=KEY)
    with pytest.raises(CannotStart, match="DATABASE_URL") as caught, opened(given):
        pass
    assert "\n" not in str(caught.value)
    assert "geheim" not in str(caught.value) + repr(given)


def test_a_user_who_may_not_make_tables_is_told(database: str, tmp_path: Path) -> None:
    with psycopg.connect(database, autocommit=True) as owner:
        owner.execute("DROP ROLE IF EXISTS gast")
        owner.execute("CREATE ROLE gast LOGIN")
    address = database.replace("postgres:@", "gast:@")
    with pytest.raises(CannotStart, match="tables"), opened(settings(tmp_path, DATABASE_URL=address, BOT_KEYS=KEY)):
        pass


def test_a_database_of_a_newer_version_is_refused(database: str, tmp_path: Path) -> None:
    given = settings(tmp_path, DATABASE_URL=database, BOT_KEYS=KEY)
    with opened(given) as store:
        change(store, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(CannotStart, match="newer version"), opened(given):
        pass


def test_many_that_start_at_once_make_the_tables_once(database: str, tmp_path: Path) -> None:
    def start(_: int) -> int:
        with opened(settings(tmp_path, DATABASE_URL=database, BOT_KEYS=KEY)) as store:
            return len(rows(store, "pace"))

    with ThreadPoolExecutor(6) as starting:
        assert list(starting.map(start, range(6))) == [1] * 6


def test_a_person_who_is_being_played_is_left_to_whoever_plays(two: tuple[Store, Store]) -> None:
    one, other = two
    receive(one, said(1, 7, "een"), said(2, 7, "twee"), said(3, 8, "ander"))

    def found(tx: Transaction) -> list[int]:
        return [row.update_id for row in inbox.oldest_of_each(tx, 0)[0]]

    assert one.run_now(lambda tx: (found(tx), other.run_now(found))) == ([1, 3], [])
    assert other.run_now(found) == [1, 3]


def test_four_who_play_at_once_skip_and_repeat_nothing(database: str, tmp_path: Path) -> None:
    given = settings(tmp_path, DATABASE_URL=database, BOT_KEYS=KEY)
    with ExitStack() as stack:
        stores = [stack.enter_context(opened(given)) for _ in range(4)]
        receive(stores[0], *(said(number, number % 12, f"{number // 12}") for number in range(1, 601)))

        def work(store: Store) -> None:
            mine = a_turning()
            while any(row["state"] == 0 for row in rows(store, "inbox")):
                store.run_now(mine.batch)

        with ThreadPoolExecutor(4) as working:
            list(working.map(work, stores))
        told: dict[int, list[str]] = {}
        for chat_id, text in sent(stores[0]):
            told.setdefault(chat_id, []).append(text)
        assert sorted(told) == list(range(12))
        for chat_id, texts in told.items():
            first = 0 if chat_id else 1
            assert texts == [f"{n + 1}: {n + first}" for n in range(50)]


def test_a_session_that_somebody_else_stored_meanwhile_is_not_overwritten(two: tuple[Store, Store]) -> None:
    one, other = two
    receive(one, said(1, 7, "een"))
    play(one)
    (before,) = rows(one, "person")

    def late(tx: Transaction) -> None:
        change(other, "UPDATE person SET version = version + 1")
        people.save(tx, [{"number": before["id"], "was": 1, "becomes": 2, "sealed": b"oud", "until": 0, "leaves": 0}])

    with pytest.raises(Overtaken):
        one.run_now(late)
    assert rows(one, "person") == [before | {"version": 2}]


def test_the_same_update_at_two_replicas_counts_once(two: tuple[Store, Store]) -> None:
    batches = [[said(number, number % 5, f"{number}") for number in range(1, 101)] for _ in range(8)]
    with ThreadPoolExecutor(2) as receiving:
        for done in [receiving.submit(receive, two[n % 2], *batch) for n, batch in enumerate(batches)]:
            done.result()
    play(two[0])
    assert sorted(int(text.partition(": ")[2]) for _, text in sent(two[1])) == list(range(1, 101))


def test_who_writes_while_they_are_being_erased_is_not_forgotten(two: tuple[Store, Store]) -> None:
    one, other = two
    receive(one, said(1, 7, "een"))
    play(one)
    looked, stored, later = threading.Event(), threading.Event(), NOW + timedelta(days=40)

    def keep(tx: Transaction) -> None:
        people.find_or_add(tx, [7], later)
        looked.set()
        stored.wait(1)
        inbox.receive(tx, [said(2, 7, "twee")], later)

    with ThreadPoolExecutor(1) as receiving:
        kept = receiving.submit(one.run_now, keep)
        looked.wait(5)
        erased = ThreadPoolExecutor(1).submit(other.run_now, lambda tx: erasing.erase_expired(tx, later))
        stored.set()
        kept.result()
        erased.result()
    play(one)
    assert sent(one)[-1][1] in ("1: twee", "2: twee")


def test_what_a_dead_one_was_sending_is_finished_by_another_and_not_sooner(two: tuple[Store, Store]) -> None:
    one, other = two
    for store in two:
        store.run_now(lambda tx: leases.begin(tx, AT))
    question = Delivery(7, AT, Message("een vraag", question=True))
    one.run_now(lambda tx: outbox.put(tx, outbox.sealed_rows(tx, 7, 1, [question])))
    assert len(claim(one)) == 1
    for second, found in ((8, 0), (leases.LASTS, 1)):
        now = NOW + timedelta(seconds=second)
        other.run_now(lambda tx, now=now: leases.live(tx, int(now.timestamp())))  # type: ignore[misc]
        assert other.run_now(lambda tx, now=now: claiming.recover(tx, now)) == found  # type: ignore[misc]
    assert len(claim(other, NOW + timedelta(seconds=20))) == 1


def test_what_another_took_over_is_not_put_off_by_who_was_thought_dead(two: tuple[Store, Store]) -> None:
    one, other = two
    question = Delivery(7, AT, Message("een vraag", question=True))
    one.run_now(lambda tx: outbox.put(tx, outbox.sealed_rows(tx, 7, 1, [question])))
    (claimed,) = claim(one)
    assert other.run_now(lambda tx: claiming.recover(tx, NOW)) == 1
    claim(other)
    before = rows(one, "outbox")
    one.run_now(lambda tx: book(tx, [Booked(claimed, again=AT + 99)], NOW))
    assert rows(one, "outbox") == before


def test_one_leads_and_another_takes_over_when_it_is_silent(two: tuple[Store, Store]) -> None:
    one, other = two

    def leads(store: Store, second: int) -> bool:
        return store.run_now(lambda tx: leases.hold(tx, leases.LEADER, AT + second))

    assert [leads(one, 0), leads(other, 0)] == [True, False]
    assert [leads(other, 5), leads(one, 5), leads(other, leases.LASTS)] == [False, True, False]
    assert leads(other, 5 + leases.LASTS)
    assert not leads(one, 5 + leases.LASTS)
    other.run_now(leases.leave)
    assert leads(one, 6 + leases.LASTS)


def test_a_death_is_known_to_all_for_a_while_and_a_goodbye_is_no_death(two: tuple[Store, Store]) -> None:
    one, other = two
    one.run_now(lambda tx: leases.begin(tx, AT))
    other.run_now(lambda tx: leases.begin(tx, AT))

    def died(second: int) -> bool:
        other.run_now(lambda tx: leases.live(tx, AT + second))
        return other.run_now(lambda tx: leases.somebody_died(tx, AT + second))

    assert [died(1), died(leases.LASTS), died(leases.LASTS + leases.REMEMBERED)] == [False, True, True]
    assert not died(leases.LASTS + leases.REMEMBERED + 1)
    one.run_now(lambda tx: leases.live(tx, AT + 200))
    one.run_now(leases.leave)
    assert not died(300)


def test_keys_change_while_another_replica_plays(database: str, tmp_path: Path) -> None:
    new = new_key()
    both = settings(tmp_path, DATABASE_URL=database, BOT_KEYS=f"{new},{KEY}")
    with opened(settings(tmp_path, DATABASE_URL=database, BOT_KEYS=KEY)) as old:
        receive(old, *(said(number, number, "een") for number in range(1, 41)))
        play(old)
    with opened(both) as store:
        receive(store, *(said(100 + number, number, "twee") for number in range(1, 41)))

        class Rotates(Counting):
            """In the middle of a batch."""

            rotated = False

            def turn(self, *given: object) -> Outcome:
                if not self.rotated:
                    self.rotated = True
                    with ThreadPoolExecutor(1) as operator:
                        assert operator.submit(rotate_keys, both).result() == 40
                return super().turn(*given)  # type: ignore[arg-type]

        mine = a_turning(Rotates())
        with pytest.raises(Overtaken):
            store.run_now(mine.batch)
        play(store)
    with opened(settings(tmp_path, DATABASE_URL=database, BOT_KEYS=new)) as store:
        told = [text for _, text in sent(store)]
        assert sorted(told) == ["1: een"] * 40 + ["2: twee"] * 40
