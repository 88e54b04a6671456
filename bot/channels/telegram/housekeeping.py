"""Housekeeping: tell the other replicas that we live, finish what a dead one left, erase whose time is up."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from bot.channels.telegram import heartbeat
from bot.logs import Log
from bot.settings import Settings
from bot.storage import claiming, leases, pace
from bot.storage.erasing import erase_expired
from bot.storage.store import Store, Transaction, moment
from bot.storage.suspects import Suspects

EVERY = 3.0  # seconds; a lease lasts three times as long
ALONE = 15.0  # seconds, where nobody waits for us to be missed: the disk is spared
TIDY_EVERY = 300.0  # seconds
LONGEST_WAIT = 600  # seconds that a message waits at most after a start
log = Log("house")


class House:
    """A heartbeat is given only when the store has just answered."""

    def __init__(self, settings: Settings, store: Store, suspects: Suspects, wake_sender: Callable[[], None]) -> None:
        self._settings, self._store, self._suspects, self._wake_sender = settings, store, suspects, wake_sender
        self.leading = asyncio.Event()  # we are the one who polls

    async def begin(self) -> None:
        """Before anything is played or sent."""
        await self._beat(self._arrive)

    async def run(self) -> None:
        """For ever; a failure is logged and shows in the missing heartbeat."""
        tidied = -TIDY_EVERY
        while True:
            try:
                await self._beat(self._live)
                if time.monotonic() - tidied >= TIDY_EVERY:
                    tidied = time.monotonic()
                    await self._tidy()
                await asyncio.to_thread(heartbeat.beat, self._settings)
            except Exception as error:
                if self._store.shared:  # another one may lead by now
                    self.leading.clear()
                log.failed("house.failed", error)
            await asyncio.sleep(EVERY if self._store.shared else ALONE)

    @asynccontextmanager
    async def leaving(self) -> AsyncIterator[None]:
        """When we stop, another replica need not wait until we are missed."""
        try:
            yield
        finally:
            try:
                await self._store.run(self._leave)
            except Exception as error:  # then we will be missed
                log.failed("house.not_left", error)

    def _now(self) -> datetime:
        return self._store.clock.now()

    def _arrive(self, tx: Transaction) -> tuple[bool, int]:
        leases.begin(tx, int(self._now().timestamp()))
        claiming.no_wait_longer_than(tx, self._now(), LONGEST_WAIT)
        return self._live(tx)

    def _leave(self, tx: Transaction) -> None:
        """Nothing tells when we last wrote to somebody; where others go on, they know what is to be waited for."""
        leases.leave(tx)
        pace.forget_old(tx, pace.micro(self._now()) + (0 if tx.shared else LONGEST_WAIT * pace.SECOND))

    async def _beat(self, work: Callable[[Transaction], tuple[bool, int]]) -> None:
        leads, recovered = await self._store.run(work)
        if leads:
            self.leading.set()
        else:
            self.leading.clear()
        if recovered:
            log.warning("house.recovered", messages=recovered)
            self._wake_sender()

    def _live(self, tx: Transaction) -> tuple[bool, int]:
        self._store.clock.follow(moment(tx.connection))
        now = int(self._now().timestamp())
        leases.live(tx, now)
        pace.forget_old(tx, pace.micro(self._now()))
        self._suspects.somebody_died = leases.somebody_died(tx, now)
        polling = self._settings.bot_mode == "polling"
        return polling and leases.hold(tx, leases.LEADER, now), claiming.recover(tx, self._now())

    async def _tidy(self) -> None:
        erased = 0
        while some := await self._store.run(lambda tx: erase_expired(tx, self._now())):
            erased += some
        if erased:
            self._wake_sender()  # the chats of some of them are to be emptied
        await self._store.tidy_up()
        log.info("house.tidied", erased=erased)
