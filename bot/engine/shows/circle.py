"""The circle in words: who gives what, who is near, and where there is still room."""

from collections.abc import Iterable

from bot.circle.names.naming import shown
from bot.circle.person import Person
from bot.engine.flow import Step
from bot.engine.messages import Text, Value
from bot.engine.shows.shown import Shown
from bot.engine.turn import Turn

LINES = ("emotional", "practical", "informational", "normative", "others", "near", "none")


def show(turn: Turn, step: Step) -> Shown:
    """A line for each kind of support with a name; `others` were named for none; `none` is said of an empty circle."""
    return Shown(parts=words(turn, step))


def words(turn: Turn, step: Step) -> tuple[Text, ...]:
    circle = turn.circle
    if not circle.shown:
        return (turn.text(step.id, step.lines["none"]),)
    groups = {kind: circle.giving(kind) for kind in circle.kinds}
    groups["others"] = tuple(p for p in circle.shown if not any(p in people for people in groups.values()))
    groups["near"] = tuple(p for p in circle.shown if "near" in p.marks)
    named = [turn.text(step.id, step.lines[group], people=names(people)) for group, people in groups.items() if people]
    return tuple(named)


def names(people: Iterable[Person]) -> Value:
    return tuple(shown(p.name) for p in people)
