"""How fast we write: one chat, all together, two replicas, and a clock that leaps."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.message import Message
from bot.storage import outbox
from bot.storage.events import Delivery
from bot.storage.opening import opened
from bot.storage.pace import Limit, Pace
from bot.storage.store import Store
from tests.storage.stores import NOW, a_store, claim, play, receive, rows, said, sent, settings

pytestmark = pytest.mark.usefixtures("each_database")
AT = int(NOW.timestamp())


def put(store: Store, person_id: int, messages: int, urgent: bool = False, update_id: int = 0) -> None:
    found = [Delivery(person_id, AT, Message(f"{person_id}.{n}", urgent=urgent)) for n in range(messages)]
    number = update_id or person_id
    store.run_now(lambda tx: outbox.put(tx, outbox.sealed_rows(tx, person_id, number, found)))


def sending(store: Store, seconds: float, pace: Pace, most: int = 50) -> list[str]:
    """What goes out at that moment; sent at once."""
    found: list[str] = []
    while claimed := claim(store, NOW + timedelta(seconds=seconds), most - len(found), pace):
        store.run_now(lambda tx, ids=[one.id for one in claimed]: outbox.remove(tx, ids))  # type: ignore[misc]
        found += [one.delivery.message.text for one in claimed if one.delivery.message]
    return found


def test_a_chat_gets_a_short_burst_and_then_one_a_second(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        put(store, 7, 8)
        assert [len(sending(store, second, Pace())) for second in (0, 0.5, 1.0, 1.9, 2.0, 4.0)] == [4, 0, 1, 0, 1, 2]


def test_who_has_had_their_share_holds_up_nobody_else(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        put(store, 7, 6)
        assert len(sending(store, 0, Pace())) == 4
        put(store, 8, 1)
        assert sending(store, 0, Pace()) == ["8.0"]


def test_all_together_get_no_more_than_telegram_allows_in_any_second(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        for person_id in range(1, 201):
            put(store, person_id, 1)
        times = [at / 10 for at in range(50) for _ in sending(store, at / 10, Pace())]
    assert all(len([at for at in times if begin <= at < begin + 1]) <= 30 for begin in (0, 0.5, 1.7, 3.0, 3.9))
    assert len(times) >= 25 * 4.5


def test_two_replicas_share_one_budget(tmp_path: Path) -> None:
    pace = Pace(all=Limit(25.0, 5))
    with a_store(tmp_path) as one:
        for person_id in range(1, 21):
            put(one, person_id, 1)
        if not one.shared:
            assert len(sending(one, 0, pace)) == 5
            return
        with opened(settings(tmp_path)) as other:
            assert len(sending(one, 0, pace, most=3)) == 3
            assert len(sending(other, 0, pace)) == 2
            assert sending(one, 0, pace) == sending(other, 0, pace) == []
            assert len(sending(other, 0.2, pace)) == 5


def test_help_goes_before_what_waited_longer(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        for person_id in range(1, 10):
            put(store, person_id, 1)
        put(store, 99, 2, urgent=True)
        assert [sending(store, 0, Pace(), most=1) for _ in range(3)] == [["99.0"], ["99.1"], ["1.0"]]


def test_help_passes_what_its_own_person_waits_for_but_not_what_is_on_its_way(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        put(store, 7, 3)
        (on_its_way,) = claim(store)
        put(store, 7, 1, urgent=True, update_id=8)
        assert claim(store) == []
        store.run_now(lambda tx: outbox.remove(tx, [on_its_way.id]))
        (next_one,) = claim(store)
        assert next_one.delivery.urgent


def test_a_crowd_of_strangers_holds_up_nobody_who_is_talking(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "ik was er al"))
        play(store)
        sent(store)
        receive(store, *(said(number, number, "ik ben nieuw") for number in range(100, 200)), said(999, 7, "en nu"))
        play(store)
        assert sending(store, 0, Pace(), most=2)[0] == "2: en nu"


def test_a_clock_that_leapt_back_silences_nobody(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        put(store, 7, 8)
        assert len(sending(store, 0, Pace())) == 4
        assert len(sending(store, -86_400, Pace(), most=3)) == 3


def test_a_moment_that_is_past_is_forgotten(tmp_path: Path) -> None:
    from bot.storage.erasing import erase_expired

    with a_store(tmp_path) as store:
        put(store, 7, 1)
        sending(store, 0, Pace())
        assert [row["person_id"] for row in rows(store, "pace")] == [0, 7]
        store.run_now(lambda tx: erase_expired(tx, NOW + timedelta(seconds=3)))
        assert [(row["person_id"], row["free_at"]) for row in rows(store, "pace")] == [(0, 0)]


def test_a_long_queue_is_overtaken_by_its_newest_but_help_is_not(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        for number in range(1, 14):
            put(store, 7, 1, urgent=number == 2, update_id=number)
        told = [text for second in range(60) for text in sending(store, 20 + second, Pace())]
        assert len(told) == 1 + 10
        assert rows(store, "outbox") == []


@pytest.mark.parametrize(("rate", "burst"), [(1.0, 4), (25.0, 5), (0.5, 1)])
def test_a_limit_never_gives_more_than_its_rate_and_one_burst(rate: float, burst: int) -> None:
    limit, free_at, given = Limit(rate, burst), 0, 0
    start = 1_000_000_000
    for tick in range(1000):
        now = start + tick * 10_000
        room = limit.room(free_at, now)
        free_at, given = limit.paid(free_at, now, room), given + room
        assert given <= burst + (now - start) / limit.interval
    assert given >= (now - start) / limit.interval
