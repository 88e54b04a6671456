"""How somebody came here, and where they want to go."""

from typing import TYPE_CHECKING

from bot.engine.conditions.people import nobody, somebody
from bot.engine.conditions.predicates import predicate

if TYPE_CHECKING:
    from bot.engine.turn import Turn


@predicate
def by_link(turn: "Turn") -> bool:
    return bool(turn.link)


@predicate
def not_by_link(turn: "Turn") -> bool:
    return not turn.link


@predicate
def other_door(turn: "Turn") -> bool:
    """Another conversation was asked for than the one that is going on."""
    return bool(turn.door)


@predicate
def no_other_door(turn: "Turn") -> bool:
    return not turn.door


@predicate
def takes_people(turn: "Turn") -> bool:
    """The people who were named come along to the conversation that was asked for."""
    return somebody(turn) and bool(turn.library.flows[turn.door].views)


@predicate
def takes_nobody(turn: "Turn") -> bool:
    """Nobody was named in the conversation that is left for another."""
    return nobody(turn) and len(turn.places) > 1


@predicate
def leaves_people(turn: "Turn") -> bool:
    """They stay behind, as there is no circle there."""
    return somebody(turn) and not turn.library.flows[turn.door].views
