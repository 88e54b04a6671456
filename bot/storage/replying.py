"""What a turn puts into the outbox: its messages, and what goes out of the chat with them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.message import Message, Outcome
from bot.storage import outbox, sweeping
from bot.storage.events import Delivery, Received, deliveries
from bot.storage.inbox import Waiting
from bot.storage.store import Transaction
from bot.storage.sweeping import Swept

Split = Callable[[Message], list[Message]]


@dataclass(frozen=True, slots=True)
class Replies:
    """In order, and what has to be written down with them."""

    rows: list[dict[str, object]]
    swept: Swept | None = None
    screen: Delivery | None = None  # for someone who leaves at once: nothing else is said to them any more


def replies(tx: Transaction, row: Waiting, received: Received, outcome: Outcome, split: Split, at: int) -> Replies:
    """To one touch. What a message is split into goes one by one."""
    parts = tuple(part for message in outcome.messages for part in split(message))
    lane = outbox.FIRST_REPLY if row.session is None else outbox.REPLY
    if outcome.state is None and parts:
        said = _farewell(tx, row, received, outcome, parts, at)
        return Replies(outbox.sealed_rows(tx, row.person_id, row.update_id, said, lane))
    said = deliveries(received, parts, at, outcome.notice)
    if not outcome.sweep or outcome.state is None:
        return Replies(outbox.sealed_rows(tx, row.person_id, row.update_id, said, lane))
    over = bool(parts) and parts[0].over and not parts[0].picture
    swept = sweeping.swept(tx, row.person_id, received, outcome.sweep, over, at)
    screen = None
    if outcome.sweep == "all" and said:
        screen, lane = replace(said[0], here=True), outbox.AWAY
        said[0] = screen
    if not swept.cleaning.ended:
        said.append(Delivery(received.chat_id, at, cleaning=swept.cleaning))
    return Replies(outbox.sealed_rows(tx, row.person_id, row.update_id, said, lane), swept, screen)


def _farewell(
    tx: Transaction, row: Waiting, received: Received, outcome: Outcome, parts: tuple[Message, ...], at: int
) -> list[Delivery]:
    """The last words come when all is gone that can be. What is said before them is shown only where it is to stay."""
    *before, last = parts
    cleaning, above = sweeping.wiped(tx, row.person_id, received, at)
    closing = Delivery(received.chat_id, at, last, touched=received.sent, instead=outcome.instead, above=above)
    stays = tuple(part for part in before if part.stays)
    return [*deliveries(received, stays, at, outcome.notice), closing.cleaned(cleaning)]
