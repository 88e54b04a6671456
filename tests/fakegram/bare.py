"""A request as it stands, without a library that would refuse to send a wrong one."""

from typing import Any

import aiohttp

from tests.fakegram.server import FakeTelegram

Answer = tuple[int, dict[str, Any]]


async def ask(tg: FakeTelegram, method: str, /, *, token: str = "", **parameters: object) -> Answer:
    """POST as JSON. Returns the status and the body."""
    return await send(tg, method, token=token, json=parameters)


async def send(tg: FakeTelegram, method: str, /, *, token: str = "", **how: Any) -> Answer:
    """POST with whatever body aiohttp can make: json=, data=."""
    url = f"{tg.url}/bot{token or tg.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, **how) as answer:
        return answer.status, await answer.json()


async def control(tg: FakeTelegram, verb: str, /, **given: object) -> Any:
    """POST to the control interface."""
    async with aiohttp.ClientSession() as session, session.post(f"{tg.url}/control/{verb}", json=given) as answer:
        return await answer.json()
