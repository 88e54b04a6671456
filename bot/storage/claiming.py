"""Who is written to next: a message belongs to the replica that claimed it, until what came of it is booked."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, exists, func, or_, select, update

from bot.storage import ledger, people
from bot.storage.cleaning import Cleaning
from bot.storage.count import Count
from bot.storage.events import Delivery
from bot.storage.ledger import LOST
from bot.storage.outbox import AWAY, RECALLED, URGENT, identity, opened, put_back, remove, waiting
from bot.storage.pace import Pace, micro, pay, together
from bot.storage.store import Transaction
from bot.storage.tables import lease, outbox
from bot.storage.tables import pace as paces

KEEP_CLEANING = 48 * 3600  # seconds; after that nothing can be deleted any more
TOO_LATE = 3600  # seconds: after that a reply would come unasked, and the next touch shows the question again
AGAIN, HELP_AGAIN = 3, 10  # times that a message may be repeated because we died while sending it
OVERTAKEN, LONG_QUEUE = 10, 10  # a reply that waited so many seconds with so many behind it has been overtaken by them


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that is ours to send now."""

    id: int
    person_id: int
    tries: int
    delivery: Delivery
    identity: bytes = b""  # what it is sealed to


_earlier = outbox.alias()
_leaving = or_(outbox.c.lane != AWAY, _earlier.c.lane == AWAY)  # whoever leaves does not wait for what is on its way
_on_its_way = and_(_earlier.c.claimed_by.is_not(None), _leaving)
_sooner = and_(_earlier.c.lane < outbox.c.lane, _earlier.c.lane <= URGENT)
_in_turn = and_(_earlier.c.id < outbox.c.id, or_(_earlier.c.lane == outbox.c.lane, outbox.c.lane > URGENT))
_goes_first = or_(_on_its_way, and_(_earlier.c.claimed_by.is_(None), or_(_sooner, _in_turn)))
_FULL = paces.c.free_at.between(bindparam("full"), bindparam("leapt"))
_DUE = (
    select(outbox, func.coalesce(paces.c.free_at, 0).label("free_at"))
    .outerjoin(paces, paces.c.person_id == outbox.c.person_id)
    .where(outbox.c.claimed_by.is_(None), outbox.c.not_before <= bindparam("now"))
    .where(or_(outbox.c.lane == AWAY, paces.c.free_at.is_(None), ~_FULL))
    .where(~exists().where(_earlier.c.person_id == outbox.c.person_id, _goes_first))
    .order_by(outbox.c.lane, outbox.c.id)
    .limit(bindparam("most"))
)
_THESE = outbox.c.id.in_(bindparam("numbers", expanding=True))
_CLAIM = update(outbox).where(_THESE).values(claimed_by=bindparam("replica"))
_BEHIND = select(func.count()).where(outbox.c.person_id == bindparam("person"), outbox.c.id > bindparam("number"))


def claim(tx: Transaction, now: datetime, most: int, pace: Pace) -> list[Claimed]:
    """The first message of each person who is not being written to, as far as the pace allows, by lane and then by how
    long they wait; help also passes what was to be said to its own person before. Sent after the commit."""
    moment, exactly = int(now.timestamp()), micro(now)
    if not most or not waiting(tx):
        return []
    everyone = together(tx)
    most = min(most, pace.all.room(everyone, exactly))
    full, leapt = pace.chat.closed(exactly)
    bounds = {"now": moment, "most": most, "full": full, "leapt": leapt}
    rows = tx.connection.execute(_DUE, bounds).all() if most > 0 else ()
    found, paid = list[Claimed](), dict[int, int]()
    for row in rows:
        delivery = opened(tx, row)
        if delivery and _too_late(tx, row, delivery, moment):
            delivery = delivery.only_answer() if delivery.callback else None  # no button keeps spinning
        if delivery and delivery.cleaning and delivery.cleaning.guesses:
            delivery = _sparing(tx, row, delivery, delivery.cleaning)
        if delivery is None or delivery.over:
            remove(tx, [row.id])
        else:
            found.append(Claimed(row.id, row.person_id, row.tries, delivery, identity(row.update_id, row.n)))
            if delivery.shows:
                paid[row.person_id] = pace.chat.paid(row.free_at, exactly, 1)
    if found:
        tx.connection.execute(_CLAIM, {"numbers": [one.id for one in found], "replica": tx.replica})
        pay(tx, paid, pace.all.paid(everyone, exactly, len(found)))
    return found


def spare(tx: Transaction, now: datetime, most: int, pace: Pace) -> int:
    """How many more may go now, at most so many; they are paid for."""
    exactly, everyone = micro(now), together(tx)
    room = min(most, pace.all.room(everyone, exactly))
    pay(tx, {}, pace.all.paid(everyone, exactly, room))
    return room


def _too_late(tx: Transaction, row: Row[Any], delivery: Delivery, moment: int) -> bool:
    """Nobody is helped by it any more: it would come unasked, or a long row of newer replies waits behind it."""
    if delivery.cleaning:
        return delivery.at < moment - KEEP_CLEANING
    if delivery.urgent or delivery.at >= moment - OVERTAKEN or (delivery.here and delivery.tapped):
        return False
    behind = tx.connection.execute(_BEHIND, {"person": row.person_id, "number": row.id}).scalar_one()
    return bool(behind >= LONG_QUEUE) or delivery.at < moment - TOO_LATE


def _sparing(tx: Transaction, row: Row[Any], delivery: Delivery, cleaning: Cleaning) -> Delivery | None:
    """A guess at the number of a lost message must not take out one that we know. Whoever was erased and came back has
    another row, and begins with a message of their own: all from there on is theirs."""
    found = people.find(tx, [delivery.chat_id]).get(delivery.chat_id)
    known = {one.message_id for one in ledger.of(tx, found) if one.kind != LOST} if found else set()
    new = min(known, default=0) if found != row.person_id else 0
    cleaning = cleaning.but_for(lambda number: number in known or 0 < new <= number)
    if cleaning.ended:
        rest = replace(delivery.cleaned(cleaning), callback=delivery.callback)
        return None if rest.over else rest
    return replace(delivery, cleaning=cleaning)


_LEFT = select(outbox).where(
    outbox.c.claimed_by.is_not(None),
    ~exists().where(lease.c.holder == outbox.c.claimed_by, lease.c.until > bindparam("now")),
)


def recover(tx: Transaction, now: datetime) -> int:
    """What a replica was sending when it died: repeat what may come twice, though not for ever; let the rest go but for
    the answer to a tap. How many there were."""
    left = tx.connection.execute(_LEFT.with_for_update(skip_locked=True), {"now": int(now.timestamp())}).all()
    count = Count(tx)
    for row in left:
        delivery = opened(tx, row)
        if delivery and (delivery.cleaning or row.lane == RECALLED):
            put_back(tx, row, delivery, row.tries + 1)
            continue
        if delivery and delivery.above:
            put_back(tx, row, delivery.anew(), row.tries + 1)
            continue
        if delivery and delivery.message and people.there(tx, {row.person_id}):
            ledger.note(tx, ((row.person_id, lost) for lost in count.perhaps_sent(delivery)))
        if delivery and delivery.repeatable and row.tries < (HELP_AGAIN if delivery.urgent else AGAIN):
            put_back(tx, row, delivery, row.tries + 1)
        elif delivery and delivery.leaves:
            put_back(tx, row, delivery.elsewhere(), 0)
        elif delivery and delivery.callback:
            put_back(tx, row, delivery.only_answer(), row.tries + 1)
        else:
            remove(tx, [row.id])
    return len(left)


def no_wait_longer_than(tx: Transaction, now: datetime, seconds: int) -> None:
    """At a start: a moment further off may come from a clock that was wrong."""
    furthest = int(now.timestamp()) + seconds
    tx.connection.execute(update(outbox).where(outbox.c.not_before > furthest).values(not_before=furthest))
