"""deleteMessage and deleteMessages: both sides of a private chat, for 48 hours."""

from tests.fakegram.chat import Chat
from tests.fakegram.errors import Refused
from tests.fakegram.message import Json, Message
from tests.fakegram.methods import Upload
from tests.fakegram.world import World

DELETABLE_FOR = 48 * 3600


def delete_message(world: World, p: Json, attached: dict[str, Upload]) -> bool:
    chat = world.writable(p["chat_id"])
    message = chat.message(p["message_id"], "delete")
    _check(world, chat, message)
    message.deleted = True
    return True


def delete_messages(world: World, p: Json, attached: dict[str, Upload]) -> bool:
    """Missing ones are skipped; one that is too old refuses them all."""
    chat = world.writable(p["chat_id"])
    found = [message for message_id in p["message_ids"] if (message := chat.find(message_id))]
    for message in found:
        _check(world, chat, message)
    for message in found:
        message.deleted = True
    return True


def _check(world: World, chat: Chat, message: Message) -> None:
    if not (message.from_bot or chat.private):
        raise Refused(400, "Bad Request: message can't be deleted")
    if world.clock.now() - message.date > DELETABLE_FOR:
        raise Refused(400, "Bad Request: message can't be deleted for everyone")
