"""A message in a chat, as the server keeps it and as a test looks at it."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Button:
    """One button under a message."""

    label: str
    data: str = ""
    copy: str = ""
    url: str = ""


@dataclass(slots=True, eq=False)
class Message:
    """`content` holds the fields of a Bot API message that an edit may change: text, entities, photo, caption…"""

    id: int
    chat: Json
    sender: Json
    date: int
    content: Json
    markup: Json | None = None
    extra: Json = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    deleted: bool = False
    silent: bool = False
    edit_date: int | None = None
    edited: list[Json] = field(default_factory=list)

    @property
    def from_bot(self) -> bool:
        return bool(self.sender["is_bot"])

    @property
    def protected(self) -> bool:
        """Nobody can forward, copy or save it; no edit changes that."""
        return bool(self.extra.get("has_protected_content"))

    @property
    def text(self) -> str:
        return str(self.content.get("text", ""))

    @property
    def caption(self) -> str:
        return str(self.content.get("caption", ""))

    @property
    def words(self) -> str:
        """What can be read: text or caption."""
        return self.text or self.caption

    @property
    def entities(self) -> list[Json]:
        return list(self.content.get("entities") or self.content.get("caption_entities") or [])

    @property
    def photo(self) -> bytes | None:
        """The picture that was uploaded."""
        return self.files.get(self.content["photo"][-1]["file_id"]) if "photo" in self.content else None

    @property
    def document(self) -> bytes | None:
        return self.files.get(self.content["document"]["file_id"]) if "document" in self.content else None

    @property
    def buttons(self) -> list[list[Button]]:
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [[_button(button) for button in row] for row in rows]

    @property
    def labels(self) -> list[str]:
        return [button.label for row in self.buttons for button in row]

    def json(self) -> Json:
        """The message as the Bot API returns it; reply keyboards are not echoed."""
        shown = {"message_id": self.id, "from": self.sender, "chat": self.chat, "date": self.date}
        if self.edit_date:
            shown["edit_date"] = self.edit_date
        if self.markup and self.markup.get("inline_keyboard"):
            shown["reply_markup"] = self.markup
        return {**shown, **self.extra, **self.content}

    def inaccessible(self) -> Json:
        """All that Telegram still tells about a deleted message."""
        return {"message_id": self.id, "chat": self.chat, "date": 0}

    def summary(self) -> Json:
        """For people and for the control interface."""
        return {
            "id": self.id, "from_bot": self.from_bot, "date": self.date, "text": self.text, "caption": self.caption,
            "entities": self.entities, "deleted": self.deleted, "edited": self.edited,
            "kind": next((name for name in self.content if not name.startswith("caption")), ""),
            "buttons": [[{"label": b.label, "data": b.data, "copy": b.copy, "url": b.url} for b in row]
                        for row in self.buttons],
        }  # fmt: skip


def _button(raw: Json) -> Button:
    copied = raw.get("copy_text", {}).get("text", "")
    return Button(raw["text"], raw.get("callback_data", ""), copied, raw.get("url", ""))
