"""A group, where a private bot has no business."""

from tests.fakegram.chat import Chat
from tests.fakegram.entities import found_in
from tests.fakegram.message import Json, Message
from tests.fakegram.world import World

MEMBERS = 5 * 2**33  # the lane of my_chat_member


def membership(world: World, chat: Chat, by: Json, old: Json, new: Json) -> None:
    """Tell the bot that its place in a chat has changed."""
    change = {
        "chat": chat.json, "from": by, "date": int(world.clock.now()),
        "old_chat_member": {"user": world.sender, **old}, "new_chat_member": {"user": world.sender, **new},
    }  # fmt: skip
    world.updates.add("my_chat_member", change, chat.id + MEMBERS)


class Group:
    def __init__(self, world: World, chat: Chat) -> None:
        self._world, self.chat = world, chat
        self._someone: Json = {"id": 99, "is_bot": False, "first_name": "Sam", "language_code": "nl"}
        chat.closed = "bot is not a member of the supergroup chat"

    def adds_bot(self) -> None:
        self.chat.closed = ""
        membership(self._world, self.chat, self._someone, {"status": "left"}, {"status": "member"})
        self._posts({"new_chat_members": [self._world.sender]})

    def kicks_bot(self) -> None:
        self.chat.closed = "bot was kicked from the supergroup chat"
        kicked = {"status": "kicked", "until_date": 0}
        membership(self._world, self.chat, self._someone, {"status": "member"}, kicked)

    def says(self, text: str) -> Message:
        """A bot in privacy mode hears commands only."""
        found = found_in(text)
        heard = self._world.me["can_read_all_group_messages"] or text.startswith("/")
        return self._posts({"text": text, **({"entities": found} if found else {})}, heard=heard)

    @property
    def has_bot(self) -> bool:
        return not self.chat.closed

    def _posts(self, content: Json, heard: bool = True) -> Message:
        message = self._world.post(self.chat, self._someone, content)
        if heard and self.has_bot:
            self._world.updates.add("message", message.json(), self.chat.id)
        return message
