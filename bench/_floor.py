"""The floor: no framework, no library but for SQLite and AES-GCM; what a durable, encrypted bot costs at the least.

It answers the tap, edits the question into the next one, and keeps every answer, sealed, in one transaction a batch,
before an update is confirmed. No inbox and no outbox: after a crash replies may be missing. It understands nothing.
"""

import asyncio
import base64
import os
import sqlite3
from typing import Any
from urllib.parse import urlsplit

import orjson
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench import _dialogue

TURNS = _dialogue.read()
SERVER = urlsplit(os.environ["TELEGRAM_API_URL"])
TOKEN = os.environ["BOT_TOKEN"]
CONNECTIONS = 50


class Line:
    """One connection to the Bot API server."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def open(cls) -> "Line":
        return cls(*await asyncio.open_connection(SERVER.hostname, SERVER.port))

    async def call(self, method: str, **given: Any) -> Any:
        body = orjson.dumps(given)
        head = f"POST /bot{TOKEN}/{method} HTTP/1.1\r\nHost: {SERVER.netloc}\r\nContent-Type: application/json\r\n"
        self._writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        answer = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        length = int(answer.partition(b"content-length:")[2].partition(b"\r\n")[0])
        return orjson.loads(await self._reader.readexactly(length))["result"]


class People:
    """Everyone's answers, sealed."""

    def __init__(self) -> None:
        self.database = sqlite3.connect("people.db", isolation_level=None)
        self.database.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
        self.database.execute("CREATE TABLE person (chat INTEGER PRIMARY KEY, sealed BLOB NOT NULL)")
        self._key = AESGCM(base64.b64decode(os.environ["BOT_KEYS"]))

    def answers(self, chat: int) -> list[str]:
        row = self.database.execute("SELECT sealed FROM person WHERE chat = ?", (chat,)).fetchone()
        return list(orjson.loads(self._key.decrypt(row[0][:12], row[0][12:], b"%d" % chat))) if row else []

    def keep(self, chat: int, answers: list[str]) -> None:
        nonce = os.urandom(12)
        sealed = nonce + self._key.encrypt(nonce, orjson.dumps(answers), b"%d" % chat)
        self.database.execute("INSERT OR REPLACE INTO person VALUES (?, ?)", (chat, sealed))


def turn(people: People, update: dict[str, Any]) -> tuple[int, dict[str, Any], dict[str, Any] | None]:
    """The turn of the dialogue to show, the message it belongs to, and the tap that asks for it."""
    tap = update.get("callback_query")
    message = tap["message"] if tap else update["message"]
    chat, said = message["chat"]["id"], tap["data"] if tap else message["text"]
    answers = [] if said == "/start" else [*people.answers(chat), said]
    people.keep(chat, answers)
    return min(len(answers), len(TURNS) - 1), message, tap


async def reply(lines: "asyncio.Queue[Line]", at: int, message: dict[str, Any], tap: dict[str, Any] | None) -> None:
    buttons = [[{"text": label, "callback_data": f"{at}:{label}"} for label in row] for row in TURNS[at].rows]
    content = {"chat_id": message["chat"]["id"], "text": TURNS[at].text, "reply_markup": {"inline_keyboard": buttons}}
    line = await lines.get()
    if tap:
        await line.call("answerCallbackQuery", callback_query_id=tap["id"])
        await line.call("editMessageText", message_id=message["message_id"], **content)
    else:
        await line.call("sendMessage", **content)
    lines.put_nowait(line)


async def main() -> None:
    people, lines = People(), asyncio.Queue[Line]()
    for _ in range(CONNECTIONS):
        lines.put_nowait(await Line.open())
    poll, offset, tasks = await Line.open(), 0, set[asyncio.Task[None]]()
    while True:
        batch = await poll.call("getUpdates", offset=offset, timeout=25)
        people.database.execute("BEGIN IMMEDIATE")
        turns = [turn(people, update) for update in batch]
        people.database.execute("COMMIT")
        offset = batch[-1]["update_id"] + 1 if batch else offset
        for one in turns:
            task = asyncio.create_task(reply(lines, *one))
            tasks.add(task)
            task.add_done_callback(tasks.discard)


if __name__ == "__main__":
    asyncio.run(main())
