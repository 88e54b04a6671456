"""Which message is the newest in a chat, as far as we saw: only that one may be edited into the next question. And
which is the newest of all: the private chats of a bot share one count, so what is sent now gets a higher number."""

from bot.recent import Recent

MOST_CHATS = 10_000  # an unknown chat just gets a new message


class Newest:
    """Told of everything that comes in and goes out."""

    def __init__(self) -> None:
        self._chats: Recent[int, int] = Recent(MOST_CHATS)
        self.highest = 0  # in any chat

    def note(self, chat_id: int, message_id: int) -> None:
        """A message is in the chat."""
        self.highest = max(self.highest, message_id)
        if message_id >= self._chats.get(chat_id, 0):
            self._chats[chat_id] = message_id

    def is_newest(self, chat_id: int, message_id: int) -> bool:
        """Surely the last one in the chat; where we do not know, no."""
        return bool(message_id) and self._chats.get(chat_id) == message_id
