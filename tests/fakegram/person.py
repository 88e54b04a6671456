"""A person with a phone: types, taps, sends, blocks; and sees what is in the chat."""

from typing import Any

from tests.fakegram.attachments import content_of
from tests.fakegram.callbacks import Tap
from tests.fakegram.chat import Chat
from tests.fakegram.entities import found_in
from tests.fakegram.group import membership
from tests.fakegram.message import Button, Json, Message
from tests.fakegram.patience import Patience
from tests.fakegram.world import World

TAPS = 3 * 2**33  # the lane of callback queries
BLOCKED = "bot was blocked by the user"


class Person:
    """Everything a person does is instant and leaves an update behind; `answered` waits for the bot."""

    def __init__(self, world: World, chat: Chat, user: Json) -> None:
        self._world, self.chat, self.user = world, chat, user
        self._patience = Patience(world, chat.id)
        self.clipboard = ""
        self.opened: list[str] = []

    # doing

    def types(self, text: str) -> Message:
        """Type a text; Telegram marks commands, links and the like in it."""
        found = found_in(text)
        return self._posts({"text": text, **({"entities": found} if found else {})})

    def command(self, text: str) -> Message:
        return self.types(text if text.startswith("/") else f"/{text}")

    def sends(self, kind: str, caption: str = "") -> Message:
        """Send a voice message, photo, sticker, contact, location, poll, document, video_note, animation…"""
        return self._posts(content_of(self._world, kind, caption))

    def forwards(self, text: str) -> Message:
        origin = {"type": "hidden_user", "date": int(self._world.clock.now()), "sender_user_name": "Iemand"}
        return self._posts({"text": text}, forward_origin=origin)

    def edits(self, message_id: int, text: str) -> None:
        """Change a text of one's own. The bot hears of it only if it changed."""
        message = self.chat.message(message_id, "edit")
        found = found_in(text)
        content = {"text": text, **({"entities": found} if found else {})}
        if content != message.content:
            message.edited.append(message.content)
            message.content, message.edit_date = content, int(self._world.clock.now())
            self._world.updates.add("edited_message", message.json(), self.chat.id)

    def deletes(self, message_id: int) -> None:
        """Remove a message from the chat, for both sides. The bot does not hear of it."""
        self.chat.message(message_id, "delete").deleted = True

    def taps(self, label: str, message_id: int | None = None) -> str:
        """Tap the newest visible button of this name. Returns the callback id, or "" if the bot hears nothing."""
        message, button = self._find(label, message_id)
        if button.copy:
            self.clipboard = button.copy
        elif button.url:
            self.opened.append(button.url)
        return self.forges(button.data, message.id) if button.data else ""

    def forges(self, data: str, message_id: int) -> str:
        """Send any callback data for any message, as a modified app can, or a slow one for a deleted message."""
        message = next(message for message in self.chat.messages if message.id == message_id)
        callback_id = self._world.taps.next_id()
        query = {
            "id": callback_id, "from": self.user, "chat_instance": f"{self.chat.id}", "data": data,
            "message": message.inaccessible() if message.deleted else message.json(),
        }  # fmt: skip
        self._patience.acts()
        update = self._world.updates.add("callback_query", query, self.chat.id + TAPS)
        at = self._world.clock.now()
        self._world.taps.add(Tap(callback_id, self.chat.id, data, message_id, at, update))
        return callback_id

    def blocks(self) -> None:
        self.chat.closed = BLOCKED
        kicked = {"status": "kicked", "until_date": 0}
        membership(self._world, self.chat, self.user, {"status": "member"}, kicked)

    def unblocks(self) -> None:
        self.chat.closed = ""
        membership(self._world, self.chat, self.user, {"status": "kicked", "until_date": 0}, {"status": "member"})

    async def answered(self, timeout: float = 10.0, quiet: float = 0.12, silence: float = 1.0) -> None:  # noqa: ASYNC109
        """Wait until the bot is done: all confirmed, all taps answered, and `quiet` seconds without a request.
        A bot that shows nothing at all is given `silence` seconds to think."""
        await self._patience.until_done(timeout, quiet, silence)

    # seeing

    @property
    def messages(self) -> list[Message]:
        return self.chat.messages

    @property
    def visible(self) -> list[Message]:
        return self.chat.visible

    @property
    def last(self) -> Message:
        """The newest message of the bot that is still there."""
        if newest := next((message for message in self.chat.newest_first() if message.from_bot), None):
            return newest
        raise AssertionError("the bot has said nothing")

    def buttons(self) -> list[str]:
        """The labels on the newest message that has any."""
        return next((message.labels for message in self.chat.newest_first() if message.labels), [])

    def copies(self) -> list[str]:
        """The texts that can be copied from the newest message that has some."""
        for message in self.chat.newest_first():
            if copies := [button.copy for row in message.buttons for button in row if button.copy]:
                return copies
        return []

    @property
    def notices(self) -> list[str]:
        """What answers to taps said."""
        return self._world.notices[self.chat.id]

    def _posts(self, content: Json, **extra: Any) -> Message:
        if self.chat.closed == BLOCKED:
            raise AssertionError(f"{self.user['first_name']} has blocked the bot and cannot write to it")
        self.chat.closed = ""
        self._patience.acts()
        message = self._world.post(self.chat, self.user, content, **extra)
        self._world.updates.add("message", message.json(), self.chat.id)
        return message

    def _find(self, label: str, message_id: int | None) -> tuple[Message, Button]:
        shown = [message for message in self.chat.newest_first() if message_id in (None, message.id)]
        for message in shown:
            if found := next((button for row in message.buttons for button in row if button.label == label), None):
                return message, found
        visible = [label for message in shown for label in message.labels]
        raise AssertionError(f"no button {label!r}; there are: {', '.join(map(repr, visible)) or 'none'}")
