"""Links that are only tried out, in the terminal or in a test: they are in memory and open nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bot.sharing.codes import address, new_code
from bot.sharing.link import ACTIVE, ENDED, MOST_LINKS, PAUSED, Link
from bot.sharing.wanted import Wanted

BOT = "voorbeeld_bot"


class TrialDesk:
    """A `bot.sharing.link.Desk` of one person."""

    def __init__(self, today: Callable[[], date] = date.today, code: Callable[[], str] = new_code) -> None:
        self._today, self._code = today, code
        self._links: dict[int, Link] = {}
        self._made = 0

    def links(self) -> list[Link]:
        return list(self._links.values())

    def address(self, link: Link) -> str:
        return address(BOT, link.code)

    def make(self, wanted: Wanted) -> Link | None:
        if len(self._links) >= MOST_LINKS:
            return None
        self._made += 1
        last = self._today() + timedelta(days=wanted.days)
        made = Link(self._made, self._code(), wanted.label, wanted.flow, wanted.most, ACTIVE, last)
        self._links[made.number] = made
        return made

    def pause(self, number: int) -> None:
        self._turn(number, PAUSED)

    def resume(self, number: int) -> None:
        self._turn(number, ACTIVE)

    def end(self, number: int) -> None:
        self._turn(number, ENDED)

    def remove(self, number: int) -> None:
        del self._links[number]

    def _turn(self, number: int, state: str) -> None:
        self._links[number] = replace(self._links[number], state=state)
