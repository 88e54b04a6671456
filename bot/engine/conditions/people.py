"""Who is there, and where there is still room."""

from typing import TYPE_CHECKING

from bot.circle.tips import tips
from bot.engine.conditions.care import at_ease, careful
from bot.engine.conditions.predicates import predicate

if TYPE_CHECKING:
    from bot.engine.turn import Turn


@predicate
def somebody(turn: "Turn") -> bool:
    return bool(turn.people)


@predicate
def nobody(turn: "Turn") -> bool:
    return not turn.people


@predicate
def somebody_at_ease(turn: "Turn") -> bool:
    return somebody(turn) and at_ease(turn)


@predicate
def no_circle(turn: "Turn") -> bool:
    return not turn.main.views


@predicate
def has_circle(turn: "Turn") -> bool:
    return not no_circle(turn)


@predicate
def circle_to_see(turn: "Turn") -> bool:
    return somebody(turn) and has_circle(turn)


@predicate
def shown_people(turn: "Turn") -> bool:
    return bool(turn.circle.shown)


@predicate
def two_shown(turn: "Turn") -> bool:
    return len(turn.circle.shown) > 1


@predicate
def nobody_shown(turn: "Turn") -> bool:
    """There are people, and none of them may be spoken of."""
    return somebody(turn) and not shown_people(turn)


@predicate
def askable(turn: "Turn") -> bool:
    return bool(turn.circle.askable)


@predicate
def not_askable(turn: "Turn") -> bool:
    return not turn.circle.askable


@predicate
def careful_askable(turn: "Turn") -> bool:
    return careful(turn) and askable(turn)


@predicate
def first_cues(turn: "Turn") -> bool:
    """Help with thinking is wanted, and the first places were not gone through yet."""
    return "denken" in turn.said("wie") and not turn.answer("denk_familie")


@predicate
def open_and_shown(turn: "Turn") -> bool:
    """There is room beside what there is; where nothing was named, saying so would only show emptiness."""
    return 0 < len(turn.circle.open) < len(turn.circle.kinds) and shown_people(turn)


@predicate
def initiative_fits(turn: "Turn") -> bool:
    """There is an initiative for a kind of support that nobody was named for."""
    return shown_people(turn) and turn.library.initiative_for(turn.circle.open, careful(turn)) is not None


@predicate
def tip_1(turn: "Turn") -> bool:
    return len(tips(turn.circle)) >= 1


@predicate
def tip_2(turn: "Turn") -> bool:
    return len(tips(turn.circle)) >= 2


@predicate
def tip_3(turn: "Turn") -> bool:
    return len(tips(turn.circle)) >= 3
