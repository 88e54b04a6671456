"""The calls we make, each one line, with Telegram's raw result: building objects from it costs more than sending."""

import asyncio
import time
from collections.abc import Awaitable, Sequence
from typing import Any

from telegram import Bot, InputFile, InputMediaPhoto
from telegram.error import InvalidToken

from bot.channels.telegram.request import ANSWER, TelegramRequest
from bot.channels.telegram.updates import ALLOWED

LONG_POLL = 25  # seconds
CONNECTIONS = 100  # the most that Telegram opens to a webhook; it opens no more than it needs
Json = dict[str, Any]


class Api:
    """Telegram's Bot API, as far as we use it. Errors are PTB's, with `NotSent` and `Unsure` among them."""

    def __init__(self, token: str, server: str) -> None:
        self._request = TelegramRequest(server)
        self._bot = Bot(token, base_url=f"{server}/bot", request=self._request, get_updates_request=self._request)
        self.answered: float | None = None  # when Telegram last did what we asked, on the monotonic clock
        self.refused = asyncio.Event()  # the token was not accepted

    async def __aenter__(self) -> "Api":
        await self._request.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._request.shutdown()

    async def _call(self, method: str, wait: float = ANSWER, **parameters: Any) -> Any:
        return await self._heard(self._request.call(f"{self._bot.base_url}/{method}", parameters, wait))

    async def _heard(self, call: Awaitable[Any]) -> Any:
        """Its result; and what it tells of Telegram is remembered."""
        try:
            result = await call
        except InvalidToken:
            self.refused.set()
            raise
        self.answered = time.monotonic()
        return result

    async def me(self) -> Json:
        return dict(await self._call("getMe"))

    async def set_webhook(self, url: str, secret: str) -> None:
        """What waits is kept, and comes there."""
        await self._call(
            "setWebhook",
            url=url,
            secret_token=secret,
            allowed_updates=list(ALLOWED),
            max_connections=CONNECTIONS,
            drop_pending_updates=False,
        )

    async def webhook(self) -> str:
        """Where updates are brought now; nothing where they are not."""
        return str((await self._call("getWebhookInfo")).get("url", ""))

    async def forget_webhook(self) -> None:
        await self._call("deleteWebhook", drop_pending_updates=False)

    async def updates(self, offset: int | None) -> list[Json]:
        """Wait for updates; all before `offset` are confirmed by asking for it."""
        found = await self._call(
            "getUpdates", LONG_POLL + 10, offset=offset, timeout=LONG_POLL, allowed_updates=list(ALLOWED)
        )
        return list(found)

    async def send(self, chat_id: int, content: Json) -> int:
        return _id(await self._call("sendMessage", chat_id=chat_id, **content))

    async def edit(self, chat_id: int, message_id: int, content: Json) -> None:
        await self._call("editMessageText", chat_id=chat_id, message_id=message_id, **content)

    async def send_picture(self, chat_id: int, png: bytes, name: str, manner: Json) -> int:
        photo = InputFile(png, filename=name)
        return _id(await self._upload("sendphoto", {"chat_id": chat_id, "photo": photo, **manner}))

    async def send_document(self, chat_id: int, content: bytes, name: str, manner: Json) -> int:
        document = InputFile(content, filename=name)
        return _id(await self._upload("senddocument", {"chat_id": chat_id, "document": document, **manner}))

    async def replace_picture(self, chat_id: int, message_id: int, png: bytes) -> None:
        media = InputMediaPhoto(InputFile(png, filename="kring.png", attach=True))
        await self._upload("editmessagemedia", {"chat_id": chat_id, "message_id": message_id, "media": media})

    async def delete(self, chat_id: int, message_ids: Sequence[int]) -> None:
        """At most a hundred; what is not in the chat is skipped."""
        await self._call("deleteMessages", chat_id=chat_id, message_ids=message_ids)

    async def _upload(self, method: str, parameters: Json) -> Any:
        """A call with a file; a name in lower case lets its result pass raw."""
        return await self._heard(self._bot.do_api_request(method, parameters, read_timeout=60))

    async def answer(self, callback: str, notice: str) -> None:
        await self._call("answerCallbackQuery", callback_query_id=callback, text=notice or None)

    async def leave(self, chat_id: int) -> None:
        await self._call("leaveChat", chat_id=chat_id)

    async def set_commands(self, commands: list[Json], language: str) -> None:
        await self._call("setMyCommands", commands=commands, language_code=language or None)

    async def set_description(self, description: str, short: str, language: str) -> None:
        await self._call("setMyDescription", description=description, language_code=language or None)
        await self._call("setMyShortDescription", short_description=short, language_code=language or None)


def _id(result: object) -> int:
    return int(result["message_id"]) if isinstance(result, dict) else 0
