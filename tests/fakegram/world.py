"""What the server knows: the bot, the chats and their messages, the files, the time. No HTTP in here."""

import hashlib
from collections import defaultdict
from typing import Any

from tests.fakegram.callbacks import Taps
from tests.fakegram.chat import Chat
from tests.fakegram.clock import Clock
from tests.fakegram.errors import Refused
from tests.fakegram.faults import Faults
from tests.fakegram.limits import Limits
from tests.fakegram.message import Json, Message
from tests.fakegram.methods import Upload
from tests.fakegram.pulse import Pulse
from tests.fakegram.updates import Updates


class World:
    """The parts, and the few rules that need several of them."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.clock, self.pulse = Clock(), Pulse()
        self.updates = Updates(self.clock, self.pulse)
        self.limits = Limits(self.clock)
        self.taps, self.faults = Taps(), Faults()
        self.chats: dict[int, Chat] = {}
        self.notices: defaultdict[int, list[str]] = defaultdict(list)
        self.profile: dict[str, Any] = {}
        self.violations: list[str] = []
        self.me: Json = {
            "id": int(token.partition(":")[0]), "is_bot": True, "first_name": "Steunkring",
            "username": "steunkring_test_bot", "can_join_groups": False, "can_read_all_group_messages": False,
            "supports_inline_queries": False, "supports_guest_queries": False, "can_connect_to_business": False,
            "has_main_web_app": False, "has_topics_enabled": False, "allows_users_to_create_topics": False,
            "can_manage_bots": False, "supports_join_request_queries": False,
        }  # fmt: skip
        self._files: dict[str, bytes] = {}
        self._last_message_id = 0

    @property
    def sender(self) -> Json:
        """The bot as the sender of a message."""
        return {name: self.me[name] for name in ("id", "is_bot", "first_name", "username")}

    def chat(self, chat_id: int) -> Chat:
        if chat := self.chats.get(chat_id):
            return chat
        raise Refused(400, "Bad Request: chat not found")

    def writable(self, chat_id: int) -> Chat:
        """The chat, if the bot may write there now."""
        chat = self.chat(chat_id)
        if chat.closed:
            raise Refused(403, f"Forbidden: {chat.closed}")
        return chat

    def post(self, chat: Chat, sender: Json, content: Json, markup: Json | None = None, **extra: Any) -> Message:
        """Put a message into a chat."""
        self._last_message_id += 1
        message = Message(
            self._last_message_id, chat.json, sender, int(self.clock.now()), content, markup, extra, self._files
        )
        chat.messages.append(message)
        return message

    def keep(self, data: bytes) -> Json:
        """Store a file. The same bytes have the same ids."""
        unique = hashlib.sha256(data).hexdigest()[:24]
        self._files[f"file-{unique}"] = data
        return {"file_id": f"file-{unique}", "file_unique_id": unique, "file_size": len(data)}

    def bytes_of(self, file: Upload | str, attached: dict[str, Upload]) -> bytes:
        """The content of a file parameter: uploaded, attached, or on the server already."""
        if isinstance(file, str):
            file = attached.get(file.removeprefix("attach://"), file)
        if isinstance(file, Upload):
            return file.data
        if file in self._files:
            return self._files[file]
        raise Refused(400, "Bad Request: wrong file identifier/HTTP URL specified")
