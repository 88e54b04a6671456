"""A link as its maker has it, and what a maker can do with theirs in a conversation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.sharing.floor import Month
from bot.sharing.wanted import Wanted

ACTIVE, PAUSED, ENDED = "active", "paused", "ended"
MOST_LINKS = 30  # of one chat, the ended ones included


@dataclass(frozen=True, slots=True)
class Link:
    """Nothing here says who used it, or how full it is: of the counts only what `bot.sharing.floor` lets through."""

    number: int
    code: str
    label: str
    flow: str
    most: int
    state: str
    last_day: date  # on which it opens its flow
    months: tuple[Month, ...] = ()


class Desk(Protocol):
    """The links of whoever is talking. What a turn changes is written with the rest of it, or not at all."""

    def links(self) -> Sequence[Link]:
        """The oldest first."""
        ...

    def address(self, link: Link) -> str:
        """What is shared."""
        ...

    def make(self, wanted: Wanted) -> Link | None:
        """None where there are `MOST_LINKS` already."""
        ...

    def pause(self, number: int) -> None: ...

    def resume(self, number: int) -> None: ...

    def end(self, number: int) -> None:
        """For good; its counts can still be seen."""
        ...

    def remove(self, number: int) -> None:
        """With all that was counted."""
        ...


class NoDesk:
    """Of a channel without links."""

    def links(self) -> Sequence[Link]:
        return ()

    def address(self, link: Link) -> str:
        return ""

    def make(self, wanted: Wanted) -> Link | None:
        return None

    def pause(self, number: int) -> None:
        pass

    def resume(self, number: int) -> None:
        pass

    def end(self, number: int) -> None:
        pass

    def remove(self, number: int) -> None:
        pass


NO_DESK = NoDesk()
