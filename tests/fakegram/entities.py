"""Marks in a text: which are known, where they may stand, and those Telegram finds by itself in what people type."""

import re
from itertools import combinations
from typing import Any

from tests.fakegram.errors import Invalid
from tests.fakegram.kinds import Anything, Integer, ListOf, Shape, Text, word
from tests.fakegram.utf16 import cuts_a_pair, length, units

Entity = dict[str, Any]

QUOTES = ("blockquote", "expandable_blockquote")
CODE = ("code", "pre")
STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
LINKS = ("text_link", "text_mention", "custom_emoji", "date_time")
FOUND = ("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number")
NEEDED = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id", "date_time": "unix_time"}

ENTITIES = ListOf(
    Shape(
        {"type": word(*STYLES, *QUOTES, *CODE, *LINKS, *FOUND), "offset": Integer(0), "length": Integer(1)},
        {
            "url": Text(1),
            "user": Anything(),
            "language": Text(),
            "custom_emoji_id": Text(1),
            "unix_time": Integer(),
            "date_time_format": Text(),
        },
    ),
    high=100,
)

PATTERNS = {
    "bot_command": r"(?<![\w/])/[A-Za-z0-9_]{1,32}(@\w{3,32})?\b",
    "url": r"https?://[^\s]+[^\s.,!?]",
    "email": r"[\w.+-]+@[\w-]+\.[\w.-]*\w",
    "mention": r"(?<![\w@])@\w{4,32}\b",
    "hashtag": r"(?<!\w)#\w+",
}


def check_entities(text: str, entities: list[Entity]) -> None:
    """Every mark lies within the text, cuts no character in two and respects what may lie within what."""
    size = units(text)
    for mark in entities:
        start, end = mark["offset"], mark["offset"] + mark["length"]
        if end > size:
            raise Invalid(f"entity {mark['type']} ends at {end}, the text at {size}")
        if cuts_a_pair(text, start) or cuts_a_pair(text, end):
            raise Invalid(f"entity {mark['type']} at {start}–{end} splits a surrogate pair")
        if (needed := NEEDED.get(mark["type"])) and needed not in mark:
            raise Invalid(f"entity {mark['type']} has no {needed}")
    for one, other in combinations(entities, 2):
        if overlap(one, other) and not may_share(one["type"], other["type"]):
            raise Invalid(f"entities {one['type']} and {other['type']} can't share text")


def overlap(one: Entity, other: Entity) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])


def may_share(one: str, other: str) -> bool:
    return not ({one, other} & set(CODE) or {one, other} <= set(QUOTES))


def found_in(text: str) -> list[Entity]:
    """The entities that Telegram adds to what a person types."""
    marks = [
        {"type": kind, "offset": length(text[: hit.start()]), "length": length(hit.group())}
        for kind, pattern in PATTERNS.items()
        for hit in re.finditer(pattern, text)
    ]
    return sorted(marks, key=lambda mark: (mark["offset"], mark["type"]))
