"""Greeting Telegram and waiting out its absence."""

import asyncio
import os
import random
import sys
from pathlib import Path

import pytest
from telegram.error import Conflict, NetworkError, RetryAfter

from bot.channels.telegram.api import Api
from bot.channels.telegram.heartbeat import beat, health
from bot.channels.telegram.polling import Poller, pause_after
from bot.channels.telegram.service import new_loop
from bot.channels.telegram.starting import greet
from bot.settings import CannotStart, read_settings
from tests.channels.telegram.running import settings_for
from tests.fakegram import FakeTelegram


async def test_where_telegram_cannot_be_reached_it_says_so_after_some_tries(tmp_path: Path) -> None:
    settings = read_settings({"TELEGRAM_API_URL": "http://hier"}, tmp_path)
    async with Api("1:TEST", "http://127.0.0.1:9") as api:
        with pytest.raises(CannotStart, match="cannot be reached at http://hier") as caught:
            await greet(api, settings, pauses=(0.0, 0.0))
    assert caught.value.code == 3


async def test_a_stutter_at_the_start_is_no_reason_to_stop(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, Api(tg.token, tg.url) as api:
        tg.fail("getMe", times=2, kind="502")
        tg.fail("deleteWebhook", kind="drop_after")
        await greet(api, settings_for(tg, tmp_path), pauses=(0.0, 0.0))
        assert tg.asked("deleteWebhook")[0].parameters == {"drop_pending_updates": False}


class Flaky:
    """Telegram that fails, and fails, and then has an update."""

    def __init__(self) -> None:
        self.offsets: list[int | None] = []

    async def updates(self, offset: int | None) -> list[dict[str, int]]:
        self.offsets.append(offset)
        if len(self.offsets) < 5:
            raise NetworkError("weg")
        if len(self.offsets) == 7:
            raise StopTest
        return [{"update_id": 41}]


class StopTest(BaseException):
    """Ends a loop that never ends."""


async def test_nothing_is_confirmed_that_was_not_taken_in() -> None:
    telegram, slept, taken = Flaky(), list[float](), list[list[object]]()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def take_in(batch: list[object]) -> None:
        taken.append(batch)
        if len(taken) == 1:
            raise OSError("schijf vol")

    leading = asyncio.Event()
    leading.set()
    with pytest.raises(StopTest):
        await Poller(telegram, take_in, leading, sleep).run()  # type: ignore[arg-type]
    assert telegram.offsets == [None] * 6 + [42]
    assert len(slept) == 5


def test_pauses_grow_but_stay_bounded_and_telegram_may_name_its_own() -> None:
    random.seed(1)
    pauses = [pause_after(NetworkError("weg"), failures) for failures in range(1, 50)]
    assert pauses[0] <= 1.0 < pauses[6]
    assert max(pauses) <= 30.0
    assert pause_after(RetryAfter(17), 1) == 17.0
    assert pause_after(Conflict("een ander"), 1) == 5.0


async def test_health_is_a_recent_sign_of_life(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        settings = settings_for(tg, tmp_path)
        assert health(settings) == 1
        settings.data_dir.mkdir()
        beat(settings)
        assert health(settings) == 0
        long_ago = 1_000_000_000
        os.utime(settings.data_dir / "heartbeat", (long_ago, long_ago))
        assert health(settings) == 1


def test_it_runs_on_the_faster_loop_and_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for named, present in (("uvloop", True), ("asyncio.unix_events", False)):
        if not present:
            monkeypatch.setitem(sys.modules, "uvloop", None)
        loop = new_loop()
        assert type(loop).__module__ == named
        loop.close()
