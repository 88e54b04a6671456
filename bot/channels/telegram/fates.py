"""What became of a delivery, and what an error of Telegram's means for it."""

from dataclasses import dataclass
from enum import Enum

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.refusals import nobody
from bot.channels.telegram.request import NotSent, Unsure, retry_after
from bot.logs import Log
from bot.storage.events import Delivery

MOST_TRIES = 5  # where Telegram itself fails, or no answer comes to what may be repeated
ONCE_MORE = 1  # a question that nobody saw would be answered unseen; a second copy carries the same buttons
LONGEST_BACKOFF = 60.0
log = Log("delivering")


class Fate(Enum):
    """What became of a delivery: it is over, it is to be tried again, or the person is gone."""

    ENDED = "ended"
    LATER = "later"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Booking:
    """`wait` is in seconds."""

    fate: Fate
    wait: float = 0.0
    rest: Delivery | None = None  # one call of several was made: what is left, to be gone on with
    shown: int = 0  # the number of a message that was not there before
    lost: int | None = None  # a message may have arrived; its number is higher than this one, 0 where that is unknown


ENDED, GONE = Booking(Fate.ENDED), Booking(Fate.GONE)


def backoff(tries: int) -> float:
    """Seconds before the next try."""
    return min(2.0 ** min(tries, 10), LONGEST_BACKOFF)


def unsure(error: TelegramError) -> bool:
    """Telegram may have done it all the same: no answer came, or that of a server in front of the one that does it."""
    return isinstance(error, NetworkError) and not isinstance(error, (BadRequest, NotSent))


def booking_of(error: TelegramError, delivery: Delivery, tries: int, editing: bool) -> Booking:
    """What an error of Telegram's means for a delivery."""
    log.info("delivery.error", error=type(error).__name__, tries=tries)
    match error:
        case RetryAfter():
            return Booking(Fate.LATER, retry_after(error))
        case Forbidden() | ChatMigrated():
            return GONE
        case BadRequest():
            return GONE if nobody(error) else ENDED
        case NotSent():
            return Booking(Fate.LATER, backoff(tries))
        case Unsure():
            often = delivery.urgent or delivery.here or editing  # better a neutral line twice than an empty chat
            again = tries < (MOST_TRIES if often else ONCE_MORE if delivery.repeatable else 0)
        case NetworkError():
            again = tries < MOST_TRIES
        case _:
            return Booking(Fate.LATER, LONGEST_BACKOFF)
    return Booking(Fate.LATER, backoff(tries)) if again else ENDED
