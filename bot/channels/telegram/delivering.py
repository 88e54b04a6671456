"""One delivery to Telegram: answer the tap, edit or send, or empty the chat; and say what came of it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.api import Api
from bot.channels.telegram.emptying import next_call
from bot.channels.telegram.fates import ENDED, Booking, Fate, backoff, booking_of, unsure
from bot.channels.telegram.newest import Newest
from bot.channels.telegram.refusals import nobody, untouched
from bot.channels.telegram.rendering import manner, plain, rendered
from bot.clock import HERE
from bot.drawing import Draw, file_name, is_poster
from bot.logs import Log
from bot.message import Message, Paper, Picture
from bot.storage.cleaning import Cleaning
from bot.storage.events import Delivery

LONGEST_NOTICE = 200
EVENING, MORNING = 22, 7  # o'clock; in between nothing makes a sound
AT_HAND = 300  # seconds after a touch, when they have the phone in their hand
log = Log("delivering")


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
        if self._edits(delivery):
            if booking := await self._edit(delivery, delivery.message, tries):
                return booking
            if delivery.leaves:
                return Booking(Fate.LATER, rest=delivery.elsewhere())
        return await self._send(delivery, delivery.message, tries)

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
            rest = delivery.cleaned(await next_call(self._api, delivery.chat_id, cleaning, tries))
        except TelegramError as error:
            booking = booking_of(error, delivery, tries, editing=False)
            return Booking(Fate.LATER, backoff(tries)) if booking.fate is Fate.ENDED else booking
        return ENDED if rest.over else Booking(Fate.LATER, rest=rest)

    def _edits(self, delivery: Delivery) -> bool:
        message = delivery.message
        fits = message is not None and message.over and not message.picture
        last = self._newest.is_newest(delivery.chat_id, delivery.tapped)
        return fits and bool(last or (delivery.here and delivery.tapped))

    async def _edit(self, delivery: Delivery, message: Message, tries: int) -> Booking | None:
        """Show it in place of what was tapped; None where that cannot be. A neutral screen is given up that way too:
        what stands there must not stay."""
        try:
            await self._api.edit(delivery.chat_id, delivery.tapped, rendered(message))
        except TelegramError as error:
            if isinstance(error, BadRequest) and not nobody(error):
                return ENDED if untouched(error) else None
            booking = booking_of(error, delivery, tries, editing=True)
            return None if booking == ENDED and delivery.leaves else booking
        return ENDED

    async def _send(self, delivery: Delivery, message: Message, tries: int) -> Booking:
        """Show it as a new message. After an error of which it is not sure what it means, one may be there."""
        before = max(self._newest.highest, delivery.answers)
        try:
            return Booking(Fate.ENDED, shown=await self._show(delivery, message))
        except TelegramError as error:
            booking = booking_of(error, delivery, tries, editing=False)
            if not unsure(error):
                return booking
            if delivery.above:
                return Booking(Fate.LATER, backoff(tries), rest=delivery.anew())
            return replace(booking, lost=before)

    async def _show(self, delivery: Delivery, message: Message) -> int:
        """The number of the new message."""
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
