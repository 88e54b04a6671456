"""The links of a worker."""

from typing import TYPE_CHECKING

from bot.engine.conditions.predicates import predicate
from bot.sharing.link import ACTIVE, ENDED, MOST_LINKS, PAUSED

if TYPE_CHECKING:
    from bot.engine.turn import Turn


@predicate
def with_links(turn: "Turn") -> bool:
    return bool(turn.desk.links())


@predicate
def without_links(turn: "Turn") -> bool:
    return not turn.desk.links()


@predicate
def room_for_links(turn: "Turn") -> bool:
    return len(turn.desk.links()) < MOST_LINKS


def stands(turn: "Turn", *states: str) -> bool:
    return turn.link_at_hand is not None and turn.link_at_hand.state in states


@predicate
def link_active(turn: "Turn") -> bool:
    return stands(turn, ACTIVE)


@predicate
def link_paused(turn: "Turn") -> bool:
    return stands(turn, PAUSED)


@predicate
def link_lives(turn: "Turn") -> bool:
    return stands(turn, ACTIVE, PAUSED)


@predicate
def link_ended(turn: "Turn") -> bool:
    return stands(turn, ENDED)
