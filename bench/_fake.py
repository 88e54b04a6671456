"""A fast Bot API server: as much of Telegram as the bots need, so that its own cost does not hide theirs."""

import asyncio
from itertools import islice
from typing import Any

import orjson

from bench._http import Connection
from bench._people import BOT, People, Update, from_bot

ME = {**BOT, "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
MOST = 100  # updates an answer to getUpdates holds
TRUE = b"true"


class Fake:
    """Serves one bot and its `people`; `polled` is set at the first getUpdates (or setWebhook)."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.people.arrived = self._arrived
        self.polled = asyncio.Event()
        self.silent = False  # the bot is being stopped
        self.hook = ""  # the address that the bot gave
        self._waiting: tuple[Connection, asyncio.TimerHandle] | None = None
        self._soon = False
        self._new = asyncio.Event()

    async def listen(self) -> asyncio.Server:
        return await asyncio.get_running_loop().create_server(lambda: Connection(self._handle), "127.0.0.1", 0)

    def _handle(self, connection: Connection, method: str, given: dict[str, Any]) -> None:
        if method == "getupdates":
            self._poll(connection, given)
        else:
            connection.result(self._call(method, given))

    def _call(self, method: str, given: dict[str, Any]) -> bytes:
        """The result of a method; `true` satisfies those whose result nobody reads."""
        match method:
            case "sendmessage":
                return self._show(given, None)
            case "editmessagetext":
                return self._show(given, int(given["message_id"]))
            case "getme":
                return orjson.dumps(ME)
            case "setwebhook":
                self.hook = given["url"]
                self.polled.set()
            case "getwebhookinfo":
                known = {"url": self.hook, "has_custom_certificate": False, "pending_update_count": 0}
                return orjson.dumps(known)
        return TRUE

    def _show(self, given: dict[str, Any], number: int | None) -> bytes:
        markup = given.get("reply_markup")
        markup = orjson.loads(markup) if isinstance(markup, str) else markup
        chat = int(given["chat_id"])
        person = self.people.chats.get(chat)
        if person is None:  # done, and this was said after the last question
            return from_bot(chat, number or 1, given["text"], markup)
        if number is None:
            number = person.newest = person.newest + 1
        message = from_bot(chat, number, given["text"], markup)
        if markup:
            buttons = (button for row in markup["inline_keyboard"] for button in row)
            self.people.shown(person, message, {_plain(b["text"]): b.get("callback_data", "") for b in buttons})
        return message

    def _poll(self, connection: Connection, given: dict[str, Any]) -> None:
        """What is before the offset was taken in and is forgotten; the rest is handed out, again if need be."""
        self.polled.set()
        queue, offset = self.people.queue, int(given.get("offset") or 0)
        while queue and queue[0].number < offset:
            queue.popleft()
        if queue and not self.silent:
            self._hand_out(connection, int(given.get("limit") or MOST))
        else:
            later = asyncio.get_running_loop().call_later(float(given.get("timeout") or 0), self._nothing)
            self._waiting = connection, later

    def _hand_out(self, connection: Connection, limit: int = MOST) -> None:
        updates = list(islice(self.people.queue, limit))
        connection.result(b"[%b]" % b",".join(update.body for update in updates))
        self.people.handed_out(updates)

    def _arrived(self) -> None:
        """Something to hand out; together with what comes in the same moment."""
        self._new.set()
        if self._waiting and not (self._soon or self.silent):
            self._soon = True
            asyncio.get_running_loop().call_soon(self._answer)

    def _answer(self) -> None:
        self._soon = False
        if self._waiting:
            (connection, later), self._waiting = self._waiting, None
            later.cancel()
            self._hand_out(connection)

    def _nothing(self) -> None:
        if self._waiting:
            (connection, _), self._waiting = self._waiting, None
            connection.result(b"[]")

    async def taken(self) -> Update:
        """The next update, handed out and forgotten; for a webhook."""
        while not self.people.queue:
            self._new.clear()
            await self._new.wait()
        update = self.people.queue.popleft()
        self.people.handed_out([update])
        return update


def _plain(label: str) -> str:
    return label.removeprefix("✓ ")
