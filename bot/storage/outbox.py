"""The outbox: replies are here, committed with the turn that made them, until they were sent."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from bot.logs import Log
from bot.storage import ledger
from bot.storage.cleaning import Cleaning, search
from bot.storage.count import Count
from bot.storage.events import Delivery
from bot.storage.store import Transaction
from bot.storage.tables import outbox

PAYLOAD = "outbox.payload"
# Lanes: a way out before all else, then help; and a crowd of strangers holds up nobody who is talking.
AWAY, URGENT, REPLY, FIRST_REPLY = -1, 0, 1, 2
RECALLED = 9  # it was on its way when it became unwanted
log = Log("outbox")


def sealed_rows(
    tx: Transaction, person_id: int, update_id: int, deliveries: list[Delivery], lane: int = REPLY
) -> list[dict[str, object]]:
    """The rows for one turn's deliveries, in order and in one lane: the given one, or that of help."""
    lane = min(lane, URGENT) if any(delivery.urgent for delivery in deliveries) else lane
    return [
        {
            "person_id": person_id, "update_id": update_id, "n": n, "lane": lane, "tries": 0, "not_before": 0,
            "payload": tx.keys.seal(PAYLOAD, identity(update_id, n), delivery.to_bytes()),
        }
        for n, delivery in enumerate(deliveries)
    ]  # fmt: skip


def identity(update_id: int, n: int) -> bytes:
    """What a row of the outbox is sealed to."""
    return b"%d.%d" % (update_id, n)


def put(tx: Transaction, rows: list[dict[str, object]]) -> None:
    if rows:
        tx.connection.execute(insert(outbox), rows)


_WAITING = select(outbox.c.id).where(outbox.c.claimed_by.is_(None)).limit(1)
_REMOVE = outbox.delete().where(outbox.c.id.in_(bindparam("numbers", expanding=True)))


def opened(tx: Transaction, row: Row[Any]) -> Delivery | None:
    try:
        plain = tx.keys.open(PAYLOAD, identity(row.update_id, row.n), row.payload)
        return Delivery.from_bytes(plain)
    except Exception as error:  # tampered with, or of a release that wrote it otherwise: it must not hold up the rest
        log.failed("outbox.unreadable", error)
        return None


def remove(tx: Transaction, ids: list[int]) -> None:
    """They were sent, or never will be."""
    if ids:
        tx.connection.execute(_REMOVE, {"numbers": ids})


def waiting(tx: Transaction) -> bool:
    """Is there anything that was not claimed yet?"""
    return tx.connection.execute(_WAITING).first() is not None


def hush(tx: Transaction, person_id: int, screen: Delivery | None = None) -> None:
    """Drop what was to be said to someone. A tap of theirs is still answered, so that no button keeps spinning; what
    is being taken out of their chat still is; and what is on its way to them is recalled: it goes again when it has
    arrived, or when that will never be known. `screen` is what they see now: its place is not taken out any more, and
    if something on its way is put there, it is put there once more."""
    count = Count(tx)
    for row in tx.connection.execute(select(outbox).where(outbox.c.person_id == person_id)).all():
        delivery, on_its_way = opened(tx, row), row.claimed_by is not None
        if delivery and delivery.cleaning:
            rest = delivery.silently(but=screen.tapped if screen else 0)
            _change(tx, row, rest, lane=RECALLED if on_its_way else row.lane)
        elif delivery and on_its_way and delivery.message:
            cleaning = search(count.perhaps_sent(delivery), ledger.of(tx, person_id))
            _change(tx, row, _instead(delivery, cleaning, screen), lane=RECALLED)
        elif delivery and delivery.callback and not on_its_way:
            put_back(tx, row, delivery.only_answer(), row.tries)
        elif not on_its_way:
            remove(tx, [row.id])


def _instead(delivery: Delivery, cleaning: Cleaning, screen: Delivery | None) -> Delivery:
    """What is done after something on its way, if it arrived or that will never be known."""
    place = screen.tapped if screen else 0
    if screen and place and place == delivery.tapped:  # it may be put there, or below
        return replace(screen, callback="", cleaning=cleaning)
    return Delivery(delivery.chat_id, delivery.at, tapped=place, cleaning=cleaning)


def put_back(tx: Transaction, row: Row[Any], delivery: Delivery, tries: int, moment: int = 0) -> None:
    """To be claimed anew, with this in it, not before this moment."""
    lane = REPLY if row.lane == RECALLED else row.lane
    _change(tx, row, delivery, claimed_by=None, tries=tries, lane=lane, not_before=max(row.not_before, moment))


def _change(tx: Transaction, row: Row[Any], delivery: Delivery, **values: int | None) -> None:
    sealed = tx.keys.seal(PAYLOAD, identity(row.update_id, row.n), delivery.to_bytes())
    tx.connection.execute(update(outbox).where(outbox.c.id == row.id).values(payload=sealed, **values))
