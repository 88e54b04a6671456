"""Who sends too much, and too many who come at once: bounded, told once, and never without help."""

from itertools import count
from pathlib import Path

from sqlalchemy import func, select

from bot.channels.telegram.flood import REMEMBERED, Gate, Meter
from bot.channels.telegram.unkept import AGAIN, MOST, Unkept
from bot.engine.messages import Said, Tapped
from bot.message import Message
from bot.storage.events import Received
from bot.storage.pace import NO_LIMIT, Limit, Pace
from bot.storage.store import Transaction
from bot.storage.tables import inbox, person
from tests.channels.counting import Boom, Counting
from tests.channels.telegram.running import running
from tests.fakegram import FakeTelegram


class Time:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


numbers = count(1)


def said(words: str, chat_id: int = 7, sent: int = 0) -> Received:
    return Received(next(numbers), chat_id, Said(words), 1, sent=sent)


def test_a_person_can_type_fast_but_not_two_hundred_a_second() -> None:
    gate = Gate(Counting(), Pace(), unkept := Unkept(clock=(time := Time())), time)
    kept = 0
    for _ in range(2000):
        kept += gate.lets_in(said("hallo"))
        time.now += 0.005
    assert kept == 30 + int(2 * 9.995)
    assert unkept.next(9) == [(7, Message("Rustig aan."))]
    assert gate.lets_in(said("hallo", chat_id=8))


def test_a_call_for_help_comes_through_a_flood() -> None:
    gate = Gate(Counting(), Pace(), Unkept(clock=(time := Time())), time)
    while gate.lets_in(said("hallo")):
        pass
    assert gate.lets_in(said("hulp"))
    assert [gate.lets_in(said("hulp")) for _ in range(9)].count(True) == 3
    time.now += 2
    assert gate.lets_in(said("hulp"))


def test_where_it_cannot_be_told_whether_it_is_a_call_for_help_it_counts_as_one() -> None:
    class Broken(Counting):
        def pressing(self, event: object) -> bool:
            raise Boom

    gate = Gate(Broken(), Pace(), Unkept(), Time())
    assert [gate.lets_in(said("hallo")) for _ in range(40)].count(True) == 30 + 4


def test_what_is_brought_again_counts_once() -> None:
    gate = Gate(Counting(), Pace(), Unkept(), Time())
    batch = [said("hallo") for _ in range(40)]
    assert [[gate.lets_in(one) for one in batch].count(True) for _ in range(5)] == [30] * 5


def test_what_was_typed_slowly_while_we_were_away_is_no_flood() -> None:
    gate = Gate(Counting(), Pace(), Unkept(), Time())
    assert all(gate.lets_in(said("hallo", sent=500 + second)) for second in range(0, 400, 4))
    assert not all(gate.lets_in(said("hallo", sent=900)) for _ in range(40))


def test_a_tap_that_is_brought_late_shuts_out_nothing_that_was_typed() -> None:
    """Telegram tells when something was typed, not when a button was pressed: that counts from when it is brought."""
    for late in range(300):
        gate = Gate(Counting(), Pace(), Unkept(), time := Time())
        typed = int(time.now)
        time.now += late / 10
        assert gate.lets_in(Received(next(numbers), 7, Tapped("s", 1, "ja"), 1, "cb"))
        assert gate.lets_in(said("hallo", sent=typed)), late / 10


def test_what_is_remembered_is_bounded() -> None:
    meter = Meter(Limit(1, 1))
    assert all(meter.take(number, 1000) for number in range(REMEMBERED + 100))
    assert not meter.take(REMEMBERED + 99, 1000)
    assert meter.take(0, 1000)
    assert len(meter._free_at) == REMEMBERED
    unkept = Unkept()
    for number in range(MOST + 100):
        unkept.say(number, Message("Het is druk."))
    assert len(unkept) == MOST


def test_who_was_told_is_told_again_only_after_a_while() -> None:
    unkept = Unkept(clock=(time := Time()))
    for seconds in (0, 1, AGAIN - 2, 2):
        time.now += seconds
        unkept.say(7, Message("Het is druk."))
    assert len(unkept.next(9)) == 2


def counted(tx: Transaction) -> tuple[int, ...]:
    """People, and updates kept."""
    tables = (person, inbox)
    return tuple(tx.connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables)


async def test_too_many_strangers_leave_no_row_and_hear_whom_to_call(tmp_path: Path) -> None:
    few = Pace(NO_LIMIT, NO_LIMIT, NO_LIMIT, Limit(0.001, 3))
    async with FakeTelegram() as tg, running(tg, tmp_path, pace=few) as service:
        people = [tg.person(number) for number in range(1, 11)]
        for person in people:
            person.types("hallo")
        for person in people:
            await person.answered()
        told = [[message.text for message in person.visible if message.from_bot] for person in people]
        assert sorted(told) == [["1: hallo"]] * 3 + [["Het is druk. Bel 112."]] * 7
        assert await service.store.run(counted) == (3, 3)


async def test_who_floods_is_told_once_and_holds_up_nobody(tmp_path: Path) -> None:
    pace = Pace(NO_LIMIT, NO_LIMIT, Limit(0.001, 5), NO_LIMIT)
    async with FakeTelegram() as tg, running(tg, tmp_path, pace=pace) as service:
        loud, noor = tg.person(7), tg.person(8)
        for _ in range(300):
            loud.types("hallo")
        noor.types("een")
        loud.types("hulp")
        await noor.answered()
        await loud.answered(quiet=0.5)
        told = [message.text for message in loud.visible if message.from_bot]
        assert told.count("Rustig aan.") == 1
        assert told.count("Bel 112.") == 1
        assert len(told) == 5 + 1 + 2
        assert noor.last.text == "1: een"
        assert await service.store.run(counted) == (2, 7)
