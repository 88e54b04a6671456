"""Through a link: it opens its door for as many as may, counts each once, and a bad code is no code."""

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.engine.messages import Event
from bot.message import Message, Outcome
from bot.settings import Settings
from bot.sharing.floor import Month
from bot.sharing.wanted import Wanted
from bot.storage import links
from bot.storage.doors import Doors
from bot.storage.opening import opened
from bot.storage.people import Overtaken
from bot.storage.store import Store, Transaction
from tests.postgres import fresh_database
from tests.storage.stores import KEY, NOW, a_store, a_turning, play, receive, said, sent, settings
from tests.storage.visiting import WORKER, Visiting, counted, listed, make, starts, visit

AFTER = datetime(2026, 12, 24, tzinfo=UTC)


@pytest.mark.usefixtures("each_database")
def test_a_good_code_opens_its_door_also_in_capitals_and_any_other_is_none(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        made = make(store)
        assert visit(store, range(1, 2), made.code) == ["jongere"]
        assert visit(store, range(2, 3), made.code.upper()) == ["jongere"]
        for number, code in enumerate(("", made.code[:-1], made.code + "2", "jongere", "1", "'--", "é" * 4000)):
            assert visit(store, range(10 + number, 11 + number), code) == ["hallo"]


@pytest.mark.usefixtures("each_database")
def test_nobody_but_the_store_says_where_a_link_leads(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        make(store)
        forged = starts(1, 5, "zomaar")
        object.__setattr__(forged.event, "door", "jongere")
        object.__setattr__(forged.event, "link", 1)
        receive(store, forged)
        play(store, turns=Visiting())
        assert sent(store) == [(5, "hallo")]
        assert counted(store) == [(0, 0, 0)]


@pytest.mark.usefixtures("each_database")
def test_a_full_link_lets_nobody_in_also_when_all_come_at_once(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        made = make(store, Wanted("", "jongere", most=5))
        assert visit(store, range(1, 3), made.code) == ["jongere"] * 2
        assert sorted(visit(store, range(3, 203), made.code)) == ["hallo"] * 197 + ["jongere"] * 3
        assert counted(store) == [(5, 0, 0)]
        assert listed(store)[0].state == "active"


@pytest.mark.usefixtures("each_database")
def test_a_maker_comes_in_uncounted_and_does_not_find_out_how_full_it_is(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        made = make(store, Wanted("", "jongere", most=2))
        for chats, heard in ((1, ["jongere", "jongere", "hallo"]), (0, [])):
            assert visit(store, range(WORKER, WORKER + 1), made.code, "klaar") == ["jongere", "hallo"]
            assert visit(store, range(chats, 4 * chats), made.code) == heard
        assert counted(store) == [(2, 0, 0)]


@pytest.mark.usefixtures("each_database")
def test_each_kind_counts_once_a_conversation_and_in_the_month_it_happened(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        made, other = make(store), make(store)
        visit(store, range(1, 4), made.code, "hulp", "hulp", "klaar", "klaar")
        visit(store, range(4, 6), other.code)
        visit(store, range(4, 6), "", "klaar", now=NOW + timedelta(days=12))
        assert counted(store) == [(3, 3, 3), (2, 0, 0)]
        assert counted(store, 1) == [(0, 0, 0), (0, 2, 0)]


@pytest.mark.usefixtures("each_database")
def test_a_second_delivery_and_a_failed_turn_count_nothing(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        made = make(store)
        for _ in range(3):
            receive(store, starts(1, 5, made.code), said(2, 5, "hulp"))
            play(store, turns=Visiting())

        class Failing(Visiting):
            def turn(self, state: bytes | None, event: Event, now: datetime, desk: object = None) -> Outcome:
                return replace(super().turn(state, event, now), messages=(Message("\ud800"),))  # cannot be stored

        receive(store, starts(3, 6, made.code))
        play(store, turns=Failing())
        assert counted(store) == [(1, 0, 1)]


@pytest.mark.usefixtures("each_database")
def test_a_batch_that_is_undone_counts_nothing_until_it_is_played_again(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        made = make(store)
        receive(store, *(starts(number, number, made.code) for number in range(1, 9)))
        turning = a_turning(Visiting())

        def undone(tx: Transaction) -> None:
            turning.batch(tx)
            raise RuntimeError

        for _ in range(3):
            with pytest.raises(RuntimeError):
                store.run_now(undone)
        assert counted(store) == [(0, 0, 0)]
        play(store, turns=Visiting())
        assert counted(store) == [(8, 0, 0)]


@pytest.mark.usefixtures("each_database")
def test_what_is_counted_of_a_link_that_was_removed_counts_for_nobody(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        made = make(store)
        visit(store, range(1, 4), made.code)
        store.run_now(lambda tx: links.remove(tx, WORKER, made.number))
        again = make(store)
        assert again.number > made.number
        assert visit(store, range(1, 4), "", "klaar")[-1] == "hallo"
        assert counted(store) == [(0, 0, 0)]


@pytest.mark.parametrize(("people", "shown"), [(9, None), (10, 10), (14, 15), (23, 25)])
def test_a_worker_sees_a_month_when_it_is_over_and_never_fewer_than_ten(
    people: int, shown: int | None, tmp_path: Path
) -> None:
    with a_store(tmp_path) as store:
        made = make(store)
        visit(store, range(1, people + 1), made.code)
        assert listed(store)[0].months == ()
        assert listed(store, now=AFTER)[0].months == (Month(datetime(2026, 11, 1).date(), shown, None, None),)  # noqa: DTZ001


def test_two_replicas_lose_no_count_and_let_in_no_one_too_many(tmp_path: Path) -> None:
    with fresh_database() as url, ExitStack() as stack:
        given = settings(tmp_path, DATABASE_URL=url, BOT_KEYS=KEY)
        one, *others = [stack.enter_context(opened(given)) for _ in range(3)]
        roomy, narrow = make(one, Wanted("", "jongere", most=500)), make(one, Wanted("", "ouder", most=40))
        receive(one, *(starts(number, number, (roomy, narrow)[number % 2].code) for number in range(1, 301)))
        receive(one, *(said(number, number - 300, "klaar") for number in range(301, 601)))

        def work(store: Store) -> int:
            turning, overtaken = a_turning(Visiting()), 0
            while True:
                try:
                    if not store.run_now(turning.batch):
                        return overtaken
                except Overtaken:
                    overtaken += 1

        with ThreadPoolExecutor(3) as working:
            list(working.map(work, [one, *others]))
        play(one, turns=Visiting())
        assert counted(one) == [(150, 150, 0), (40, 40, 0)]


def test_two_replicas_that_count_at_the_same_moment_wait_for_one_another(tmp_path: Path) -> None:
    with fresh_database() as url, ExitStack() as stack:
        given = settings(tmp_path, DATABASE_URL=url, BOT_KEYS=KEY)
        one, other, watching = (stack.enter_context(opened(given)) for _ in range(3))
        made = make(one)
        entered = Outcome(b"", (), link=made.number, counts=("started",))
        waits = text(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )

        def count(tx: Transaction) -> None:
            doors = Doors(tx, NOW)
            doors.note(entered, 7)
            doors.write()

        with ThreadPoolExecutor(1) as working:

            def first(tx: Transaction) -> Future[None]:
                count(tx)
                second = working.submit(other.run_now, count)
                while not watching.run_now(lambda tx: tx.connection.execute(waits).scalar_one()):
                    assert not second.done()
                return second

            one.run_now(first).result()
        assert counted(one) == [(2, 0, 0)]


def test_who_was_let_in_by_another_replica_meanwhile_is_seen(tmp_path: Path) -> None:
    with fresh_database() as url, ExitStack() as stack:
        given: Settings = settings(tmp_path, DATABASE_URL=url, BOT_KEYS=KEY)
        one, other = stack.enter_context(opened(given)), stack.enter_context(opened(given))
        made = make(one, Wanted("", "jongere", most=1))
        arriving = starts(1, 5, made.code)
        entered = Outcome(b"", (), link=made.number, counts=("started",))

        def late(tx: Transaction) -> None:
            doors = Doors(tx, NOW)
            assert getattr(doors.through(arriving), "link") == made.number  # noqa: B009
            assert visit(other, range(6, 7), made.code) == ["jongere"]
            doors.note(entered, 7)
            doors.write()

        with pytest.raises(Overtaken):
            one.run_now(late)
        assert counted(one) == [(1, 0, 0)]


def test_more_than_fit_do_not_stop_the_turns_of_others(tmp_path: Path) -> None:
    """Whatever a conversation counts: only who came through the door can be one too many."""
    with a_store(tmp_path) as store:
        made = make(store, Wanted("", "jongere", most=1))

        def work(tx: Transaction) -> None:
            doors = Doors(tx, NOW)
            for _ in range(3):
                doors.note(Outcome(b"", (), link=made.number, counts=("started",)), 7)
            doors.write()

        store.run_now(work)
        assert counted(store) == [(3, 0, 0)]


@pytest.mark.usefixtures("each_database")
def test_who_wipes_and_comes_again_counts_once_and_neither_fills_a_link_nor_lifts_its_counts(tmp_path: Path) -> None:
    """Else anybody could bring a link one person short of ten, or of full, and see whether somebody came."""
    with a_store(tmp_path) as store:
        made, number = make(store, Wanted("", "jongere", most=3)), 0
        turning = a_turning(Visiting())

        def comes(chat_id: int) -> str:
            nonlocal number
            number += 2
            receive(store, starts(number, chat_id, made.code), said(number + 1, chat_id, "klaar"))
            while store.run_now(turning.batch):
                pass
            return sent(store)[0][1]

        for _ in range(12):
            assert comes(1) == "jongere"
            number += 2
            receive(store, said(number, 1, "wis"))
            while store.run_now(turning.batch):
                pass
            sent(store)
        assert counted(store) == [(1, 1, 0)]
        assert [comes(2), comes(3), comes(4)] == ["jongere", "jongere", "hallo"]
        assert comes(1) == "jongere"
        assert counted(store) == [(3, 3, 0)]
