"""What came in, and what is to go out, as the store keeps them: one JSON text each."""

from dataclasses import dataclass, replace
from typing import Any

import orjson

from bot.engine.messages import Commanded, Event, Said, Tapped, Unreadable
from bot.message import Button, Message, Picture, Spot

EVENTS: dict[str, type[Said] | type[Tapped] | type[Commanded] | type[Unreadable]] = {
    kind.__name__: kind for kind in (Said, Tapped, Commanded, Unreadable)
}


@dataclass(frozen=True, slots=True)
class Received:
    """An update from a private chat. No name: we keep only what a turn and its reply need."""

    update_id: int
    chat_id: int
    event: Event
    message_id: int = 0  # the message itself, or the one whose button was pressed
    callback: str = ""  # to be answered, where a button was pressed
    sent: int = 0  # when, in seconds since 1970, as far as Telegram says so; not kept

    def to_bytes(self) -> bytes:
        return orjson.dumps([self.chat_id, type(self.event).__name__, self.event, self.message_id, self.callback])

    @classmethod
    def from_bytes(cls, update_id: int, data: bytes) -> "Received":
        chat_id, kind, fields, message_id, callback = orjson.loads(data)
        return cls(update_id, chat_id, EVENTS[kind](**fields), message_id, callback)


@dataclass(frozen=True)
class Delivery:
    """One thing to do in a chat: answer a tap, show a message, or both."""

    chat_id: int
    at: int  # when it was written; too late, and it is not sent any more
    message: Message | None = None
    tapped: int = 0  # the message whose button was pressed: it may be edited into this one
    callback: str = ""
    notice: str = ""

    @property
    def urgent(self) -> bool:
        return self.message is not None and self.message.urgent

    @property
    def repeatable(self) -> bool:
        """Better twice than never: help, and a question (both copies carry the same buttons)."""
        return self.message is not None and (self.message.urgent or self.message.question)

    def only_answer(self) -> "Delivery":
        return replace(self, message=None)

    def to_bytes(self) -> bytes:
        return orjson.dumps(self)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Delivery":
        raw = orjson.loads(data)
        return cls(**{**raw, "message": _message(raw["message"])})


def deliveries(received: Received, messages: tuple[Message, ...], at: int, notice: str = "") -> list[Delivery]:
    """The first also answers the tap and may be shown in place of what was tapped; the rest follow as they are."""
    first, *rest = messages or (None,)
    tapped = received.message_id if received.callback else 0
    head = Delivery(received.chat_id, at, first, tapped, received.callback, notice)
    if first is None and not head.callback:
        return []
    return [head, *(Delivery(received.chat_id, at, message) for message in rest)]


def _message(raw: Any) -> Message | None:
    if raw is None:
        return None
    return Message(**{**raw, "rows": _rows(raw["rows"]), "picture": _picture(raw["picture"])})


def _rows(raw: Any) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(Button(**button) for button in row) for row in raw)


def _picture(raw: Any) -> Picture | None:
    if raw is None:
        return None
    spots = tuple(Spot(spot["name"], tuple(spot["kinds"]), spot["near"]) for spot in raw["spots"])
    legend = tuple((kind, label) for kind, label in raw["legend"])
    return Picture(raw["middle"], spots, legend, raw.get("audience", ""))
