"""One thing that can be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.engine.turn import Turn

OWN = "="  # in front of a person's own words, so that they are never taken for the key of an option
OWN_KEY = "eigen"  # how a condition names such an answer

Condition = str | Mapping[str, tuple[str, ...]]  # a named predicate, or answers of which one each must match


@dataclass(frozen=True, slots=True)
class Option:
    """`label` stands on the button; `says` is how the choice reads inside a sentence; `also` are other ways to type it.

    `strong` wins where typed words fit more than one option; `rest` takes typed words that fit none. `exact` wants
    the whole answer: for what cannot be undone.
    """

    key: str
    label: str
    says: str = ""
    also: tuple[str, ...] = ()
    when: Condition | None = None
    strong: bool = False
    rest: bool = False
    exact: bool = False


def open_options(turn: "Turn", options: Mapping[str, Option]) -> dict[str, Option]:
    """Those that fit what was answered before."""
    return {key: option for key, option in options.items() if turn.holds(option.when)}
