"""The circle as a picture, always together with the same in words."""

from bot.circle.names.naming import shown
from bot.engine.flow import Step
from bot.engine.messages import Picture, Spot
from bot.engine.shows.circle import words
from bot.engine.shows.shown import Shown
from bot.engine.turn import Turn

LINES = (
    "emotional",
    "practical",
    "informational",
    "normative",
    "others",
    "near",
    "none",
    "middle",
    *(f"legend_{kind}" for kind in ("emotional", "practical", "informational", "normative")),
)


def show(turn: Turn, step: Step) -> Shown:
    """`middle` stands in the centre; `legend_…` are the short labels of the kinds of support."""
    circle = turn.circle
    if not circle.shown:
        return Shown(parts=words(turn, step))
    near = [p for p in circle.shown if "near" in p.marks] or circle.shown
    spots = tuple(
        Spot(shown(p.name), tuple(kind for kind in circle.kinds if kind in p.marks), p in near) for p in circle.shown
    )
    legend = {kind: turn.text(step.id, step.lines[f"legend_{kind}"]) for kind in circle.kinds}
    picture = Picture(turn.text(step.id, step.lines["middle"]), spots, legend, turn.flow.audience)
    return Shown(parts=words(turn, step), picture=picture, kept=True)
