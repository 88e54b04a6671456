"""Taking updates in: read, keep what is ours, and leave where we have no business."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.channels.telegram import updates
from bot.channels.telegram.api import Api
from bot.channels.telegram.delivering import quietly
from bot.channels.telegram.flood import Gate
from bot.channels.telegram.newest import Newest
from bot.channels.telegram.updates import Blocked, Elsewhere, Incoming
from bot.engine.messages import Tapped
from bot.logs import Log
from bot.storage import inbox, people
from bot.storage.events import Received
from bot.storage.store import Store, Transaction

log = Log("intake")


class Intake:
    """When `take_in` returns, the batch is on the disk and Telegram may forget it."""

    def __init__(
        self,
        api: Api,
        store: Store,
        newest: Newest,
        gate: Gate,
        now: Callable[[], datetime],
        wake: Callable[[], None],
    ) -> None:
        self._api, self._store, self._newest, self._gate, self._now, self._wake = api, store, newest, gate, now, wake
        self._leaving: dict[int, asyncio.Task[None]] = {}

    async def take_in(self, batch: list[Any]) -> None:
        incoming = [found for raw in batch if (found := _read(raw))]
        ours = [one for one in incoming if isinstance(one, Received)]
        received = [one for one in ours if self._gate.lets_in(one)]
        others = [one for one in ours if one not in received and self._gate.notes(one)] if ours != received else []
        blocked = [one.chat_id for one in incoming if isinstance(one, Blocked)]
        for one in received:
            if not isinstance(one.event, Tapped):
                self._newest.note(one.chat_id, one.message_id)
        if received or others or blocked:
            refused = await self._store.run(lambda tx: self._keep(tx, received, others, blocked))
            for chat_id in {one.chat_id for one in refused}:
                self._gate.turn_away(chat_id)
            self._wake()
        for chat_id in {one.chat_id for one in incoming if isinstance(one, Elsewhere)}:
            self._leave(chat_id)

    def _keep(
        self, tx: Transaction, received: list[Received], others: list[Received], blocked: list[int]
    ) -> list[Received]:
        refused = inbox.receive(tx, received, self._now(), self._gate.admits)
        if others:
            inbox.note(tx, others, people.find(tx, [one.chat_id for one in others]), self._now())
        people.gone(tx, blocked, self._now())
        return refused

    def _leave(self, chat_id: int) -> None:
        """Silently, and once at a time."""
        if chat_id not in self._leaving:
            task = self._leaving[chat_id] = asyncio.create_task(quietly(self._api.leave(chat_id)))
            task.add_done_callback(lambda _: self._leaving.pop(chat_id, None))


def _read(raw: object) -> Incoming | None:
    """A mistake of ours in reading one update must not hold up the others."""
    try:
        return updates.read(raw)
    except Exception as error:
        log.failed("intake.unread", error)
        return None
