"""What came in, and what is to go out, as the store keeps them: one JSON text each."""

from dataclasses import dataclass, replace
from typing import Any

import orjson

from bot.engine.messages import Commanded, Event, Said, Tapped, Unreadable
from bot.message import Button, Message, Paper, Picture, Spot
from bot.storage.cleaning import Cleaning, exactly, perhaps
from bot.storage.ledger import TEXT

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
    sent: int = 0  # when, in seconds since 1970, as far as Telegram says so
    edited: bool = False  # the message was there before, with other words

    @property
    def arrived(self) -> bool:
        """Whether it brought a message into the chat."""
        return bool(self.message_id) and not (self.callback or self.edited)

    def to_bytes(self, now: int = 0) -> bytes:
        """Where Telegram does not say when they touched it, it was now."""
        rest = [self.message_id, self.callback, self.sent or now, self.edited]
        return orjson.dumps([self.chat_id, type(self.event).__name__, self.event, *rest])

    @classmethod
    def from_bytes(cls, update_id: int, data: bytes) -> "Received":
        chat_id, kind, fields, *rest = orjson.loads(data)
        return cls(update_id, chat_id, EVENTS[kind](**fields), *rest)


@dataclass(frozen=True)
class Delivery:
    """One thing to do in a chat: answer a tap, show a message, or both; or to take messages out of it, and then to
    show one."""

    chat_id: int
    at: int  # when it was written; too late, and it is not sent any more
    message: Message | None = None
    tapped: int = 0  # the message whose button was pressed: it may be edited into this one
    callback: str = ""
    notice: str = ""
    touched: int = 0  # when the person did what it answers
    here: bool = False  # for who leaves: edited into what was tapped also where newer messages stand below it: those go
    cleaning: Cleaning | None = None
    instead: Message | None = None  # shown instead of the message where the cleaning left something
    above: int = 0  # the highest number in the chat before it; a copy that perhaps arrived has a higher one
    answers: int = 0  # the message it answers, or whose button was pressed: it has a higher number than that

    @property
    def urgent(self) -> bool:
        return self.message is not None and self.message.urgent

    @property
    def repeatable(self) -> bool:
        """Better twice than never: help, and a question (both copies carry the same buttons)."""
        return self.message is not None and (self.message.urgent or self.message.question)

    @property
    def shows(self) -> bool:
        """Whether Telegram counts it as a message, where it limits how many there may be."""
        return bool(self.cleaning.overwrite) and not self.cleaning.delete if self.cleaning else bool(self.message)

    @property
    def leaves(self) -> bool:
        """It is a neutral screen, to be put in place of a message that must not stay."""
        return self.here and bool(self.tapped) and self.message is not None

    @property
    def over(self) -> bool:
        """Nothing is left to be done."""
        return not (self.message or self.callback or self.cleaning)

    def only_answer(self) -> "Delivery":
        return replace(self, message=None)

    def silently(self, but: int = 0) -> "Delivery":
        """Only the cleaning, without this message, and nothing said after it."""
        cleaning = self.cleaning.sparing(but) if self.cleaning else None
        left = None if cleaning is None or cleaning.ended else cleaning
        return replace(self, message=None, instead=None, cleaning=left)

    def elsewhere(self) -> "Delivery":
        """It cannot be put in the place of what was tapped: that is taken out, and then it is shown below."""
        return replace(self, tapped=0, cleaning=exactly(self.tapped, TEXT))

    def anew(self) -> "Delivery":
        """Once more, after a copy that perhaps arrived was taken out: so it stands there once."""
        return replace(self, cleaning=perhaps(self.above))

    def cleaned(self, cleaning: Cleaning) -> "Delivery":
        """One call later."""
        if not cleaning.ended:
            return replace(self, callback="", cleaning=cleaning)
        last = self.instead if cleaning.left and self.instead else self.message
        return replace(self, callback="", cleaning=None, message=last, instead=None)

    def to_bytes(self) -> bytes:
        return orjson.dumps(self)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Delivery":
        raw = orjson.loads(data)
        messages = {name: _message(raw.get(name)) for name in ("message", "instead")}
        return cls(**{**raw, **messages, "cleaning": _cleaning(raw.get("cleaning"))})


def deliveries(received: Received, messages: tuple[Message, ...], at: int, notice: str = "") -> list[Delivery]:
    """The first also answers the tap and may be shown in place of what was tapped; the rest follow as they are."""
    first, *rest = messages or (None,)
    tapped, touched = received.message_id if received.callback else 0, received.sent
    behind = Delivery(received.chat_id, at, touched=touched, answers=received.message_id)
    head = replace(behind, message=first, tapped=tapped, callback=received.callback, notice=notice)
    if first is None and not head.callback:
        return []
    return [head, *(replace(behind, message=message) for message in rest)]


def _cleaning(raw: Any) -> Cleaning | None:
    if raw is None:
        return None
    delete = tuple(tuple((number, kind) for number, kind in group) for group in raw["delete"])
    return Cleaning(delete, tuple((number, kind) for number, kind in raw["overwrite"]), raw["left"])


def _message(raw: Any) -> Message | None:
    if raw is None:
        return None
    return Message(**{**raw, "rows": _rows(raw["rows"]), "picture": _picture(raw["picture"])})


def _rows(raw: Any) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(Button(**button) for button in row) for row in raw)


def _picture(raw: Any) -> Picture | Paper | None:
    if raw is None:
        return None
    if "page" in raw:
        return Paper(raw["page"], raw["address"], tuple((place, words) for place, words in raw["words"]))
    spots = tuple(Spot(spot["name"], tuple(spot["kinds"]), spot["near"]) for spot in raw["spots"])
    legend = tuple((kind, label) for kind, label in raw["legend"])
    return Picture(raw["middle"], spots, legend, raw.get("audience", ""))
