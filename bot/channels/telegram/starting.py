"""Before the first update: is the token good, is Telegram there, and is this bot a private one?"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, TypeVar

from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.api import Api
from bot.channels.telegram.request import retry_after
from bot.logs import Log
from bot.settings import CannotStart, Settings

PAUSES = (1.0, 2.0, 4.0, 8.0, 8.0)  # seconds between the tries
PATIENCE = 30.0  # seconds in all
NOT_ACCEPTED = "BOT_TOKEN is not accepted by Telegram; copy it again from @BotFather."
NOT_THERE = "Telegram cannot be reached at {server}; check the network and TELEGRAM_API_URL."
NOT_WANTED = "WEBHOOK_URL is not accepted by Telegram; it wants https, port 443, 80, 88 or 8443, and a public name."
FLAGS = {
    "supports_inline_queries": "inline mode",
    "can_connect_to_business": "business mode",
    "can_read_all_group_messages": "reading along in groups (turn group privacy on)",
}
UNREACHABLE = 3  # exit code
log = Log("starting")
T = TypeVar("T")


def check_settings(settings: Settings) -> None:
    """What only the running bot needs."""
    if not settings.bot_token:
        raise CannotStart("BOT_TOKEN is missing; get one from @BotFather.")
    if settings.bot_mode == "webhook" and not settings.webhook_url:
        raise CannotStart("WEBHOOK_URL is missing; webhook mode wants the https:// address where Telegram reaches us.")
    if settings.bot_mode == "webhook" and not settings.webhook_secret:
        raise CannotStart("WEBHOOK_SECRET is missing; webhook mode wants a long random one of A-Z a-z 0-9 _ -.")


async def greet(api: Api, settings: Settings, pauses: tuple[float, ...] = PAUSES) -> str:
    """Make sure of the bot, and set our webhook or put an old one away; our username. Else `CannotStart`."""
    server = settings.telegram_api_url
    async with patience(server):
        check_flags(me := await patiently(api.me, server, pauses))
        await patiently(partial(choose_mode, api, settings), server, pauses)
        return str(me.get("username", ""))


@asynccontextmanager
async def patience(server: str) -> AsyncIterator[None]:
    """So long in all; `CannotStart` where that was not enough."""
    try:
        async with asyncio.timeout(PATIENCE):
            yield
    except TimeoutError:
        raise CannotStart(NOT_THERE.format(server=server), UNREACHABLE) from None


async def choose_mode(api: Api, settings: Settings) -> None:
    """Tell Telegram how we want our updates."""
    if settings.bot_mode == "polling":
        return await api.forget_webhook()
    try:
        await set_webhook(api, settings)
    except BadRequest:
        raise CannotStart(NOT_WANTED) from None


async def set_webhook(api: Api, settings: Settings) -> None:
    await api.set_webhook(settings.webhook_url, settings.webhook_secret)


def check_flags(me: dict[str, Any]) -> None:
    """This bot speaks to one person at a time; BotFather must not have opened other doors."""
    if wrong := [what for flag, what in FLAGS.items() if me.get(flag)]:
        raise CannotStart(f"This bot is only for private chats; in @BotFather, switch off: {', '.join(wrong)}.")


async def patiently(call: Callable[[], Awaitable[T]], server: str, pauses: tuple[float, ...]) -> T:
    """Try a few times; a token that is not accepted will not be the next time either."""
    for pause in (*pauses, None):
        try:
            return await call()
        except InvalidToken:
            raise CannotStart(NOT_ACCEPTED) from None
        except TelegramError as error:
            log.warning("starting.retry", error=type(error).__name__)
            if pause is None:
                break
            await asyncio.sleep(max(pause, retry_after(error)) if isinstance(error, RetryAfter) else pause)
    raise CannotStart(NOT_THERE.format(server=server), UNREACHABLE)
