"""The count of messages that all private chats of a bot share: what is sent later has a higher number, in any chat."""

from functools import cached_property
from itertools import islice
from math import inf

from bot.storage import ledger
from bot.storage.cleaning import GUESSES, ROUGHLY
from bot.storage.events import Delivery
from bot.storage.ledger import LOST, Noted
from bot.storage.store import Transaction

ENOUGH = 100  # of the messages that came last before a moment, to know how far the count was then
STRETCHES = 10  # of numbers, at most, in which one message is looked for


class Count:
    """As far as the last notes in the ledger tell; they are read once."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def before(self, moment: float = inf) -> int:
        """The highest number of a message that came before this moment; 0 where none is known."""
        return max(islice((one.message_id for one in self._lately if one.at < moment), ENOUGH), default=0)

    def perhaps_sent(self, delivery: Delivery) -> list[Noted]:
        """That it may stand in the chat, and above which numbers: it may have waited, and others wrote meanwhile."""
        first, last = max(delivery.answers, self.before(delivery.at - ROUGHLY)), self.before()
        above = range(first, max(first, last) + 1, GUESSES)[-STRETCHES:]
        return [Noted(number, delivery.at, LOST) for number in above]

    @cached_property
    def _lately(self) -> list[Noted]:
        return [one for one in ledger.lately(self._tx) if one.kind != LOST]
