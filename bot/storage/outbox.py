"""The outbox: replies are here, committed with the turn that made them, until they were sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update

from bot.logs import Log
from bot.storage.events import Delivery
from bot.storage.store import Transaction
from bot.storage.tables import NEW, SENDING, outbox

PAYLOAD = "outbox.payload"
LOOK_AT = 500  # people, oldest message first
TOO_LATE = 3600  # seconds: after that a reply would come unasked, and the next touch shows the question again
log = Log("outbox")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that is ours to send now."""

    id: int
    person_id: int
    tries: int
    delivery: Delivery


def sealed_rows(tx: Transaction, person_id: int, update_id: int, deliveries: list[Delivery]) -> list[dict[str, object]]:
    """The rows for one turn's deliveries, in order."""
    return [
        {
            "person_id": person_id, "update_id": update_id, "n": n, "state": NEW, "tries": 0, "not_before": 0,
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


_HEADS = select(func.min(outbox.c.id)).group_by(outbox.c.person_id)
_DUE = (
    select(outbox)
    .where(outbox.c.id.in_(_HEADS), outbox.c.state == NEW, outbox.c.not_before <= bindparam("now"))
    .order_by(outbox.c.id)
    .limit(LOOK_AT)
)
_CLAIM = update(outbox).where(outbox.c.id == bindparam("number")).values(state=SENDING)
_LATER = (
    update(outbox)
    .where(outbox.c.id == bindparam("number"))
    .values(state=NEW, tries=outbox.c.tries + 1, not_before=bindparam("moment"))
)
_WAITING = select(outbox.c.id).where(outbox.c.state == NEW).limit(1)
_REMOVE = outbox.delete().where(outbox.c.id == bindparam("number"))


def claim(tx: Transaction, now: datetime, most: int, may: Callable[[int], bool]) -> list[Claimed]:
    """The first message of each person who is not being written to, as far as `may` lets; sent after the commit."""
    moment, found = int(now.timestamp()), list[Claimed]()
    for row in tx.connection.execute(_DUE, {"now": moment}).all() if most else ():
        if len(found) >= most:
            break
        if not may(row.person_id):
            continue
        delivery = _opened(tx, row)
        if delivery is None or (delivery.at < moment - TOO_LATE and not delivery.urgent):
            remove(tx, [row.id])
        else:
            found.append(Claimed(row.id, row.person_id, row.tries, delivery))
    if found:
        tx.connection.execute(_CLAIM, [{"number": claimed.id} for claimed in found])
    return found


def _opened(tx: Transaction, row: Row[Any]) -> Delivery | None:
    try:
        plain = tx.keys.open(PAYLOAD, identity(row.update_id, row.n), row.payload)
        return Delivery.from_bytes(plain)
    except Exception as error:  # tampered with, or of a release that wrote it otherwise: it must not hold up the rest
        log.failed("outbox.unreadable", error)
        return None


def remove(tx: Transaction, ids: list[int]) -> None:
    """They were sent, or never will be."""
    if ids:
        tx.connection.execute(_REMOVE, [{"number": number} for number in ids])


def later(tx: Transaction, moments: dict[int, int]) -> None:
    """Surely not sent: each once more, not before its moment."""
    if moments:
        tx.connection.execute(_LATER, [{"number": number, "moment": moment} for number, moment in moments.items()])


def waiting(tx: Transaction) -> bool:
    """Is there anything that was not claimed yet?"""
    return tx.connection.execute(_WAITING).first() is not None


def answers_only(tx: Transaction, person_id: int) -> None:
    """Drop what was to be said to someone; a tap of theirs is still answered, so that no button keeps spinning."""
    for row in tx.connection.execute(select(outbox).where(outbox.c.person_id == person_id)).all():
        delivery = _opened(tx, row)
        if delivery is None or not delivery.callback or row.state != NEW:
            remove(tx, [row.id])
            continue
        sealed = tx.keys.seal(PAYLOAD, identity(row.update_id, row.n), delivery.only_answer().to_bytes())
        tx.connection.execute(update(outbox).where(outbox.c.id == row.id).values(payload=sealed))


def recover(tx: Transaction) -> None:
    """After a stop while sending: repeat what may come twice, let the rest go but for the answer to a tap."""
    for row in tx.connection.execute(select(outbox).where(outbox.c.state == SENDING)).all():
        delivery = _opened(tx, row)
        if delivery is None or not (delivery.repeatable or delivery.callback):
            remove(tx, [row.id])
            continue
        kept = delivery if delivery.repeatable else delivery.only_answer()
        sealed = tx.keys.seal(PAYLOAD, identity(row.update_id, row.n), kept.to_bytes())
        tx.connection.execute(update(outbox).where(outbox.c.id == row.id).values(state=NEW, payload=sealed))
