"""Links as their maker has them: make, list, pause, end."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, delete, func, insert, select, update

from bot.sharing import link as sharing
from bot.sharing.codes import new_code
from bot.sharing.floor import closing, published
from bot.sharing.link import MOST_LINKS, Link
from bot.sharing.tally import Tally, month_of
from bot.sharing.wanted import Wanted
from bot.storage.keys import Unsealable
from bot.storage.link_rows import local, log, made_by, opened, opened_tally, sealed, sealed_tally
from bot.storage.store import Transaction
from bot.storage.tables import ACTIVE, ENDED, PAUSED, link

STATES = {ACTIVE: sharing.ACTIVE, PAUSED: sharing.PAUSED, ENDED: sharing.ENDED}


def make(tx: Transaction, maker: int, wanted: Wanted, now: datetime) -> Link | None:
    """A new link of the chat `maker`; None where it has too many."""
    return None if _number(tx, maker) >= MOST_LINKS else create(tx, wanted, now, maker)


def create(tx: Transaction, wanted: Wanted, now: datetime, maker: int | None = None) -> Link:
    """A new link of this chat, or of the operator."""
    code, today = new_code(), local(now)
    key, last = tx.keys.link(code), today + timedelta(days=wanted.days)
    content = {"code": code, "label": wanted.label, "flow": wanted.flow, "most": wanted.most, "maker": maker}
    row = {
        "code_key": key,
        "maker": None if maker is None else tx.keys.person(maker),
        "state": ACTIVE,
        "last_day": last.toordinal(),
        "content": sealed(tx, key, content),
        "tally": sealed_tally(tx, key, Tally.begun(month_of(today))),
    }
    number = tx.connection.execute(insert(link).values(row).returning(link.c.id)).scalar_one()
    return Link(number, code, wanted.label, wanted.flow, wanted.most, STATES[ACTIVE], last)


def of_maker(tx: Transaction, maker: int, now: datetime) -> list[Link]:
    """All links of this chat, the oldest first. Where this shows a month, no later count changes it any more."""
    rows = tx.connection.execute(select(link).where(made_by(tx, maker)).order_by(link.c.id).with_for_update()).all()
    return [found for row in rows if (found := _shown(tx, row, local(now)))]


def pause(tx: Transaction, maker: int, number: int) -> bool:
    """Whether that was an open link of this chat."""
    return _change(tx, and_(_one(tx, maker, number), link.c.state == ACTIVE), state=PAUSED)


def resume(tx: Transaction, maker: int, number: int) -> bool:
    """Whether that was a paused link of this chat."""
    return _change(tx, and_(_one(tx, maker, number), link.c.state == PAUSED), state=ACTIVE)


def end(tx: Transaction, maker: int, number: int, now: datetime) -> bool:
    """For good, though its counts can still be seen. Whether it was a link of this chat that had not ended."""
    today = local(now).toordinal()
    last = case((link.c.last_day < today, link.c.last_day), else_=today)
    return _change(tx, and_(_one(tx, maker, number), link.c.state != ENDED), state=ENDED, last_day=last)


def remove(tx: Transaction, maker: int, number: int) -> bool:
    """The link and all that was counted. Whether it was one of this chat."""
    return bool(tx.connection.execute(delete(link).where(_one(tx, maker, number))).rowcount)


def _one(tx: Transaction, maker: int, number: int) -> ColumnElement[bool]:
    return and_(link.c.id == number, made_by(tx, maker))


def _change(tx: Transaction, where: ColumnElement[bool], **values: Any) -> bool:
    return bool(tx.connection.execute(update(link).where(where).values(**values)).rowcount)


def _number(tx: Transaction, maker: int) -> int:
    found: int = tx.connection.execute(select(func.count()).select_from(link).where(made_by(tx, maker))).scalar_one()
    return found


def _shown(tx: Transaction, row: Row[Any], today: date) -> Link | None:
    """Closes the months that are over, for they are about to be seen."""
    try:
        content, kept = opened(tx, row), opened_tally(tx, row)
    except Unsealable as error:
        log.failed("links.unsealable", error)
        return None
    tally = kept.close(closing(today))
    if tally != kept:
        values = {"tally": sealed_tally(tx, row.code_key, tally)}
        tx.connection.execute(update(link).where(link.c.id == row.id).values(values))
    last = date.fromordinal(row.last_day)
    state = STATES[ENDED if last < today else row.state]
    named = {field: content[field] for field in ("code", "label", "flow", "most")}
    return Link(row.id, **named, state=state, last_day=last, months=published(tally, month_of(last)))
