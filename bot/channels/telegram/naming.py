"""What the bot is called on Telegram, as it stands in its address."""

import asyncio

from bot.channels.telegram.api import Api
from bot.channels.telegram.starting import PAUSES, patience, patiently
from bot.settings import CannotStart, Settings

MISSING = "BOT_USERNAME is missing: the name of the bot, without @; or give BOT_TOKEN, and Telegram is asked."


def username(settings: Settings) -> str:
    """As the settings say, or as Telegram says to who has the token."""
    if settings.bot_username:
        return settings.bot_username
    if not settings.bot_token:
        raise CannotStart(MISSING)
    return asyncio.run(_asked(settings))


async def _asked(settings: Settings) -> str:
    server = settings.telegram_api_url
    async with Api(settings.bot_token, server) as api, patience(server):
        return str((await patiently(api.me, server, PAUSES))["username"])
