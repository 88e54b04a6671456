"""The running bot: everything put together, started, kept going and stopped."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

from bot import logs
from bot.channels.telegram.api import Api
from bot.channels.telegram.commands import introduce
from bot.channels.telegram.delivering import Deliverer
from bot.channels.telegram.flood import Gate
from bot.channels.telegram.gathering import Gathering
from bot.channels.telegram.heartbeat import health
from bot.channels.telegram.housekeeping import House
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.newest import Newest
from bot.channels.telegram.polling import Poller
from bot.channels.telegram.readiness import Readiness
from bot.channels.telegram.sending import Sender
from bot.channels.telegram.splitting import split
from bot.channels.telegram.starting import NOT_ACCEPTED, check_settings, greet
from bot.channels.telegram.staying import stay
from bot.channels.telegram.unkept import Unkept
from bot.channels.telegram.working import Worker
from bot.drawing import Draw, drawn
from bot.message import Turns
from bot.settings import CannotStart, Settings
from bot.storage.count import Count
from bot.storage.opening import opened
from bot.storage.pace import Pace
from bot.storage.store import Store
from bot.storage.turning import Turning

__all__ = ["health", "serve"]
DRAIN, LAST_SENDS, LAST_ANSWERS = 4.5, 1.0, 0.5  # seconds: together less than the 8 we promise, and Docker gives 10
log = logs.Log("service")


def new_loop() -> asyncio.AbstractEventLoop:
    """The faster one, where there is one."""
    try:
        from uvloop import new_event_loop
    except ImportError:
        return asyncio.new_event_loop()
    return new_event_loop()


def serve(settings: Settings, turns: Turns, draw: Draw = drawn, pace: Pace | None = None) -> int:
    """Run until told to stop; the exit code. Why it cannot start is one line on standard error."""
    logs.begin(settings.log_level)
    try:
        check_settings(settings)
        with opened(settings) as store, asyncio.Runner(loop_factory=new_loop) as runner:
            return runner.run(Service(settings, store, turns, draw, pace or Pace()).run())
    except CannotStart as why:
        print(why, file=sys.stderr)
        return why.code


class Service:
    """The composition root of the channel."""

    def __init__(self, settings: Settings, store: Store, turns: Turns, draw: Draw, pace: Pace) -> None:
        self._settings, self.store = settings, store
        self._api = Api(settings.bot_token, settings.telegram_api_url)
        newest = self._newest = Newest()
        now = store.clock.now
        self._deliverer = Deliverer(self._api, newest, draw, now)
        unkept = Unkept()
        self._sender = Sender(store, self._deliverer, pace, unkept, now)
        unkept.wake = self._sender.wake
        turning = self._turning = Turning(turns, split, now, settings.retention_days * 24)
        self._house = House(settings, store, turning.suspects, self._sender.wake)
        self._worker = Worker(store, turning, self._sender.wake)
        take_in = Intake(self._api, store, newest, Gate(turns, pace, unkept), now, self._worker.wake).take_in
        self._poller, self._gathering = Poller(self._api, take_in, self._house.leading), Gathering(take_in)
        self._readiness = Readiness(self._api, store)
        self._stop = asyncio.Event()

    def stop(self) -> None:
        """Take nothing more in, finish what is here, and return from `run`."""
        self._stop.set()

    async def run(self) -> int:
        """From the first call to the last; the exit code. `CannotStart` where Telegram does not want us."""
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, self.stop)
        await self._house.begin()
        self._newest.highest = await self.store.run(lambda tx: Count(tx).before())
        async with self._house.leaving(), self._api, self._listening():
            stopped = asyncio.create_task(self._stop.wait())
            greeting = asyncio.create_task(greet(self._api, self._settings))
            await asyncio.wait({greeting, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if greeting.done():
                self._turning.bot = await greeting
                return await self._serve(stopped)
            greeting.cancel()
            return 0

    @asynccontextmanager
    async def _listening(self) -> AsyncIterator[None]:
        """A server where one is wanted, from before Telegram hears of it until after the last update."""
        by_webhook = self._settings.bot_mode == "webhook"
        if not (by_webhook or self._settings.listen_given):
            yield
            return
        from bot.channels.telegram.serving import Server
        from bot.channels.telegram.webhook import Webhook

        webhook = Webhook(self._settings, self._readiness, self._gathering.add) if by_webhook else None
        async with Server(self._settings.listen, self._readiness, webhook):
            yield

    async def _receive(self) -> None:
        """Ask for updates, or let them come; only a revoked token ends it."""
        if self._settings.bot_mode == "webhook":
            staying = asyncio.create_task(stay(self._api, self._settings))
            try:
                await self._api.refused.wait()
            finally:
                staying.cancel()
            raise CannotStart(NOT_ACCEPTED)
        await self._poller.run()

    async def _serve(self, stopped: asyncio.Task[bool]) -> int:
        """Until told to stop, or until a part ends that should not; drained and closed either way."""
        receiver = asyncio.create_task(self._receive())
        sender, worker, house = (asyncio.create_task(part.run()) for part in (self._sender, self._worker, self._house))
        introduction = asyncio.create_task(introduce(self._api))
        await asyncio.wait({stopped, receiver, sender, worker, house}, return_when=asyncio.FIRST_COMPLETED)
        log.info("service.stopping")
        self._readiness.stopping = True
        receiver.cancel()
        await self._drain(sender)
        tasks = (receiver, sender, worker, house, introduction)
        for task in tasks:
            task.cancel()
        return _exit_code(await asyncio.gather(*tasks, return_exceptions=True))

    @property
    def _idle(self) -> bool:
        return self._gathering.idle and self._worker.idle and self._sender.idle

    async def _drain(self, sender: asyncio.Task[None]) -> None:
        """Play and send what is here, as far as time allows; the rest is on the disk."""
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN):
                while not (self._idle or sender.done()):  # noqa: ASYNC110 - two parts, at the same moment
                    await asyncio.sleep(0.02)
        self._sender.stop()
        await asyncio.wait({sender}, timeout=LAST_SENDS)
        self._sender.cancel()
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_ANSWERS):
                await asyncio.wait({sender})
                await self._deliverer.settle()


def _exit_code(results: Sequence[BaseException | None]) -> int:
    """0 where every part ended because it was told to."""
    for result in results:
        if isinstance(result, CannotStart):
            raise result
        if isinstance(result, Exception):
            log.failed("service.failed", result)
    log.info("service.stopped")
    return int(any(isinstance(result, Exception) for result in results))
