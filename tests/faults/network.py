"""A network between the bot and Telegram that can be cut, or swallow all that is sent."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit


class Network:
    """Connections are made in any state; `swallows` lets nothing through, `cut` ends those that are there."""

    def __init__(self, server: str) -> None:
        self.url = ""
        self.swallows = False
        self._host, self._port = urlsplit(server).hostname, urlsplit(server).port
        self._open: set[asyncio.StreamWriter] = set()

    def cut(self) -> None:
        for writer in self._open:
            writer.transport.abort()

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection(self._host, self._port)
        both = {writer, far_writer}
        self._open |= both
        with suppress(OSError):
            await asyncio.wait(
                {
                    asyncio.create_task(self._pass(reader, far_writer)),
                    asyncio.create_task(self._pass(far_reader, writer)),
                },
                return_when=asyncio.FIRST_COMPLETED,
            )
        self._open -= both
        for end in both:
            end.close()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                if not self.swallows:
                    writer.write(data)


@asynccontextmanager
async def a_network(server: str) -> AsyncIterator[Network]:
    """On the way to this server; `url` is what the bot takes for it."""
    network = Network(server)
    listener = await asyncio.start_server(network.connect, "127.0.0.1", 0)
    network.url = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
    try:
        yield network
    finally:
        network.cut()
        listener.close()
