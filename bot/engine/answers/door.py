"""Which conversation. Only those there are can be chosen, and not the one that is going on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.engine.answers.choice import Choice
from bot.engine.answers.kind import Verdict
from bot.engine.messages import Event
from bot.engine.options import Option

if TYPE_CHECKING:
    from bot.engine.flow import Ask
    from bot.engine.turn import Turn


@dataclass(frozen=True, slots=True)
class Door(Choice):
    """The keys of its options are names of flows."""

    def accept(self, turn: "Turn", step: "Ask", event: Event) -> Verdict:
        verdict = Choice.accept(self, turn, step, event)
        if verdict is Verdict.DONE:
            turn.door = turn.answer(step.id)
        return verdict

    def open(self, turn: "Turn") -> dict[str, Option]:
        others = [name for name in turn.library.doors if name != turn.main.name]
        return {name: option for name, option in self.options.items() if name in others}
