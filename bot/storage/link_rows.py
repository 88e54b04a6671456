"""The rows of links: what is sealed in them, and what becomes of them when keys change, people go or time passes."""

from datetime import date, datetime
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Row, delete, select, update

from bot.clock import HERE
from bot.logs import Log
from bot.sharing.tally import Tally
from bot.storage.keys import Unsealable
from bot.storage.store import Transaction
from bot.storage.tables import link

CONTENT, TALLY = "link.content", "link.tally"
KEEP_DAYS = 396  # thirteen months after a link ended, it goes and its counts with it
log = Log("links")


def local(now: datetime) -> date:
    """Days and months of links are those of the people who use them."""
    return now.astimezone(HERE).date()


def made_by(tx: Transaction, maker: int) -> ColumnElement[bool]:
    """The links of this chat, also those from before a change of keys."""
    return link.c.maker.in_(tx.keys.person_under_any(maker))


def opened(tx: Transaction, row: Row[Any]) -> dict[str, Any]:
    """Its code, label, flow, most people, and the chat of its maker: sealed, as in their own row."""
    return dict(orjson.loads(tx.keys.open(CONTENT, row.code_key, row.content)))


def sealed(tx: Transaction, code_key: bytes, content: dict[str, Any]) -> bytes:
    return tx.keys.seal(CONTENT, code_key, orjson.dumps(content))


def opened_tally(tx: Transaction, row: Row[Any]) -> Tally:
    return Tally.from_bytes(tx.keys.open(TALLY, row.code_key, row.tally))


def sealed_tally(tx: Transaction, code_key: bytes, tally: Tally) -> bytes:
    return tx.keys.seal(TALLY, code_key, tally.to_bytes())


def sealed_anew(tx: Transaction, row: Row[Any]) -> dict[str, Any]:
    """The row under the newest key, by which its code and its maker are found from now on."""
    content = opened(tx, row)
    key = tx.keys.link(content["code"])
    tally = sealed_tally(tx, key, opened_tally(tx, row))
    maker = None if content["maker"] is None else tx.keys.person(content["maker"])
    return {"code_key": key, "maker": maker, "content": sealed(tx, key, content), "tally": tally}


def let_go(tx: Transaction, keys: list[bytes]) -> None:
    """The person with these keys is to be forgotten: their links go on until they end, and lead back to nobody."""
    for row in tx.connection.execute(select(link).where(link.c.maker.in_(keys)).order_by(link.c.id)).all():
        gone: dict[str, Any] = {"maker": None}
        try:
            gone["content"] = sealed(tx, row.code_key, {**opened(tx, row), "label": "", "maker": None})
        except Unsealable as error:
            log.failed("links.unsealable", error)
        tx.connection.execute(update(link).where(link.c.id == row.id).values(gone))


def forget_old(tx: Transaction, now: datetime) -> None:
    """Drop what ended long ago."""
    tx.connection.execute(delete(link).where(link.c.last_day < local(now).toordinal() - KEEP_DAYS))
