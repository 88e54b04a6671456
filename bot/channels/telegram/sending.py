"""The sender: claims what may go out, people side by side and each in order, and books what came of it."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from itertools import starmap
from math import ceil

from bot.channels.telegram.delivering import Deliverer
from bot.channels.telegram.fates import ENDED, LONGEST_BACKOFF, MOST_TRIES, Booking, Fate
from bot.channels.telegram.unkept import Unkept
from bot.channels.telegram.waking import LOOK_AGAIN, woken
from bot.logs import Log
from bot.message import Message
from bot.storage import ledger, outbox, people
from bot.storage.booking import Booked, book
from bot.storage.claiming import Claimed, claim, spare
from bot.storage.events import Delivery
from bot.storage.ledger import LOST, PICTURE, TEXT, Noted
from bot.storage.pace import Pace
from bot.storage.store import Store, Transaction

AT_ONCE = 200  # people written to side by side
BUSY, SHORTEST = 10, 0.005  # from so many under way, so many seconds between two transactions: they hold more then
SOON = 0.1  # seconds; for what waits until it may be sent
log = Log("sending")


class Sender:
    """Commits before it sends, so that after a crash it is known what may have been sent."""

    def __init__(
        self, store: Store, deliverer: Deliverer, pace: Pace, unkept: Unkept, now: Callable[[], datetime]
    ) -> None:
        self._store, self._deliverer, self._pace, self._unkept, self._now = store, deliverer, pace, unkept, now
        self._wake = asyncio.Event()
        self._books = list[Booked]()  # what came of the messages since the last transaction
        self._told = list[tuple[int, Noted]]()  # by chat: messages to people of whom we may know nothing
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = True
        self._stopping = False

    def wake(self) -> None:
        """There may be something to send."""
        self._waiting = True
        self._wake.set()

    @property
    def idle(self) -> bool:
        return not (self._tasks or self._waiting or self._wake.is_set())

    async def run(self) -> None:
        """Send for ever; `stop` ends it."""
        while not (self._stopping and not self._tasks):
            self._wake.clear()
            try:
                pause = await self._round()
            except Exception as error:  # the disk: what is in memory stays there until it can be written
                log.failed("sending.store", error)
                pause = LOOK_AGAIN
            await woken(self._wake, pause)
            if len(self._tasks) > BUSY:
                await asyncio.sleep(SHORTEST)
        await self._store.run(lambda tx: self._book(tx, self._books, self._told))

    def stop(self) -> None:
        """Claim nothing more; `run` returns when what is under way has ended."""
        self._stopping = True
        self._wake.set()

    async def _round(self) -> float | None:
        """Book, claim and set off; how long there is nothing to do until something wakes us."""
        books, told = self._books, self._told
        self._books, self._told = [], []
        try:
            claimed, room, waiting = await self._store.run(lambda tx: self._exchange(tx, books, told))
        except Exception:
            self._books, self._told = books + self._books, told + self._told
            raise
        for sending in (*map(self._send, claimed), *starmap(self._mention, self._unkept.next(room))):
            task = asyncio.create_task(sending)
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        self._waiting = waiting or len(self._unkept) > 0
        if self._waiting and len(self._tasks) < AT_ONCE:
            return SOON
        return LOOK_AGAIN if self._store.shared else None

    def _exchange(
        self, tx: Transaction, books: list[Booked], told: list[tuple[int, Noted]]
    ) -> tuple[list[Claimed], int, bool]:
        self._book(tx, books, told)
        most = 0 if self._stopping else AT_ONCE - len(self._tasks)
        claimed = claim(tx, self._now(), most, self._pace)
        others = min(most, len(self._unkept)) if not claimed else 0
        return claimed, spare(tx, self._now(), others, self._pace) if others else 0, outbox.waiting(tx)

    def _book(self, tx: Transaction, books: list[Booked], told: list[tuple[int, Noted]]) -> None:
        book(tx, books, self._now())
        known = people.find(tx, [chat_id for chat_id, _ in told]) if told else {}
        ledger.note(tx, [(known[chat_id], noted) for chat_id, noted in told if chat_id in known])

    async def _send(self, one: Claimed) -> None:
        booking = ENDED
        try:
            booking = await self._deliverer.deliver(one.delivery, one.tries)
        except Exception as error:  # a mistake of ours
            log.failed("sending.failed", error)
            if one.delivery.repeatable and one.tries < MOST_TRIES:
                booking = Booking(Fate.LATER, LONGEST_BACKOFF)
        moment = self._now().timestamp()
        again = ceil(moment + booking.wait) if booking.wait else int(moment) if booking.fate is Fate.LATER else 0
        shown = self._noted(one.delivery, booking)
        self._books.append(Booked(one, again, booking.rest, shown, booking.fate is Fate.GONE))
        self._wake.set()

    def _noted(self, delivery: Delivery, booking: Booking) -> Noted | None:
        """What stands in the chat now, or may stand there."""
        message, now = delivery.message, int(self._now().timestamp())
        if booking.shown and message:
            return Noted(booking.shown, now, PICTURE if message.picture else TEXT, message.stays)
        return Noted(booking.lost, delivery.at, LOST) if booking.lost is not None else None

    async def _mention(self, chat_id: int, message: Message) -> None:
        """Once, whatever comes of it; it is noted where they are known after all."""
        now = int(self._now().timestamp())
        delivery = Delivery(chat_id, now, message, touched=now)
        try:
            booking = await self._deliverer.deliver(delivery, tries=0)
            if noted := self._noted(delivery, booking):
                self._told.append((chat_id, noted))
        except Exception as error:
            log.failed("sending.unkept", error)
        self._wake.set()

    def cancel(self) -> None:
        """Leave what is under way: it is known as perhaps sent."""
        for task in self._tasks:
            task.cancel()
        self._wake.set()
