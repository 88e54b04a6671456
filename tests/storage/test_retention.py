"""Four hundred days of people who come and go: on no day is anything kept longer than was promised."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.message import Outcome
from bot.storage import people
from bot.storage.booking import Booked, book
from bot.storage.erasing import erase_expired
from bot.storage.inbox import KEEP_DAYS
from bot.storage.ledger import TEXT, Noted
from bot.storage.store import Store
from tests.channels.counting import Counting
from tests.storage.stores import NOW, a_store, claim, play, receive, rows, said

DAYS, A_DAY = 400, 4  # how long, and how often a day it is looked at
AGREED, PASSING = timedelta(days=30), timedelta(hours=1, minutes=10)  # ten minutes for a moment that is coarse
BLOCKED = timedelta(days=1, minutes=10)


class Both(Counting):
    """Those with an even number of turns behind them agreed."""

    def turn(self, *given: object) -> Outcome:
        outcome = super().turn(*given)  # type: ignore[arg-type]
        passing = bool(int(outcome.state or 0) % 2)
        return Outcome(outcome.state, outcome.messages, 1 if passing else 30 * 24, passing=passing)


@dataclass
class Town:
    """Who came when last, and until when something may be kept of them."""

    store: Store
    now: datetime = NOW
    until: dict[int, datetime] = field(default_factory=dict)
    turns: dict[int, int] = field(default_factory=dict)
    updates: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(7))

    def somebody_comes(self) -> None:
        chat = self.chance.randrange(1, 40)
        if self.until.get(chat, self.now) <= self.now:
            self.turns[chat] = 0
        self.updates += 1
        word = self.chance.choices(["woord", "wis", "boem"], (20, 2, 1))[0]
        receive(self.store, said(self.updates, chat, word), now=self.now)
        play(self.store, self.now, Both())
        if word == "wis":
            self.until[chat] = self.now
            self.turns[chat] = 0
        elif word == "woord":
            self.turns[chat] = self.turns.get(chat, 0) + 1
            self.until[chat] = self.now + (PASSING if self.turns[chat] % 2 else AGREED)
        else:
            self.until[chat] = max(self.until.get(chat, self.now), self.now + PASSING)
        if not self.chance.randrange(12):
            self.store.run_now(lambda tx: people.gone(tx, [chat], self.now))
            self.until[chat] = min(self.until[chat], self.now + BLOCKED)

    def send(self) -> None:
        for _ in range(20):
            claimed = claim(self.store, self.now)
            books = [
                Booked(one, rest=one.delivery.cleaned(one.delivery.cleaning.done()), again=1)
                if one.delivery.cleaning
                else Booked(one, shown=Noted(1000 + one.id, int(self.now.timestamp()), TEXT))
                for one in claimed
            ]
            self.store.run_now(lambda tx: book(tx, books, self.now))  # noqa: B023 - run at once
            if not claimed:
                return


def test_nothing_is_kept_longer_than_promised(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        town = Town(store)
        most = 0
        for _ in range(DAYS * A_DAY):
            town.now += timedelta(days=1) / A_DAY
            for _ in range(town.chance.randrange(3)):
                town.somebody_comes()
            town.send()
            most = max(most, len(rows(store, "person")))
            town.now += timedelta(minutes=2)
            store.run_now(lambda tx: erase_expired(tx, town.now))
            town.send()
            kept(store, town)
        assert most > 5


def kept(store: Store, town: Town) -> None:
    allowed = sum(until > town.now for until in town.until.values())
    there = {row["id"]: row for row in rows(store, "person")}
    assert len(there) <= allowed
    assert {row["person_id"] for row in rows(store, "ledger")} <= set(there)
    assert rows(store, "outbox") == []
    today = int(town.now.timestamp()) // 86_400
    assert all(row["day"] >= today - KEEP_DAYS and row["payload"] is None for row in rows(store, "inbox"))
    assert all(row["expires"] % 600 == 0 for row in there.values())  # the only moment that is kept, and a coarse one
    moments = [row["free_at"] for row in rows(store, "pace") if row["person_id"]]
    assert all(moment >= town.now.timestamp() * 1e6 for moment in moments)


@pytest.mark.usefixtures("each_database")
def test_no_column_that_outlives_a_message_holds_a_moment_finer_than_ten_minutes(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        receive(store, said(1, 7, "een"), said(2, 8, "een"))
        play(store)
        claimed = claim(store)
        store.run_now(lambda tx: book(tx, [Booked(one, shown=Noted(50, 1, TEXT)) for one in claimed], NOW))
        store.run_now(lambda tx: erase_expired(tx, NOW + timedelta(minutes=6)))
        at = int(NOW.timestamp())
        for table in ("person", "inbox", "outbox", "ledger", "pace"):
            for row in rows(store, table):
                if row.get("person_id") == 0:  # the moment of all people together
                    continue
                numbers = [value for value in row.values() if isinstance(value, int)]
                fine = [n for n in numbers for one in (1, 1_000, 1_000_000) if abs(n / one - at) < 40 * 86_400]
                assert all(number % 600 == 0 for number in fine), (table, row)
