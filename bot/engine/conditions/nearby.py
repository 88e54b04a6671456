"""What somebody saw of a child, and what they will say."""

from typing import TYPE_CHECKING

from bot.engine.conditions.predicates import predicate

if TYPE_CHECKING:
    from bot.engine.turn import Turn


@predicate
def worried_at_work(turn: "Turn") -> bool:
    """Someone who works with children thinks that one may not be safe."""
    worried = bool({"ja", "weet_niet"} & turn.said("zorgen"))
    return worried and bool({"school", "zorg"} & turn.said("rol"))


@predicate
def said_to_child(turn: "Turn") -> bool:
    return bool(turn.answer("stap") and turn.answer("zin_kind"))


@predicate
def said_to_parent(turn: "Turn") -> bool:
    return bool(turn.answer("stap") and turn.answer("zin_ouder"))
