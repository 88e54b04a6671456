"""Delivery by webhook: an order per lane, retries that grow longer, answers that carry a method."""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from urllib.parse import urlsplit

import aiohttp

from tests.fakegram.errors import Invalid, Refused
from tests.fakegram.message import Json
from tests.fakegram.updates import Update
from tests.fakegram.world import World

LONGEST_PAUSE = 60, 120  # somewhere between them
LONGEST_RETRY_AFTER = 3600
LONGEST_ANSWER = 60
CONNECTIONS = 40  # unless the bot asks for another number; one until the first success
HERE = {"127.0.0.1", "localhost", "::1"}  # plain HTTP is accepted on this machine only


class Webhook:
    """`act` switches it on and off; `wake` starts a courier for each lane that has something to deliver."""

    def __init__(self, world: World, carry_out: Callable[[str, Json], Awaitable[object]]) -> None:
        self.url = ""
        self.last_error = ""
        self.proxies: dict[str, str] = {}  # a public address, and where the proxy behind it passes posts on to
        self._world, self._carry_out = world, carry_out
        self._settings: Json = {}
        self._couriers: dict[int, asyncio.Task[None]] = {}
        self._open = asyncio.Semaphore(1)
        self._proven = False
        world.updates.on_new = self.wake

    def act(self, method: str, p: Json) -> object:
        if method == "getWebhookInfo":
            return self._info()
        if p.get("drop_pending_updates"):
            self._world.updates.confirm(list(self._world.updates.pending))
        self._set(p if method == "setWebhook" else {"url": ""})
        return True

    def _set(self, p: Json) -> None:
        parts = urlsplit(p["url"])
        if p["url"] and parts.scheme != "https" and parts.hostname not in HERE:
            raise Invalid("bad webhook: An HTTPS URL must be provided for webhook")
        self.url, self._settings = p["url"], p
        self._open, self._proven = asyncio.Semaphore(1), False
        if "allowed_updates" in p:
            self._world.updates.allowed = p["allowed_updates"]
        if self.url:
            self._world.updates.interrupt("Conflict: terminated by setWebhook request")
            self.wake()

    def _info(self) -> Json:
        info: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": self._world.updates.waiting,
        }
        if self.last_error:
            info |= {"last_error_date": int(self._world.clock.now()), "last_error_message": self.last_error}
        return info

    def wake(self) -> None:
        if not self.url:
            return
        for update in self._world.updates.outstanding():
            courier = self._couriers.get(update.lane)
            if courier is None or courier.done():
                courier = asyncio.get_running_loop().create_task(self._deliver(update.lane))
                courier.add_done_callback(lambda _: self.wake())
                self._couriers[update.lane] = courier

    async def close(self) -> None:
        self.url = ""
        for courier in self._couriers.values():
            courier.cancel()
            with suppress(asyncio.CancelledError):
                await courier

    async def _deliver(self, lane: int) -> None:
        """One after the other, and again until it is taken or too late."""
        timeout = aiohttp.ClientTimeout(total=LONGEST_ANSWER)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            tries = 0
            while self.url and (update := self._world.updates.next_of(lane)):
                async with self._open:
                    pause = await self._post(session, update, tries)
                tries = 0 if pause is None else tries + 1
                await self._world.clock.sleep(pause or 0)

    async def _post(self, session: aiohttp.ClientSession, update: Update, tries: int) -> float | None:
        """Seconds to wait before the next try, or None if it was taken."""
        secret = self._settings.get("secret_token")
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        pause = pause_after(tries)
        try:
            async with session.post(self._where, json=update.json(), headers=headers, allow_redirects=False) as answer:
                if answer.status // 100 == 2:
                    self._world.updates.taken(update)
                    self._prove()
                    await self._do(await answer.read())
                    return None
                self.last_error = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                retry_after = answer.headers.get("Retry-After", "")
                return min(float(retry_after), LONGEST_RETRY_AFTER) if retry_after.isdigit() else pause
        except (aiohttp.ClientError, TimeoutError) as broken:
            self.last_error = f"Connection failed: {type(broken).__name__}"
            return pause

    @property
    def _where(self) -> str:
        parts = urlsplit(self.url)
        public = f"{parts.scheme}://{parts.netloc}"
        return self.url.replace(public, self.proxies.get(public, public), 1)

    def _prove(self) -> None:
        """It works: from now on with as many connections as the bot allows."""
        if not self._proven:
            self._proven = True
            for _ in range(self._settings.get("max_connections", CONNECTIONS) - 1):
                self._open.release()

    async def _do(self, body: bytes) -> None:
        """The answer to an update may itself be a request; its result is never known to the bot."""
        with suppress(ValueError):
            asked = json.loads(body)
            if isinstance(asked, dict) and (method := asked.pop("method", "")):
                with suppress(Refused):
                    await self._carry_out(method, asked)


def pause_after(tries: int) -> float:
    """Seconds between a refusal and the next try: none, 2, 4, 8… and never more than a minute or two."""
    return 0.0 if tries == 0 else min(2.0**tries, random.uniform(*LONGEST_PAUSE))
