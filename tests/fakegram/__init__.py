"""A small, strict Telegram of our own, for tests and for playing a conversation by hand.

It keeps chats in memory, checks every request against Bot API 10.1, and behaves like the real server where it hurts:
confirmation by offset, taps that live 150 seconds, deletion for 48 hours, 403, 409, 429, lost replies. Nothing leaves
this machine.
"""

from tests.fakegram.message import Button, Message
from tests.fakegram.person import Person
from tests.fakegram.server import FakeTelegram

__all__ = ["Button", "FakeTelegram", "Message", "Person"]
