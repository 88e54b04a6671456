"""Any number of a few options, confirmed with a button."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.engine.answers.kind import Rows, Verdict
from bot.engine.layout import rows_of
from bot.engine.matching import all_chosen, exact
from bot.engine.messages import Event, Said, Tapped, Value
from bot.engine.options import Option
from bot.engine.ticks import DONE, done_button, tick_button, ticked

if TYPE_CHECKING:
    from bot.engine.flow import Ask
    from bot.engine.turn import Turn


@dataclass(frozen=True, slots=True)
class Several:
    options: Mapping[str, Option]

    def rows(self, turn: "Turn", step: "Ask") -> Rows:
        ticks = [tick_button(turn, turn.text(step.id, o.label), o.key) for o in self.options.values()]
        return (*rows_of(ticks), (done_button(turn),))

    def accept(self, turn: "Turn", step: "Ask", event: Event) -> Verdict:
        match event:
            case Tapped(key=key) if key == DONE:
                return self.keep(turn, step, turn.ticks)
            case Tapped(key=key) if ticked(turn, key, self.options):
                return Verdict.STAY
            case Said(text) if exact(turn, text, "done") or (turn.ticks and exact(turn, text, "ja")):
                return self.keep(turn, step, turn.ticks)
            case Said(text) if keys := all_chosen(turn, step.id, self.options, text):
                return self.keep(turn, step, turn.ticks + tuple(k for k in keys if k not in turn.ticks))
        return Verdict.MISS

    def ticks(self, turn: "Turn", step: "Ask") -> tuple[str, ...]:
        """What is ticked from the start: the answer given before."""
        return turn.chosen(step.id)

    def keep(self, turn: "Turn", step: "Ask", keys: tuple[str, ...]) -> Verdict:
        turn.keep(step.id, keys)
        return Verdict.DONE

    def earlier(self, turn: "Turn", step: "Ask") -> Value | None:
        return None  # the buttons show it

    def spoken(self, turn: "Turn", step: "Ask") -> Value:
        options = [self.options[key] for key in turn.chosen(step.id) if key in self.options]
        return tuple(turn.text(step.id, o.says or o.label) for o in options)
