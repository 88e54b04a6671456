"""The webhook stays ours: somebody may delete it or set another, and then nothing would come in without an error."""

import asyncio

from telegram.error import TelegramError

from bot.channels.telegram.api import Api
from bot.channels.telegram.starting import set_webhook
from bot.logs import Log
from bot.settings import Settings

EVERY = 60.0  # seconds; taps live for 150 in Telegram's queue
log = Log("webhook")


async def stay(api: Api, settings: Settings) -> None:
    """Look now and then, for ever, and set the webhook again where it is not ours any more."""
    while True:
        await asyncio.sleep(EVERY)
        try:
            if await api.webhook() != settings.webhook_url:
                log.warning("webhook.gone")
                await set_webhook(api, settings)
        except TelegramError as error:
            log.warning("webhook.unknown", error=type(error).__name__)
