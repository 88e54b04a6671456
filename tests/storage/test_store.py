"""Work for the store that waits side by side: each has its own end, whatever becomes of the others."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.storage import people
from bot.storage.store import Store, Transaction
from tests.storage.stores import NOW, a_store, rows


class NoLuck(Exception):
    pass


def adding(*chats: int, fails: bool = False) -> Callable[[Transaction], int]:
    """Work that adds people; how many there are of them."""

    def work(tx: Transaction) -> int:
        found = people.find_or_add(tx, chats, NOW)
        if fails:
            raise NoLuck
        return len(found)

    return work


async def side_by_side(store: Store, *work: Callable[[Transaction], int]) -> list[int | BaseException]:
    """All of it waits before any of it begins."""
    go = threading.Event()
    first = asyncio.create_task(store.run(lambda tx: go.wait(10)))
    await asyncio.sleep(0)
    tasks = [asyncio.create_task(store.run(one)) for one in work]
    await asyncio.sleep(0)
    go.set()
    assert await first
    return await asyncio.gather(*tasks, return_exceptions=True)


async def test_who_waits_together_learns_each_their_own_end(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        assert await side_by_side(store, adding(1), adding(2, 3), adding(4)) == [1, 2, 1]
        assert len(rows(store, "person")) == 4


async def test_one_that_fails_leaves_nothing_and_takes_nobody_along(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        one, failed, other = await side_by_side(store, adding(1), adding(2, 3, fails=True), adding(4))
        assert (one, other) == (1, 1)
        assert isinstance(failed, NoLuck)
        assert len(rows(store, "person")) == 2


async def test_who_no_longer_waits_disturbs_nobody(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        go = threading.Event()
        gone = asyncio.create_task(store.run(lambda tx: go.wait(10)))
        await asyncio.sleep(0)
        gone.cancel()
        go.set()
        assert await store.run(adding(1)) == 1
        with pytest.raises(asyncio.CancelledError):
            await gone
