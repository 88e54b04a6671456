"""One tip, with the reason it is given."""

from bot.circle.names.naming import shown
from bot.circle.tips import tips
from bot.engine.flow import Step
from bot.engine.shows.shown import Shown
from bot.engine.turn import Turn

LINES = ("emotional", "practical", "informational", "normative", "costs", "near")


def show(turn: Turn, step: Step) -> Shown:
    """The tip with the number that the step is about, if there are that many."""
    tip = tips(turn.circle)[int(step.about) - 1 : int(step.about)]
    return Shown(parts=tuple(turn.text(step.id, step.lines[t.about], person=shown(t.person.name)) for t in tip))
