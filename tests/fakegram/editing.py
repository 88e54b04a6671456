"""editMessageText, editMessageCaption, editMessageMedia, editMessageReplyMarkup: at any age, but never to the same."""

from tests.fakegram.content import caption_content, document_content, photo_content, text_content
from tests.fakegram.errors import Refused
from tests.fakegram.message import Json, Message
from tests.fakegram.methods import Upload
from tests.fakegram.world import World

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)
CAPTION = {"caption", "caption_entities", "show_caption_above_media"}


def edit_text(world: World, p: Json, attached: dict[str, Upload]) -> Json:
    content, message = text_content(p), _editable(world, p)
    if "text" not in message.content:
        raise Refused(400, "Bad Request: there is no text in the message to edit")
    return _change(world, message, content, p)


def edit_caption(world: World, p: Json, attached: dict[str, Upload]) -> Json:
    caption, message = caption_content(p), _editable(world, p)
    if "text" in message.content:
        raise Refused(400, "Bad Request: there is no caption in the message to edit")
    kept = {name: value for name, value in message.content.items() if name not in CAPTION}
    return _change(world, message, {**kept, **caption}, p)


def edit_media(world: World, p: Json, attached: dict[str, Upload]) -> Json:
    media = p["media"]
    make = photo_content if media["type"] == "photo" else document_content
    content = make(world, media, attached, "media")
    return _change(world, _editable(world, p), content, p)


def edit_markup(world: World, p: Json, attached: dict[str, Upload]) -> Json:
    message = _editable(world, p)
    return _change(world, message, message.content, p)


def _editable(world: World, p: Json) -> Message:
    message = world.writable(p["chat_id"]).message(p["message_id"], "edit")
    if not message.from_bot:
        raise Refused(400, "Bad Request: message can't be edited")
    return message


def _change(world: World, message: Message, content: Json, p: Json) -> Json:
    """An edit without a keyboard takes the keyboard away."""
    markup = p.get("reply_markup") if (p.get("reply_markup") or {}).get("inline_keyboard") else None
    if content == message.content and markup == message.markup:
        raise Refused(400, NOT_MODIFIED)
    world.limits.enforce(p["chat_id"])
    message.edited.append(message.content)
    message.content, message.markup = content, markup
    message.edit_date = int(world.clock.now())
    return message.json()
