"""Updates that Telegram posts to us: who does not know the secret is not read, and 200 means that it is on the disk."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from urllib.parse import unquote, urlsplit

from aiohttp import web

from bot.channels.telegram.readiness import Readiness
from bot.channels.telegram.request import decoded
from bot.logs import Log
from bot.settings import Settings

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 256 * 1024  # bytes; Telegram sends at most 64 KiB of update
BODY, STORING = 10.0, 8.0  # seconds; nobody waits longer for an answer than for each of them
AGAIN = "5"  # seconds until Telegram is to try again
log = Log("webhook")


class TooLarge(Exception):
    """More than an update can be."""


class Webhook:
    """At the path of WEBHOOK_URL, or `/` where it has none: a proxy in front of us passes the path on unchanged."""

    def __init__(self, settings: Settings, readiness: Readiness, add: Callable[[object], Awaitable[bool]]) -> None:
        self.path = unquote(urlsplit(settings.webhook_url).path) or "/"
        self._secret, self._readiness, self._add = settings.webhook_secret.encode(), readiness, add

    async def receive(self, request: web.BaseRequest) -> web.Response:
        """Secret, size, body, disk, in this order; the first that is not in order ends it, and the connection."""
        if not self._knows_secret(request):
            return refusal(403)
        if self._readiness.stopping:
            return later()
        try:
            async with asyncio.timeout(BODY):
                body = await _body(request)
        except TooLarge:
            return refusal(413)
        except TimeoutError:
            return refusal(408)
        except web.RequestPayloadError:
            return refusal(400)
        return await self._keep(body)

    def _knows_secret(self, request: web.BaseRequest) -> bool:
        """In the same time whatever was sent; of several headers none counts."""
        given = request.headers.getall(HEADER, [])
        secret = given[0].encode("utf-8", "surrogateescape") if len(given) == 1 else b""
        return hmac.compare_digest(secret, self._secret) and bool(secret)

    async def _keep(self, body: bytes) -> web.Response:
        """What we cannot read will be no better the next time, and would hold up its chat for a day: that is a 200."""
        try:
            update = decoded(body)
        except ValueError:
            log.warning("webhook.unreadable", bytes=len(body))
            return web.Response()
        try:
            async with asyncio.timeout(STORING):
                stored = await self._add(update)
        except TimeoutError:
            log.warning("webhook.store_hangs")
            stored = False
        return web.Response() if stored else later()


async def _body(request: web.BaseRequest) -> bytes:
    """All of it, counted as it comes: what a header says of its length is believed only where it says too much."""
    body = bytearray()
    if (request.content_length or 0) > LARGEST:
        raise TooLarge
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > LARGEST:
            raise TooLarge
    return bytes(body)


def later() -> web.Response:
    """Not now; Telegram keeps it for us."""
    return web.Response(status=503, headers={"Retry-After": AGAIN})


def refusal(status: int) -> web.Response:
    """No words, and the connection ends; what is still on its way is not read."""
    response = web.Response(status=status)
    response.force_close()
    return response
