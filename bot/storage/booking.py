"""What became of what was sent, written down: it is over, or not yet; and what stands in a chat by it."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from bot.storage import ledger, outbox, pace, people
from bot.storage.claiming import Claimed
from bot.storage.cleaning import exactly, search
from bot.storage.events import Delivery
from bot.storage.ledger import LOST, Noted
from bot.storage.store import Transaction
from bot.storage.tables import outbox as table


@dataclass(frozen=True, slots=True)
class Booked:
    """What became of one delivery; by itself, that it is over."""

    claimed: Claimed
    again: int = 0  # to be tried once more, not before this moment
    rest: Delivery | None = None  # what is left of it, to be gone on with at that moment
    shown: Noted | None = None  # a message that came into the chat by it, or may have
    gone: bool = False  # the person blocked us


_THESE = table.c.id.in_(bindparam("numbers", expanding=True))
_OURS = (table.c.claimed_by == bindparam("replica")) & (table.c.lane != outbox.RECALLED)
_END = delete(table).where(_THESE, table.c.lane != outbox.RECALLED)
_AGAIN = (
    update(table)
    .where(table.c.id == bindparam("number"), _OURS)
    .values(claimed_by=None, tries=table.c.tries + 1, not_before=bindparam("moment"))
)
_GO_ON = (
    update(table)
    .where(table.c.id == bindparam("number"), _OURS)
    .values(claimed_by=None, tries=0, not_before=bindparam("moment"), payload=bindparam("sealed"))
)
_RECALLED = select(table).where(_THESE, table.c.lane == outbox.RECALLED)


def book(tx: Transaction, books: list[Booked], now: datetime) -> None:
    """Write it down, all together."""
    if not books:
        return
    shown = [(one.claimed.person_id, one.shown) for one in books if one.shown]
    somebody_gone = ledger.note_if_there(tx, shown) < len(shown)
    if _write(tx, books) < len(books):
        _recalled(tx, books)
    if somebody_gone or any(one.claimed.delivery.cleaning for one in books):
        who = {one.claimed.person_id for one in books}
        pace.forget(tx, who - people.there(tx, who))
    people.gone(tx, [one.claimed.delivery.chat_id for one in books if one.gone], now)


def _write(tx: Transaction, books: list[Booked]) -> int:
    """How many were found as they were left."""
    over, again, rest = list[int](), list[dict[str, int]](), list[dict[str, object]]()
    for one in books:
        ours = {"number": one.claimed.id, "replica": tx.replica}
        if one.rest:
            sealed = tx.keys.seal(outbox.PAYLOAD, one.claimed.identity, one.rest.to_bytes())
            rest.append({**ours, "sealed": sealed, "moment": one.again})
        elif one.again:
            again.append({**ours, "moment": one.again})
        else:
            over.append(one.claimed.id)
    found = tx.connection.execute(_END, {"numbers": over}).rowcount if over else 0
    found += tx.connection.execute(_AGAIN, again).rowcount if again else 0
    return found + (tx.connection.execute(_GO_ON, rest).rowcount if rest else 0)


def _recalled(tx: Transaction, books: list[Booked]) -> None:
    """What became unwanted on its way goes again, if it arrived, unless something else is shown in its place by now."""
    by_number = {one.claimed.id: one for one in books}
    rows = tx.connection.execute(_RECALLED, {"numbers": list(by_number)}).all()
    for row in rows:
        one, after = by_number[row.id], outbox.opened(tx, row)
        if one.rest:
            outbox.put_back(tx, row, one.rest.silently(), 0)
        elif one.again and after and one.claimed.delivery.cleaning:  # the call failed: it is still to be made
            outbox.put_back(tx, row, after, row.tries + 1, one.again)
        elif one.shown and after and one.shown.message_id == after.tapped and after.cleaning:
            outbox.remove(tx, [row.id])
        elif one.shown and one.shown.kind != LOST:
            delivery = one.claimed.delivery
            gone = Delivery(delivery.chat_id, delivery.at, cleaning=exactly(one.shown.message_id, one.shown.kind))
            outbox.put_back(tx, row, gone, 0)
        elif after and one.shown:  # that was sent with a better idea of where it may be than we had
            cleaning = search([one.shown], ledger.of(tx, row.person_id)) if one.shown.message_id else after.cleaning
            outbox.put_back(tx, row, replace(after, cleaning=cleaning), 0)
        elif after and after.message:  # it is in that place, or nowhere
            outbox.put_back(tx, row, replace(after, cleaning=None), 0)
        else:
            outbox.remove(tx, [row.id])
