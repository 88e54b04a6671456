"""A small HTTP/1.1 client for one server: it keeps connections, and tells what was surely not sent from what may have
been. httptools parses. We have our own because a general client costs more than all the rest of a message."""

import asyncio
import select
import socket
import ssl
import time
from typing import cast
from urllib.parse import urlsplit

import aiohappyeyeballs
import httptools

CONNECT = 10.0  # seconds
MOST = 128  # connections
IDLE = 15.0  # seconds; Telegram closes idle connections later, so that we seldom write into a closed one
HEAD = b"POST %b HTTP/1.1\r\nHost: %b\r\nContent-Type: %b\r\nContent-Length: %d\r\nUser-Agent: Steunkring\r\n\r\n"
Answer = tuple[int, bytes]  # status and body


class NotConnected(Exception):
    """The request surely did not reach the server."""


class Lost(Exception):
    """The request may have been carried out; no answer came, or none that can be read."""


class Connection(asyncio.Protocol):
    """One exchange at a time; after one that did not go as it should, there is none any more."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's does not say so of itself
        self._answer: asyncio.Future[Answer] | None = None
        self._parser = httptools.HttpResponseParser(self)
        self._parts, self._measured = list[bytes](), False  # the body, and whether its length was told
        self._arrived = select.poll()
        self._arrived.register(transport.get_extra_info("socket"), select.POLLIN)

    def exchange(self, request: bytes) -> asyncio.Future[Answer]:
        self._parts = []
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return self._answer

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self.close()

    def on_message_begin(self) -> None:
        self._measured = False
        if self._answer is None:  # nobody asked for it
            self.close()

    def on_header(self, name: bytes, value: bytes) -> None:
        self._measured |= name.lower() in (b"content-length", b"transfer-encoding")

    def on_body(self, part: bytes) -> None:
        self._parts.append(part)

    def on_message_complete(self) -> None:
        status = self._parser.get_status_code()
        if status < 200 or self._answer is None:  # "go on" is no answer
            return
        answer, self._answer = self._answer, None
        if not answer.done():
            answer.set_result((status, b"".join(self._parts)))
        if not self._parser.should_keep_alive():
            self.close()

    def eof_received(self) -> None:
        if self._parts and not self._measured:  # it ends with the connection
            self.on_message_complete()

    def connection_lost(self, error: Exception | None) -> None:
        if self._answer and not self._answer.done():
            self._answer.set_exception(Lost(type(error).__name__ if error else "closed"))

    def close(self) -> None:
        """At once: nothing is left to be said, and who does not listen is not waited for."""
        self._transport.abort()

    @property
    def intact(self) -> bool:
        """The last exchange, if there was one, went as it should."""
        return self._answer is None and not self._transport.is_closing()

    @property
    def usable(self) -> bool:
        """Another request may go over it. What arrived unasked, or the end, may not have been read yet."""
        return self.intact and not self._arrived.poll(0)


class Client:
    """POSTs to `server`, an address without a path; ValueError where it is none. `connect` and `idle` are seconds."""

    def __init__(self, server: str, connect: float = CONNECT, most: int = MOST, idle: float = IDLE) -> None:
        parts = urlsplit(server)
        self._host, self._name = parts.hostname or "", parts.netloc.encode("idna")
        self._port = parts.port or (443 if parts.scheme == "https" else 80)
        self._tls = ssl.create_default_context() if parts.scheme == "https" else None
        self._patience, self._free, self._longest = connect, asyncio.Semaphore(most), idle
        self._idle: list[tuple[float, Connection]] = []  # since when
        self._open = True

    def close(self) -> None:
        """Close what is idle; what is under way closes when it ends."""
        self._open = False
        for _, connection in self._idle:
            connection.close()

    async def post(self, path: str, kind: str, body: bytes, patience: float) -> Answer:
        """Status and body, or `NotConnected` or `Lost`; `patience` is in seconds. No redirect is followed."""
        request = HEAD % (path.encode(), self._name, kind.encode(), len(body)) + body
        async with self._free:
            connection = self._waiting() or await self._connect()
            try:
                async with asyncio.timeout(patience):
                    return await connection.exchange(request)
            except TimeoutError:
                raise Lost("TimeoutError") from None
            finally:
                if connection.intact and self._open:
                    self._idle.append((time.monotonic(), connection))
                else:  # an answer that still comes would be taken for the next one's
                    connection.close()

    def _waiting(self) -> Connection | None:
        while self._idle:
            since, connection = self._idle.pop()
            if connection.usable and time.monotonic() - since < self._longest:
                return connection
            connection.close()
        return None

    async def _connect(self) -> Connection:
        """By whichever of the server's addresses answers first."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._patience):
                found = await loop.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
                reached = await aiohappyeyeballs.start_connection(found, happy_eyeballs_delay=0.25)
                name = self._host if self._tls else None
                _, made = await loop.create_connection(Connection, sock=reached, ssl=self._tls, server_hostname=name)
        except OSError as error:  # TimeoutError and ssl.SSLError are such
            raise NotConnected(type(error).__name__) from None
        return made
