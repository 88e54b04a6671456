"""As much of an HTTP server as the bots' clients need: one request at a time, each with a length."""

import asyncio
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import orjson

Handle = Callable[["Connection", str, dict[str, Any]], None]


class Connection(asyncio.Protocol):
    """Tells `handle` of every call: method in lower case, and what was given. `result` answers it, then or later."""

    def __init__(self, handle: Handle) -> None:
        self._handle, self._buffer = handle, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, found, body = self._buffer.partition(b"\r\n\r\n")
        lower = head.lower()
        if not found or len(body) < (length := content_length(lower)):
            return
        self._buffer = body[length:]
        address, _, query = head.split(b" ", 2)[1].decode().partition("?")
        self._handle(self, address.rpartition("/")[2].lower(), _parameters(lower, body[:length], query))

    def result(self, result: bytes) -> None:
        """What the Bot API wraps every result in."""
        if not self._transport.is_closing():
            body = b'{"ok":true,"result":%b}' % result
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
            self._transport.write(head + body)


def content_length(head: bytes) -> int:
    """Of a head in lower case; 0 where it says nothing."""
    _, found, rest = head.partition(b"\r\ncontent-length:")
    return int(rest.partition(b"\r\n")[0]) if found else 0


def _parameters(head: bytes, body: bytes, query: str) -> dict[str, Any]:
    given: dict[str, Any] = dict(parse_qsl(query))
    if b"\r\ncontent-type: multipart/" in head:  # a picture, which nobody here looks at
        return given
    if body and b"\r\ncontent-type: application/json" in head:
        return {**given, **orjson.loads(body)}
    return given | dict(parse_qsl(body.decode()))
