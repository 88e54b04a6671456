"""A small HTTP/1.1 client for one server: it keeps connections, and tells what was surely not sent from what may have
been. httptools parses. We have our own because a general client costs more than all the rest of a message."""

import asyncio
import ssl
import time
from typing import cast
from urllib.parse import urlsplit

import aiohappyeyeballs
import httptools

CONNECT = 10.0  # seconds
MOST = 128  # connections
IDLE = 15.0  # seconds; Telegram closes idle connections later, so that we never write into a closed one
Answer = tuple[int, bytes]  # status and body


class NotConnected(Exception):
    """The request surely did not reach the server."""


class Lost(Exception):
    """The request may have been carried out; no answer came, or none that can be read."""


class Connection(asyncio.Protocol):
    """One exchange at a time."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's does not say so of itself
        self._answer: asyncio.Future[Answer] | None = None
        self._used = time.monotonic()

    def exchange(self, request: bytes) -> asyncio.Future[Answer]:
        self._parser, self._parts = httptools.HttpResponseParser(self), list[bytes]()
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return self._answer

    def data_received(self, data: bytes) -> None:
        try:
            if self._answer is None:
                raise httptools.HttpParserError("nothing was asked")
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self._transport.abort()

    def on_body(self, part: bytes) -> None:
        self._parts.append(part)

    def on_message_complete(self) -> None:
        status = self._parser.get_status_code()
        if status < 200 or self._answer is None:  # "go on" is no answer
            return
        answer, self._answer = self._answer, None
        if not answer.done():
            answer.set_result((status, b"".join(self._parts)))
        self._used = time.monotonic()
        if not self._parser.should_keep_alive():
            self.close()

    def connection_lost(self, error: Exception | None) -> None:
        if self._answer and not self._answer.done():
            self._answer.set_exception(Lost(type(error).__name__))

    def close(self) -> None:
        self._transport.close()

    @property
    def usable(self) -> bool:
        """Another request may go over it."""
        waits = self._answer is None and not self._transport.is_closing()
        return waits and time.monotonic() - self._used < IDLE


class Client:
    """POSTs to `server`, an address without a path."""

    def __init__(self, server: str) -> None:
        parts = urlsplit(server)
        self._host, self._name = parts.hostname or "", parts.netloc.encode("idna")
        self._port = parts.port or (443 if parts.scheme == "https" else 80)
        self._tls = ssl.create_default_context() if parts.scheme == "https" else None
        self._free = asyncio.Semaphore(MOST)
        self._idle: list[Connection] = []

    def close(self) -> None:
        for connection in self._idle:
            connection.close()

    async def post(self, path: str, kind: str, body: bytes, patience: float) -> Answer:
        """Status and body, or `NotConnected` or `Lost`; `patience` is in seconds. No redirect is followed."""
        head = b"POST %b HTTP/1.1\r\nHost: %b\r\nContent-Type: %b\r\nContent-Length: %d\r\nUser-Agent: Steunkring\r\n\r\n"
        request = head % (path.encode(), self._name, kind.encode(), len(body)) + body
        async with self._free:
            connection = self._waiting() or await self._connect()
            try:
                async with asyncio.timeout(patience):
                    answer = await connection.exchange(request)
            except TimeoutError:
                raise Lost("TimeoutError") from None
            finally:
                self._put_back(connection)
            return answer

    def _waiting(self) -> Connection | None:
        while self._idle:
            if (connection := self._idle.pop()).usable:
                return connection
            connection.close()
        return None

    def _put_back(self, connection: Connection) -> None:
        """One whose answer did not come is of no use any more."""
        if connection.usable:
            self._idle.append(connection)
        else:
            connection.close()

    async def _connect(self) -> Connection:
        """By whichever of the server's addresses answers first."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(CONNECT):
                found = await loop.getaddrinfo(self._host, self._port, type=1)
                socket = await aiohappyeyeballs.start_connection(found, happy_eyeballs_delay=0.25)
                name = self._host if self._tls else None
                _, made = await loop.create_connection(Connection, sock=socket, ssl=self._tls, server_hostname=name)
        except OSError as error:  # TimeoutError and ssl.SSLError are such
            raise NotConnected(type(error).__name__) from None
        return made
