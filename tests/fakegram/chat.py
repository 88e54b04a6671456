"""A chat: its messages, and whether the bot may write there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.fakegram.errors import Refused
from tests.fakegram.message import Message


@dataclass(slots=True, eq=False)
class Chat:
    """`closed` is the reason why the bot may not write here, if any, in the server's words."""

    json: dict[str, Any]
    messages: list[Message] = field(default_factory=list)
    closed: str = ""

    @property
    def id(self) -> int:
        return int(self.json["id"])

    @property
    def private(self) -> bool:
        return bool(self.json["type"] == "private")

    @property
    def visible(self) -> list[Message]:
        return [message for message in self.messages if not message.deleted]

    def newest_first(self) -> Iterator[Message]:
        return (message for message in reversed(self.messages) if not message.deleted)

    def find(self, message_id: int) -> Message | None:
        return next((message for message in self.newest_first() if message.id == message_id), None)

    def message(self, message_id: int, purpose: str) -> Message:
        """The message, or the server's "message to … not found"."""
        if found := self.find(message_id):
            return found
        raise Refused(400, f"Bad Request: message to {purpose} not found")
