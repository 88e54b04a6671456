"""What an update from Telegram means to us. Nothing in it is trusted, and no shape of it is an error."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.engine.messages import Event, Tapped, Unreadable
from bot.message import pressed
from bot.storage.events import Received
from bot.typed import clean, heard

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
OLD_BUTTON = Tapped("", 0, "")
LARGEST = 2**62
KINDS = (  # the more telling name first: an animation also comes as a document, a venue as a location
    "voice", "audio", "video_note", "animation", "photo", "live_photo", "video", "document", "sticker", "contact",
    "venue", "location", "poll", "dice", "story", "checklist", "game", "paid_media",
)  # fmt: skip
SERVICE = (  # the person arranged their chat; that asks for no answer
    "pinned_message", "message_auto_delete_timer_changed", "chat_background_set", "write_access_allowed", "chat_shared",
    "users_shared", "new_chat_photo", "connected_website",
)  # fmt: skip

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Something in a group or a channel, where we have no business."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """A person blocked the bot."""

    chat_id: int


Incoming = Received | Elsewhere | Blocked


def read(raw: object) -> Incoming | None:
    """What the update means; None where it means nothing to us."""
    update_id = _number(_part(raw, "update_id"))
    if update_id is None or update_id < 0:
        return None
    for kind, reader in READERS.items():
        if isinstance(body := _part(raw, kind), dict):
            return reader(update_id, body)
    return None


def _message(update_id: int, body: Raw) -> Incoming | None:
    event, sent = _event(body), _number(_part(body, "date")) or 0
    return _somewhere(
        body, lambda chat_id: Received(update_id, chat_id, event, _id_of(body), sent=sent) if event else None
    )


def _edited(update_id: int, body: Raw) -> Incoming | None:
    """A shared live location is edited all the time; only words count as a change of mind."""
    if "location" in body:
        return _somewhere(body, lambda chat_id: None)
    event = Unreadable("edit", _typed(body))
    return _somewhere(body, lambda chat_id: Received(update_id, chat_id, event, _id_of(body), edited=True))


def _tap(update_id: int, body: Raw) -> Incoming | None:
    message, data = _part(body, "message"), _part(body, "data")
    event = (pressed(data) if isinstance(data, str) and data == clean(data) else None) or OLD_BUTTON
    callback = clean(str(_part(body, "id") or ""))
    place = message if isinstance(message, dict) else {"chat": {"type": "private", **(_part(body, "from") or {})}}
    return _somewhere(place, lambda chat_id: Received(update_id, chat_id, event, _id_of(place), callback))


def _membership(update_id: int, body: Raw) -> Incoming | None:
    """In private a person blocks or unblocks; elsewhere we are let in or thrown out."""
    status = _part(_part(body, "new_chat_member"), "status")
    found = _somewhere(body, lambda chat_id: Blocked(chat_id) if status == "kicked" else None)
    return None if isinstance(found, Elsewhere) and status in ("left", "kicked") else found


READERS: Mapping[str, Callable[[int, Raw], Incoming | None]] = {
    "message": _message,
    "edited_message": _edited,
    "callback_query": _tap,
    "my_chat_member": _membership,
}


def _somewhere(body: Raw, private: Callable[[int], Incoming | None]) -> Incoming | None:
    chat = _part(body, "chat")
    chat_id = _number(_part(chat, "id"))
    if not chat_id:
        return None
    return private(chat_id) if _part(chat, "type") == "private" else Elsewhere(chat_id)


def _event(body: Raw) -> Event | None:
    text = _part(body, "text")
    if "forward_origin" in body:
        return Unreadable("forward")
    if isinstance(text, str):
        return heard(text)
    if any(name in body for name in SERVICE):
        return None
    return Unreadable(next((kind for kind in KINDS if kind in body), "other"), _typed(body))


def _typed(body: Raw) -> str:
    """The words, or those under a picture."""
    words = (_part(body, name) for name in ("text", "caption"))
    return next((clean(typed) for typed in words if isinstance(typed, str)), "")


def _part(raw: object, name: str) -> Any:
    return raw.get(name) if isinstance(raw, dict) else None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < LARGEST else None


def _id_of(message: Raw) -> int:
    return _number(_part(message, "message_id")) or 0
