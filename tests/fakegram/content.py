"""From checked parameters to the content of a message."""

from typing import Any

from tests.fakegram.entities import check_entities
from tests.fakegram.errors import Invalid
from tests.fakegram.message import Json
from tests.fakegram.methods import Upload
from tests.fakegram.pictures import measures
from tests.fakegram.utf16 import units
from tests.fakegram.world import World


def text_content(p: Json) -> Json:
    """The text of a message; Telegram cuts the white space at its end."""
    if not p["text"].strip():
        raise Invalid("message text is empty")
    return _words(p["text"], p.get("entities", []), "text", "entities")


def caption_content(p: Json) -> Json:
    if not p.get("caption", "").strip():
        return {}
    above = {"show_caption_above_media": True} if p.get("show_caption_above_media") else {}
    return {**_words(p["caption"], p.get("caption_entities", []), "caption", "caption_entities"), **above}


def _words(text: str, entities: list[Json], name: str, marks: str) -> Json:
    check_entities(text, entities)
    text = text.rstrip()
    end = units(text)
    kept = [{**mark, "length": min(mark["length"], end - mark["offset"])} for mark in entities if mark["offset"] < end]
    return {name: text, marks: kept} if kept else {name: text}


def photo_content(world: World, p: Json, attached: dict[str, Upload], name: str = "photo") -> Json:
    data = world.bytes_of(p[name], attached)
    width, height = measures(data)
    spoiler = {"has_media_spoiler": True} if p.get("has_spoiler") else {}
    return {"photo": [{**world.keep(data), "width": width, "height": height}], **caption_content(p), **spoiler}


def document_content(world: World, p: Json, attached: dict[str, Upload], name: str = "document") -> Json:
    data = world.bytes_of(p[name], attached)
    if not data:
        raise Invalid("file must be non-empty")
    file: Any = p[name]
    if isinstance(file, str):
        file = attached.get(file.removeprefix("attach://"))
    named = {"file_name": file.name} if isinstance(file, Upload) else {}
    return {"document": {**world.keep(data), **named}, **caption_content(p)}
