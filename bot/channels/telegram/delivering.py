"""One delivery to Telegram: answer the tap, edit or send, or empty the chat; and say what came of it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.api import Api
from bot.channels.telegram.emptying import next_call
from bot.channels.telegram.newest import Newest
from bot.channels.telegram.refusals import nobody, untouched
from bot.channels.telegram.rendering import manner, plain, rendered
from bot.channels.telegram.request import NotSent, Unsure, retry_after
from bot.clock import HERE
from bot.drawing import Draw, file_name, is_poster
from bot.logs import Log
from bot.message import Message, Paper, Picture
from bot.storage.cleaning import Cleaning
from bot.storage.events import Delivery

MOST_TRIES = 5  # where Telegram itself fails, or no answer comes to what may be repeated
ONCE_MORE = 1  # a question that nobody saw would be answered unseen; a second copy carries the same buttons
LONGEST_NOTICE = 200
LONGEST_BACKOFF = 60.0
EVENING, MORNING = 22, 7  # o'clock; in between nothing makes a sound
AT_HAND = 300  # seconds after a touch, when they have the phone in their hand
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
    rest: Delivery | None = None  # one call of several was made: what is left, to be gone on with
    shown: int = 0  # the number of a message that was not there before
    lost: int | None = None  # a message may have arrived; its number is higher than this one, 0 where that is unknown


ENDED, GONE = Booking(Fate.ENDED), Booking(Fate.GONE)


class Deliverer:
    """Knows what may be repeated and what may not; decides, and leaves the booking to its caller."""

    def __init__(self, api: Api, newest: Newest, draw: Draw, now: Callable[[], datetime]) -> None:
        self._api, self._newest, self._draw, self._now = api, newest, draw, now
        self._answers: set[asyncio.Task[None]] = set()

    async def deliver(self, delivery: Delivery, tries: int) -> Booking:
        """Carry it out and tell what came of it; every error of Telegram's has its booking."""
        if delivery.callback:
            await self._answer(delivery)
        if delivery.cleaning:
            return await self._clean(delivery, delivery.cleaning, tries)
        if not delivery.message:
            return ENDED
        editing, before = self._edits(delivery), self._newest.of(delivery.chat_id)
        try:
            return Booking(Fate.ENDED, shown=await self._show(delivery, delivery.message, editing))
        except TelegramError as error:
            booking = _booking(error, delivery, tries, editing)
            if not isinstance(error, Unsure) or editing:
                return booking
            if delivery.above:
                return Booking(Fate.LATER, backoff(tries), rest=delivery.anew())
            return replace(booking, lost=before)

    async def settle(self) -> None:
        """Wait for the answers to taps that are under way."""
        await asyncio.gather(*self._answers)

    async def _answer(self, delivery: Delivery) -> None:
        """Sent first, waited for by nobody; too late is no error."""
        task = asyncio.create_task(quietly(self._api.answer(delivery.callback, delivery.notice[:LONGEST_NOTICE])))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)
        await asyncio.sleep(0)

    async def _clean(self, delivery: Delivery, cleaning: Cleaning, tries: int) -> Booking:
        """One call. It may be made any number of times, so that only time ends it."""
        try:
            left = await next_call(self._api, delivery.chat_id, cleaning)
        except TelegramError as error:
            booking = _booking(error, delivery, tries, editing=False)
            return Booking(Fate.LATER, backoff(tries)) if booking.fate is Fate.ENDED else booking
        return Booking(Fate.LATER, rest=delivery.cleaned(left))

    def _edits(self, delivery: Delivery) -> bool:
        message = delivery.message
        fits = message is not None and message.over and not message.picture
        last = self._newest.is_newest(delivery.chat_id, delivery.tapped)
        return fits and bool(last or (delivery.here and delivery.tapped))

    async def _show(self, delivery: Delivery, message: Message, editing: bool) -> int:
        """The number of the new message, 0 where it took the place of an old one."""
        if editing and await self._edit(delivery, message):
            return 0
        way = manner(message, silent=self._silent(delivery))
        if message.picture:
            sent = await self._picture(delivery.chat_id, message.picture, way)
        else:
            sent = await self._text(delivery.chat_id, message, way)
        self._newest.note(delivery.chat_id, sent)
        return sent

    def _silent(self, delivery: Delivery) -> bool:
        """At night, but for who is looking at the chat."""
        now = self._now()
        night = not MORNING <= now.astimezone(HERE).hour < EVENING
        return night and now.timestamp() - delivery.touched > AT_HAND

    async def _edit(self, delivery: Delivery, message: Message) -> bool:
        """Show it in place of what was tapped; False where Telegram does not let us."""
        try:
            await self._api.edit(delivery.chat_id, delivery.tapped, rendered(message))
        except BadRequest as error:
            return untouched(error)
        return True

    async def _picture(self, chat_id: int, picture: Picture | Paper, way: dict[str, bool]) -> int:
        """A picture that cannot be drawn is left out: the same stands in words below it."""
        try:
            drawing = await asyncio.to_thread(self._draw, picture)
        except Exception as error:
            log.failed("picture.failed", error)
            return 0
        if is_poster(picture):
            return await self._api.send_document(chat_id, drawing, file_name(picture), way)
        hidden = {"has_spoiler": isinstance(picture, Picture)}  # what is personal shows only when its reader wants it
        return await self._api.send_picture(chat_id, drawing, file_name(picture), way | hidden)

    async def _text(self, chat_id: int, message: Message, way: dict[str, bool]) -> int:
        try:
            return await self._api.send(chat_id, rendered(message) | way)
        except BadRequest as error:
            if nobody(error):
                raise
            log.warning("message.refused")
            return await self._api.send(chat_id, plain(message) | way)


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
            return GONE if nobody(error) else ENDED
        case NotSent():
            return Booking(Fate.LATER, backoff(tries))
        case Unsure():
            again = tries < (MOST_TRIES if delivery.urgent or editing else ONCE_MORE if delivery.repeatable else 0)
        case NetworkError():
            again = tries < MOST_TRIES
        case _:
            return Booking(Fate.LATER, LONGEST_BACKOFF)
    return Booking(Fate.LATER, backoff(tries)) if again else ENDED
