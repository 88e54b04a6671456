"""The outbox: replies are here, committed with the turn that made them, until they were sent."""

from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from bot.logs import Log
from bot.storage.events import Delivery
from bot.storage.store import Transaction
from bot.storage.tables import outbox

PAYLOAD = "outbox.payload"
URGENT, REPLY, FIRST_REPLY = 0, 1, 2  # lanes: help first, and a crowd of strangers holds up nobody who is talking
log = Log("outbox")


def sealed_rows(
    tx: Transaction, person_id: int, update_id: int, deliveries: list[Delivery], lane: int = REPLY
) -> list[dict[str, object]]:
    """The rows for one turn's deliveries, in order and in one lane: the given one, or that of help."""
    lane = URGENT if any(delivery.urgent for delivery in deliveries) else lane
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


_LATER = (
    update(outbox)
    .where(outbox.c.id == bindparam("number"), outbox.c.claimed_by == bindparam("replica"))
    .values(claimed_by=None, tries=outbox.c.tries + 1, not_before=bindparam("moment"))
)
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


def later(tx: Transaction, moments: dict[int, int]) -> None:
    """Surely not sent: each once more, not before its moment."""
    if moments:
        rows = [{"number": number, "moment": moment, "replica": tx.replica} for number, moment in moments.items()]
        tx.connection.execute(_LATER, rows)


def waiting(tx: Transaction) -> bool:
    """Is there anything that was not claimed yet?"""
    return tx.connection.execute(_WAITING).first() is not None


def answers_only(tx: Transaction, person_id: int) -> None:
    """Drop what was to be said to someone; a tap of theirs is still answered, so that no button keeps spinning."""
    for row in tx.connection.execute(select(outbox).where(outbox.c.person_id == person_id)).all():
        delivery = opened(tx, row)
        if delivery is None or not delivery.callback or row.claimed_by is not None:
            remove(tx, [row.id])
        else:
            put_back(tx, row, delivery.only_answer(), row.tries)


def put_back(tx: Transaction, row: Row[Any], delivery: Delivery, tries: int) -> None:
    """To be claimed anew, with this in it."""
    sealed = tx.keys.seal(PAYLOAD, identity(row.update_id, row.n), delivery.to_bytes())
    again = {"claimed_by": None, "payload": sealed, "tries": tries}
    tx.connection.execute(update(outbox).where(outbox.c.id == row.id).values(again))
