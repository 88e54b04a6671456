"""What may be said of how the link was used that a worker picked: see `bot.sharing.floor`."""

from bot.engine.flow import Step
from bot.engine.messages import Month, Text, Value
from bot.engine.shows.shown import Shown
from bot.engine.turn import Turn
from bot.sharing.floor import Cell

LINES = ("month", "few", "hidden", "none")


def show(turn: Turn, step: Step) -> Shown:
    """A line for each month that is over: {month}, {started}, {finished}, {helped}. `few` is said of fewer than ten
    people, `hidden` of a part of them that is so small or so large that it would tell of somebody."""
    link = turn.link_at_hand
    if link is None:
        return Shown()

    def spoken(count: Cell, otherwise: str) -> Value:
        return turn.text(step.id, step.lines[otherwise]) if count is None else str(count)

    def line(month: Month, started: Cell, finished: Cell, helped: Cell) -> Text:
        counts = {"finished": spoken(finished, "hidden"), "helped": spoken(helped, "hidden")}
        return turn.text(step.id, step.lines["month"], month=month, started=spoken(started, "few"), **counts)

    lines = [line(Month(m.first_day), m.started, m.finished, m.helped) for m in link.months]
    return Shown(parts=tuple(lines or [turn.text(step.id, step.lines["none"])]), kept=True)
