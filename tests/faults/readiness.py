"""What the bot tells whoever asks whether it can be used."""

import asyncio

import aiohttp


async def status(given: dict[str, str], path: str = "/readyz") -> int:
    """200 or 503; 0 where nobody answers."""
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=15)) as session,
            session.get(f"http://{given['LISTEN']}{path}") as answer,
        ):
            return answer.status
    except (aiohttp.ClientError, TimeoutError):
        return 0


async def until(wanted: int, given: dict[str, str], at_most: float = 60.0) -> None:
    """Wait until it is told so."""
    async with asyncio.timeout(at_most):
        while await status(given) != wanted:
            await asyncio.sleep(0.1)
