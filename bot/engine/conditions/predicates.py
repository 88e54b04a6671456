"""A predicate is one question about what was said so far, which a flow may name after `if:`."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.engine.turn import Turn

Predicate = Callable[["Turn"], bool]
PREDICATES: dict[str, Predicate] = {}


def predicate(function: Predicate) -> Predicate:
    PREDICATES[function.__name__] = function
    return function
