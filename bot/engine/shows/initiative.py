"""One place that helps, for a kind of support that has nobody's name yet."""

from bot.engine.flow import Step
from bot.engine.messages import Text
from bot.engine.shows.shown import Shown
from bot.engine.turn import Turn

LINES = ("where",)
CONTEXT = "initiatieven"


def show(turn: Turn, step: Step) -> Shown:
    """By what was chosen at the step this one is about, else by what is open; `where` says it is not everywhere."""
    wanted = turn.chosen(step.about) if step.about else turn.circle.open
    found = turn.library.initiative_for(wanted, turn.holds("careful"))
    if found is None:
        return Shown()
    about = Text(f"{CONTEXT}.{found.id}", found.text, {"site": found.site})
    return Shown(parts=(about, turn.text(step.id, step.lines["where"], site=found.site)), kept=True, open=True)
