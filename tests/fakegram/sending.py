"""sendMessage, sendPhoto, sendDocument, sendChatAction."""

from tests.fakegram.chat import Chat
from tests.fakegram.content import document_content, photo_content, text_content
from tests.fakegram.errors import Refused
from tests.fakegram.message import Json
from tests.fakegram.methods import Upload
from tests.fakegram.world import World


def send_message(world: World, p: Json, attached: dict[str, Upload]) -> Json:
    return _send(world, p, text_content(p))


def send_photo(world: World, p: Json, attached: dict[str, Upload]) -> Json:
    return _send(world, p, photo_content(world, p, attached))


def send_document(world: World, p: Json, attached: dict[str, Upload]) -> Json:
    return _send(world, p, document_content(world, p, attached))


def send_chat_action(world: World, p: Json, attached: dict[str, Upload]) -> bool:
    world.writable(p["chat_id"])
    return True


def _send(world: World, p: Json, content: Json) -> Json:
    chat = world.writable(p["chat_id"])
    world.limits.enforce(chat.id)
    extra = _reply(chat, p.get("reply_parameters"))
    if p.get("protect_content"):
        extra["has_protected_content"] = True
    if preview := p.get("link_preview_options"):
        extra["link_preview_options"] = preview
    message = world.post(chat, world.sender, content, p.get("reply_markup"), **extra)
    message.silent = bool(p.get("disable_notification"))
    return message.json()


def _reply(chat: Chat, wanted: Json | None) -> Json:
    if not wanted:
        return {}
    if answered := chat.find(wanted["message_id"]):
        return {"reply_to_message": {k: v for k, v in answered.json().items() if k != "reply_to_message"}}
    if wanted.get("allow_sending_without_reply"):
        return {}
    raise Refused(400, "Bad Request: message to be replied not found")
