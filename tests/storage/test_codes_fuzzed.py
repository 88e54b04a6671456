"""Any text behind /start, on its way from Telegram to the reply: no error, no difference, no line in the log."""

import logging
import random
import re
import string
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.channels.telegram.flood import Gate
from bot.channels.telegram.unkept import Unkept
from bot.conversation import Conversation
from bot.engine.messages import Commanded, Event
from bot.message import Outcome
from bot.sharing.codes import LENGTH, LETTERS
from bot.sharing.wanted import Wanted
from bot.storage import inbox, links
from bot.storage.events import Received
from bot.storage.pace import NO_LIMIT, Limit, Pace
from bot.storage.store import Store
from bot.typed import heard
from tests.playing import LIBRARY
from tests.storage.stores import NOW, a_store, change, play, receive, rows
from tests.storage.visiting import WORKER, Visiting, counted, make, starts, visit

SOME, ALL, AT_ONCE = 3_000, 100_000, 200
QUESTION = re.compile(r":[0-9a-f]+:")  # the number of a question is any


class Overhearing(Conversation):
    """Remembers all that it heard and answered."""

    def __init__(self) -> None:
        super().__init__(LIBRARY)
        self.starts: list[tuple[Commanded, str]] = []

    def turn(self, state: bytes | None, event: Event, now: datetime, desk: object = None) -> Outcome:
        outcome = super().turn(state, event, now)
        assert isinstance(event, Commanded)
        self.starts.append((event, QUESTION.sub("::", f"{outcome.messages} {outcome.notice} {outcome.counts}")))
        return outcome


def payloads(dice: random.Random, near: list[str]) -> Iterator[str]:
    """What somebody might try, for ever: what looks like a code, nearly is one, or is meant to break something."""
    signs = string.ascii_letters + string.digits + "_-"
    nasty = [*"'\"\\%;= é😀", "../", "\x00", "\ud800", "\u202e", "{0}", "${x}", "' OR 1=1 --"]
    while True:
        match dice.randrange(5):
            case 0:
                yield "".join(dice.choices(signs, k=dice.randint(1, 64)))
            case 1:
                yield "".join(dice.choices(LETTERS, k=LENGTH))
            case 2:
                code, at = dice.choice(near), dice.randrange(LENGTH)
                yield dice.choice([code[:at] + dice.choice(signs) + code[at:], code[:at] + code[at + 1 :], code[::-1]])
            case 3:
                yield "".join(dice.choices(nasty, k=dice.randint(1, 8)))
            case _:
                yield "".join(chr(dice.randrange(1, 0x11000)) for _ in range(dice.randint(1, 300)))


def closed_codes(store: Store) -> list[str]:
    """One of each kind that opens nothing any more."""
    full, paused, ended, expired = (make(store, Wanted("", "ouder", 5, 1)) for _ in range(4))
    visit(store, range(5000, 5001), full.code)
    store.run_now(lambda tx: links.pause(tx, WORKER, paused.number))
    store.run_now(lambda tx: links.end(tx, WORKER, ended.number, NOW))
    change(store, f"UPDATE link SET last_day = last_day - 9 WHERE id = {expired.number}")  # noqa: S608
    return [link.code for link in (full, paused, ended, expired)]


def test_whatever_stands_behind_start_is_answered_as_if_nothing_did(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest
) -> None:
    caplog.set_level(logging.DEBUG, logger="steunkring")
    wanted = ALL if request.config.getoption("full") else SOME
    with a_store(tmp_path) as store:
        closed, overhearing = closed_codes(store), Overhearing()
        tried = payloads(random.Random(7), closed)
        for first in range(0, wanted, AT_ONCE):
            behind = [*closed, "", *(next(tried) for _ in range(AT_ONCE - len(closed) - 1))]
            batch = [
                Received(first + n, 10_000 + n, heard(f"/start {code}"), 1) for n, code in enumerate(behind, 10_000)
            ]
            receive(store, *batch)
            play(store, turns=overhearing)
            for table in ("person", "inbox", "outbox"):
                change(store, f"DELETE FROM {table}")  # noqa: S608 - all of them are strangers again
        assert len(overhearing.starts) == wanted
        assert {(event.door, event.link) for event, _ in overhearing.starts} == {("", 0)}
        assert len({reply for _, reply in overhearing.starts}) == 1
        assert counted(store) == [(1, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)]
    assert caplog.text == ""


def test_a_flood_through_a_link_that_got_about_stays_within_its_bounds(tmp_path: Path) -> None:
    """The gate lets in thirty strangers, the link twenty of them; nothing is kept of the others."""
    pace = Pace(NO_LIMIT, NO_LIMIT, NO_LIMIT, Limit(0.001, 30))
    with a_store(tmp_path) as store:
        made = make(store, Wanted("", "jongere", 90, 20))
        gate = Gate(Visiting(), pace, Unkept(), lambda: 1000.0)
        crowd = [starts(number, number, made.code) for number in range(1, 2001)]
        refused = store.run_now(lambda tx: inbox.receive(tx, crowd, NOW, gate.admits))
        play(store, turns=Visiting())
        assert len(refused) == 1970
        assert len(rows(store, "person")) == len(rows(store, "outbox")) == 30
        assert counted(store) == [(20, 0, 0)]
