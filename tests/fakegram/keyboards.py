"""Keyboards under a message: what may be in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.fakegram.errors import Invalid
from tests.fakegram.kinds import Anything, Kind, ListOf, Shape, Text, Truth, truths, unfold, word

AT_MOST_BUTTONS = 100
AT_MOST_IN_A_ROW = 8

ACTIONS: Mapping[str, Kind] = {
    "callback_data": Text(1, 64, in_bytes=True),
    "copy_text": Shape({"text": Text(1, 256)}),
    "url": Text(1, pattern=r"(https?|tg)://\S+"),
    "web_app": Shape({"url": Text(1, pattern=r"https://\S+")}),
    "login_url": Anything(),
    "switch_inline_query": Text(),
    "switch_inline_query_current_chat": Text(),
    "switch_inline_query_chosen_chat": Anything(),
    "callback_game": Anything(),
    "pay": Truth(),
}
LOOKS: Mapping[str, Kind] = {"icon_custom_emoji_id": Text(1), "style": word("danger", "success", "primary")}
INLINE = Shape({"inline_keyboard": ListOf(ListOf(Shape({"text": Text(1)}, {**LOOKS, **ACTIONS})))})

REQUESTS: Mapping[str, Kind] = dict.fromkeys(
    ("request_contact", "request_location", "request_poll", "request_users", "request_chat", "web_app"), Anything()
)
REPLY_BUTTON = Shape({"text": Text(1)}, {**LOOKS, **REQUESTS})
PLACEHOLDER: Mapping[str, Kind] = {"input_field_placeholder": Text(1, 64), "selective": Truth()}
OTHERS: Mapping[str, Shape] = {
    "keyboard": Shape(
        {"keyboard": ListOf(ListOf(REPLY_BUTTON, 1), 1)},
        {**PLACEHOLDER, **truths("is_persistent", "resize_keyboard", "one_time_keyboard")},
    ),
    "remove_keyboard": Shape({"remove_keyboard": Truth()}, {"selective": Truth()}),
    "force_reply": Shape({"force_reply": Truth()}, PLACEHOLDER),
}


@dataclass(frozen=True)
class InlineKeyboard:
    """Buttons under a message, each with exactly one thing it does."""

    def read(self, value: Any, notes: list[str]) -> dict[str, Any]:
        rows = INLINE.read(value, notes)["inline_keyboard"]
        for button in (button for row in rows for button in row):
            does = [action for action in ACTIONS if action in button]
            if len(does) != 1:
                raise Invalid(f"button {button['text']!r} has {', '.join(does) or 'no action'}, not exactly one")
        if sum(map(len, rows)) > AT_MOST_BUTTONS or any(len(row) > AT_MOST_IN_A_ROW for row in rows):
            raise Invalid(f"more than {AT_MOST_BUTTONS} buttons, or more than {AT_MOST_IN_A_ROW} in a row")
        if not all(rows):
            notes.append("empty row in inline_keyboard")
        return {"inline_keyboard": [row for row in rows if row]}


@dataclass(frozen=True)
class AnyKeyboard:
    """What may go under a new message."""

    def read(self, value: Any, notes: list[str]) -> dict[str, Any]:
        value = unfold(value)
        for mark, shape in OTHERS.items():
            if isinstance(value, dict) and mark in value:
                return shape.read(value, notes)
        return InlineKeyboard().read(value, notes)
