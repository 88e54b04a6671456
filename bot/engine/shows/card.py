"""A help card: a few calm words and the lines that fit, each with number, cost and hours."""

from bot.engine.flow import Step
from bot.engine.messages import Text
from bot.engine.shows.shown import Shown
from bot.engine.turn import Turn

LINES = ("line",)
CONTEXT = "hulplijnen"


def show(turn: Turn, step: Step) -> Shown:
    """The card that the step is about. `line` says how one reads: {name}, {reach}, {cost}, {hours}, {audience}."""
    turn.count("helped")
    card = turn.library.cards[step.about]
    parts = [Text(f"{CONTEXT}.{card.id}", card.text)]
    for line in (turn.library.lines[id] for id in card.lines):
        facts = {
            field: Text(f"{CONTEXT}.{line.id}", getattr(line, field)) for field in ("name", "cost", "hours", "audience")
        }
        parts.append(turn.text(step.id, step.lines["line"], reach=line.reach, **facts))
    if card.after:
        parts.append(Text(f"{CONTEXT}.{card.id}", card.after))
    return Shown(parts=tuple(parts), kept=True, urgent=True)
