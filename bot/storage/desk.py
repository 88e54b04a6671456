"""The links of whoever is talking, for one turn: what it changes is undone where the turn fails."""

from collections.abc import Sequence
from datetime import datetime
from types import TracebackType

from sqlalchemy import NestedTransaction

from bot.sharing import codes
from bot.sharing.link import Link
from bot.sharing.wanted import Wanted
from bot.storage import links
from bot.storage.store import Transaction


class LinkDesk:
    """A `bot.sharing.link.Desk` of one chat, within the transaction of its turn; `bot` is our username."""

    def __init__(self, tx: Transaction, maker: int, now: datetime, bot: str) -> None:
        self._tx, self._maker, self._now, self._bot = tx, maker, now, bot
        self._savepoint: NestedTransaction | None = None
        self._found: Sequence[Link] | None = None  # as they are, for a turn looks at them many times

    def __enter__(self) -> "LinkDesk":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._savepoint is None:
            return
        if error is None:
            self._savepoint.commit()
        else:
            self._savepoint.rollback()

    def links(self) -> Sequence[Link]:
        if self._found is None:
            self._begin()  # who looks closes the months that are over
            self._found = links.of_maker(self._tx, self._maker, self._now)
        return self._found

    def address(self, link: Link) -> str:
        return codes.address(self._bot, link.code)

    def make(self, wanted: Wanted) -> Link | None:
        self._begin()
        return links.make(self._tx, self._maker, wanted, self._now)

    def pause(self, number: int) -> None:
        self._begin()
        links.pause(self._tx, self._maker, number)

    def resume(self, number: int) -> None:
        self._begin()
        links.resume(self._tx, self._maker, number)

    def end(self, number: int) -> None:
        self._begin()
        links.end(self._tx, self._maker, number, self._now)

    def remove(self, number: int) -> None:
        self._begin()
        links.remove(self._tx, self._maker, number)

    def _begin(self) -> None:
        """Most turns have nothing to do with links, and no savepoint."""
        self._found = None
        if self._savepoint is None:
            self._savepoint = self._tx.connection.begin_nested()
