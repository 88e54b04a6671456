"""Free words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.engine.answers.kind import Rows, Verdict
from bot.engine.messages import Event, Said, Value

if TYPE_CHECKING:
    from bot.engine.flow import Ask
    from bot.engine.turn import Turn


@dataclass(frozen=True, slots=True)
class FreeText:
    at_most: int = 200  # characters

    def rows(self, turn: "Turn", step: "Ask") -> Rows:
        return ()

    def accept(self, turn: "Turn", step: "Ask", event: Event) -> Verdict:
        match event:
            case Said(text) if text.strip():
                words = " ".join(text.split())
                if len(words) > self.at_most:
                    turn.remark("too_long")
                    return Verdict.STAY
                turn.keep(step.id, words)
                return Verdict.DONE
        return Verdict.MISS

    def earlier(self, turn: "Turn", step: "Ask") -> Value | None:
        return turn.answer(step.id) or None

    def spoken(self, turn: "Turn", step: "Ask") -> Value:
        return turn.answer(step.id)
