"""Waiting for work: woken by who brings some, and now and then by itself."""

import asyncio
from contextlib import suppress

LOOK_AGAIN = 1.0  # seconds; another replica may have left something, and what is suspected has to wait


async def woken(event: asyncio.Event, seconds: float | None) -> None:
    """Until the event is set, or for so long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
