"""The HTTP server: Telegram's posts where there is a webhook, two signs of health, and bounds on what strangers can do.

It speaks plain HTTP: TLS is the work of the proxy in front of it.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

import orjson
from aiohttp import web

from bot.channels.telegram.readiness import Readiness
from bot.channels.telegram.webhook import Webhook, refusal
from bot.settings import CannotStart

LAST_PORT = 65_535
MOST_CONNECTIONS = 256
IDLE = 75.0  # seconds without a whole request; longer than proxies keep a connection
LAST_ANSWERS = 0.4  # seconds to finish when we stop
SILENT = logging.Logger("aiohttp.server", logging.CRITICAL + 1)  # whoever sends nonsense must not fill the log
NO_ROOM = "LISTEN wants a free address of this machine, host:port; {listen} cannot be used ({why})."


class Server:
    """Open while entered. Health is told to whoever asks, in codes."""

    def __init__(self, listen: str, readiness: Readiness, webhook: Webhook | None) -> None:
        self._listen, self._readiness, self._webhook = listen, readiness, webhook

    async def __aenter__(self) -> Self:
        self._connections = _Connections(self._answer)
        host, _, port = self._listen.rpartition(":")
        try:
            if int(port) > LAST_PORT:
                raise OSError
            loop = asyncio.get_running_loop()
            self._listener = await loop.create_server(self._connections, host.strip("[]"), int(port))
        except (OSError, UnicodeError) as error:
            why = getattr(error, "strerror", None) or "no such address"
            raise CannotStart(NO_ROOM.format(listen=self._listen, why=why)) from None
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.close()
        await self._connections.shutdown(LAST_ANSWERS)

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        response = await self._route(request)
        self._connections.proved(request.protocol)
        return response

    async def _route(self, request: web.BaseRequest) -> web.Response:
        """Method and path decide; everything else is nobody's."""
        if self._webhook and (request.method, request.path) == ("POST", self._webhook.path):
            return await self._webhook.receive(request)
        if request.method in ("GET", "HEAD") and request.path == "/healthz":
            return web.Response(text="ok")
        if request.method in ("GET", "HEAD") and request.path == "/readyz":
            return await self._ready()
        return refusal(404)

    async def _ready(self) -> web.Response:
        ready, codes = await self._readiness.report()
        body = orjson.dumps(codes)
        return web.Response(body=body, status=200 if ready else 503, content_type="application/json")


class _Connections(web.Server):
    """Where there are too many, the one that has gone longest without an answer makes room: slow ones go first."""

    def __init__(self, answer: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]) -> None:
        super().__init__(
            answer,
            access_log=None,
            logger=SILENT,
            keepalive_timeout=IDLE,
            lingering_time=0,  # what is on its way to a refusal is not read
            auto_decompress=False,  # a few bytes could become many
        )
        self._quiet: OrderedDict[web.RequestHandler, None] = OrderedDict()

    def connection_made(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        super().connection_made(handler, transport)
        self._quiet[handler] = None
        if len(self._quiet) > MOST_CONNECTIONS:
            longest, _ = self._quiet.popitem(last=False)
            longest.force_close()

    def connection_lost(self, handler: web.RequestHandler, exc: BaseException | None = None) -> None:
        self._quiet.pop(handler, None)
        super().connection_lost(handler, exc)

    def proved(self, handler: web.RequestHandler) -> None:
        """It asked something, in whole."""
        if handler in self._quiet:
            self._quiet.move_to_end(handler)
