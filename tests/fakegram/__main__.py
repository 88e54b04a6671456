"""`python -m tests.fakegram --port 9999 --token 1:TEST`: the server as a process of its own.

With `--play` you are the person: type a text, or `[label` to tap a button; the bot's messages are printed.
"""

import argparse
import asyncio
import sys
from contextlib import suppress

from tests.fakegram.person import Person
from tests.fakegram.server import FakeTelegram


async def serve(port: int, token: str, play: bool) -> None:
    async with FakeTelegram(token, port) as server:
        print(f"TELEGRAM_API_URL={server.url} BOT_TOKEN={token}", flush=True)
        await (converse(server.person(7)) if play else asyncio.Event().wait())


async def converse(person: Person) -> None:
    """Read lines until the end of input."""
    shown: dict[int, str] = {}
    while line := await asyncio.to_thread(sys.stdin.readline):
        try:
            if line.startswith("["):
                person.taps(line[1:].strip())
            elif line.strip():
                person.types(line.strip())
            await person.answered()
        except (AssertionError, TimeoutError) as told:
            print(f"! {told}")
        now = {message.id: message.words or "(picture)" for message in person.visible if message.from_bot}
        print(*[f"< {words}" for key, words in now.items() if shown.get(key) != words], sep="\n")
        shown = now
        print("  ".join(f"[{label}]" for label in person.buttons()))


if __name__ == "__main__":
    options = argparse.ArgumentParser(prog="python -m tests.fakegram", description=__doc__)
    options.add_argument("--port", type=int, default=9999)
    options.add_argument("--token", default="1:TEST")
    options.add_argument("--play", action="store_true")
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(**vars(options.parse_args())))
