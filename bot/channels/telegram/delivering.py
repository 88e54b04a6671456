"""One delivery to Telegram: answer the tap, edit or send, and say what came of it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.api import Api
from bot.channels.telegram.newest import Newest
from bot.channels.telegram.rendering import plain, rendered
from bot.channels.telegram.request import NotSent, Unsure, retry_after
from bot.logs import Log
from bot.message import Message, Picture
from bot.storage.events import Delivery

MOST_TRIES = 5  # where Telegram itself fails, or no answer comes to what may be repeated
ONCE_MORE = 1  # a question that nobody saw would be answered unseen; a second copy carries the same buttons
LONGEST_NOTICE = 200
LONGEST_BACKOFF = 60.0
UNTOUCHED = "message is not modified"  # the edit had been made already
NOBODY = ("chat not found", "user is deactivated", "peer_id_invalid")  # a 400 that means 403
log = Log("delivering")


class Fate(Enum):
    """What became of a delivery: it is over, it is to be tried again, or the person is gone."""

    ENDED = "ended"
    LATER = "later"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Booking:
    """`wait` is in seconds."""

    fate: Fate
    wait: float = 0.0


ENDED, GONE = Booking(Fate.ENDED), Booking(Fate.GONE)


class Deliverer:
    """Knows what may be repeated and what may not; decides, and leaves the booking to its caller."""

    def __init__(self, api: Api, newest: Newest, draw: Callable[[Picture], bytes]) -> None:
        self._api, self._newest, self._draw = api, newest, draw
        self._answers: set[asyncio.Task[None]] = set()

    async def deliver(self, delivery: Delivery, tries: int) -> Booking:
        """Carry it out and tell what came of it; every error of Telegram's has its booking."""
        if delivery.callback:
            await self._answer(delivery)
        if not delivery.message:
            return ENDED
        editing = self._edits(delivery)
        try:
            await self._show(delivery, delivery.message, editing)
        except TelegramError as error:
            return _booking(error, delivery, tries, editing)
        return ENDED

    async def settle(self) -> None:
        """Wait for the answers to taps that are under way."""
        await asyncio.gather(*self._answers)

    async def _answer(self, delivery: Delivery) -> None:
        """Sent first, waited for by nobody; too late is no error."""
        task = asyncio.create_task(quietly(self._api.answer(delivery.callback, delivery.notice[:LONGEST_NOTICE])))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)
        await asyncio.sleep(0)

    def _edits(self, delivery: Delivery) -> bool:
        message = delivery.message
        fits = message is not None and message.over and not message.picture
        return fits and self._newest.is_newest(delivery.chat_id, delivery.tapped)

    async def _show(self, delivery: Delivery, message: Message, editing: bool) -> None:
        if editing and await self._edit(delivery, message):
            sent = delivery.tapped
        elif message.picture:
            sent = await self._picture(delivery.chat_id, message.picture)
        else:
            sent = await self._text(delivery.chat_id, message)
        self._newest.note(delivery.chat_id, sent)

    async def _edit(self, delivery: Delivery, message: Message) -> bool:
        """Show it in place of what was tapped; False where Telegram does not let us."""
        try:
            await self._api.edit(delivery.chat_id, delivery.tapped, rendered(message))
        except BadRequest as error:
            return UNTOUCHED in error.message.lower()
        return True

    async def _picture(self, chat_id: int, picture: Picture) -> int:
        """A picture that cannot be drawn is left out: the same stands in words below it."""
        try:
            png = await asyncio.to_thread(self._draw, picture)
        except Exception as error:
            log.failed("picture.failed", error)
            return 0
        return await self._api.send_picture(chat_id, png)

    async def _text(self, chat_id: int, message: Message) -> int:
        try:
            return await self._api.send(chat_id, rendered(message))
        except BadRequest as error:
            if _nobody(error):
                raise
            log.warning("message.refused")
            return await self._api.send(chat_id, plain(message))


async def quietly(call: Awaitable[None]) -> None:
    """Do it if it can be done; nobody is helped by its error."""
    try:
        await call
    except TelegramError as error:
        log.debug("call.ignored", error=type(error).__name__)


def backoff(tries: int) -> float:
    """Seconds before the next try."""
    return min(2.0 ** min(tries, 10), LONGEST_BACKOFF)


def _booking(error: TelegramError, delivery: Delivery, tries: int, editing: bool) -> Booking:
    log.info("delivery.error", error=type(error).__name__, tries=tries)
    match error:
        case RetryAfter():
            return Booking(Fate.LATER, retry_after(error))
        case Forbidden() | ChatMigrated():
            return GONE
        case BadRequest():
            return GONE if _nobody(error) else ENDED
        case NotSent():
            return Booking(Fate.LATER, backoff(tries))
        case Unsure():
            again = tries < (MOST_TRIES if delivery.urgent or editing else ONCE_MORE if delivery.repeatable else 0)
        case NetworkError():
            again = tries < MOST_TRIES
        case _:
            return Booking(Fate.LATER, LONGEST_BACKOFF)
    return Booking(Fate.LATER, backoff(tries)) if again else ENDED


def _nobody(error: TelegramError) -> bool:
    return any(mark in error.message.lower() for mark in NOBODY)
