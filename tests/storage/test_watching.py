"""A worker who looks at the counts after every event, with clocks that go wrong, keys that change and links that end:
each month is seen once, in one way only, so looking twice tells nothing more."""

import random
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.message import Outcome
from bot.sharing.floor import Cell, Month
from bot.sharing.tally import KINDS
from bot.sharing.wanted import Wanted
from bot.storage import links
from bot.storage.doors import Doors
from bot.storage.operations import new_key, rotate_keys
from bot.storage.store import Store, Transaction
from tests.storage.stores import NOW, a_store, receive, said, settings
from tests.storage.visiting import WORKER, listed, make

Cells = tuple[Cell, Cell, Cell]
STEPS, ROTATIONS = 120, 2


def count(store: Store, number: int, kinds: Counter[str], now: datetime) -> None:
    """So many of each kind, through this link."""

    def work(tx: Transaction) -> None:
        doors = Doors(tx, now)
        for kind in kinds.elements():
            doors.note(Outcome(b"", (), link=number, counts=(kind,)), 7)
        doors.write()

    store.run_now(work)


def end(store: Store, number: int, now: datetime) -> None:
    assert store.run_now(lambda tx: links.end(tx, WORKER, number, now))


def cells(month: Month) -> Cells:
    return month.started, month.finished, month.helped


class Watcher:
    """All that was ever seen."""

    def __init__(self) -> None:
        self.seen: dict[tuple[int, date], set[Cells]] = defaultdict(set)

    def look(self, store: Store, now: datetime) -> None:
        for link in listed(store, now=now):
            for month in link.months:
                self.seen[link.number, month.first_day].add(cells(month))


@pytest.mark.parametrize("seed", range(3))
def test_looking_again_and_again_shows_nothing_new(seed: int, tmp_path: Path) -> None:
    dice, now, watcher = random.Random(seed), NOW, Watcher()
    keys = [new_key()]
    for rotation in range(ROTATIONS + 1):
        with a_store(tmp_path, BOT_KEYS=",".join(keys)) as store:
            if not rotation:
                receive(store, said(1, WORKER, "hallo"))
                made = [make(store, Wanted("", "jongere", 300, 500)) for _ in range(3)]
            for _ in range(STEPS):
                now += timedelta(days=dice.choice((0, 1, 1, 2)))
                leapt = now + timedelta(days=dice.choice((0, 0, 0, 0, 0, 35, -35)))
                started = dice.randint(0, 4)
                kinds = Counter(started=started, finished=dice.randint(0, started), helped=dice.randint(0, started))
                count(store, dice.choice(made).number, kinds, leapt)
                watcher.look(store, leapt)
            if rotation == 1:
                end(store, made[0].number, now)
        keys = [new_key(), keys[0]]
        rotate_keys(settings(tmp_path, BOT_KEYS=",".join(keys)))
        keys = keys[:1]
    assert len(watcher.seen) > 15
    assert {len(ways) for ways in watcher.seen.values()} == {1}
    values = {value for ways in watcher.seen.values() for way in ways for value in way}
    assert len(values - {None}) > 3
    assert all(value is None or (value >= 10 and value % 5 == 0) for value in values)


def test_one_more_person_is_never_seen_to_tip_a_number(tmp_path: Path) -> None:
    """Somebody who was shown a month too soon, by a clock that leapt, adds one person to it of whom they know."""
    with a_store(tmp_path) as store:
        made = make(store)
        count(store, made.number, Counter(started=9), NOW)
        too_soon = listed(store, now=NOW + timedelta(days=30))[0].months
        count(store, made.number, Counter(started=1), NOW)
        assert listed(store, now=NOW)[0].months == listed(store, now=NOW + timedelta(days=30))[0].months == too_soon
        assert [cells(month) for month in too_soon] == [(None,) * len(KINDS)]
