"""Who was counted for which link this month: in memory only, and nobody can be read from it.

Someone who wipes everything and comes by the same link again is nobody we know. If they counted every time, one person
could fill a link or lift its counts over the floor, and so find out whether another one came.
"""

import secrets
from hashlib import blake2b

from bot.recent import Recent

MOST = 100_000


class Counted:
    """What is remembered is a digest under a secret that ends with the process."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)
        self._marks: Recent[bytes, None] = Recent(MOST)

    def note(self, chat_id: int, link: int, month: int) -> None:
        self._marks[self._mark(chat_id, link, month)] = None

    def has(self, chat_id: int, link: int, month: int) -> bool:
        return self._mark(chat_id, link, month) in self._marks

    def _mark(self, chat_id: int, link: int, month: int) -> bytes:
        return blake2b(b"%d.%d.%d" % (chat_id, link, month), key=self._secret, digest_size=16).digest()
