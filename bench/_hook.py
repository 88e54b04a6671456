"""Telegram's side of a webhook: updates brought to the bot, each over a connection that waits for its 200."""

import asyncio

from bench._fake import Fake
from bench._http import content_length


async def push(fake: Fake, port: int, secret: str) -> None:
    """Bring one update at a time to this port of this machine, for ever; several of these run side by side."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    path = "/" + fake.hook.partition("://")[2].partition("/")[2]
    head = f"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
    head += f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: "
    while True:
        update = await fake.taken()
        writer.write(b"%b%d\r\n\r\n%b" % (head.encode(), len(update.body), update.body))
        answer = await reader.readuntil(b"\r\n\r\n")
        if not answer.startswith(b"HTTP/1.1 200"):
            raise ConnectionError(answer.partition(b"\r\n")[0].decode())
        await reader.readexactly(content_length(answer.lower()))
