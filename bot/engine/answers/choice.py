"""One of a few options; or, where `own` allows it, the person's own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.engine.answers.kind import Rows, Verdict
from bot.engine.layout import rows_of
from bot.engine.matching import chosen
from bot.engine.messages import Button, Event, Said, Value
from bot.engine.options import OWN, Option, open_options

if TYPE_CHECKING:
    from bot.engine.flow import Ask
    from bot.engine.turn import Turn

FEW = 3  # words; more of them are somebody's own, even if a label is among them


@dataclass(frozen=True, slots=True)
class Choice:
    options: Mapping[str, Option]
    own: int = 0  # how many characters of own words are taken

    def rows(self, turn: "Turn", step: "Ask") -> Rows:
        return rows_of([Button(turn.text(step.id, o.label), o.key) for o in self.open(turn).values()])

    def accept(self, turn: "Turn", step: "Ask", event: Event) -> Verdict:
        if isinstance(event, Said) and self.own and len(event.text.split()) > FEW:
            return self.write(turn, step, event.text)
        key = chosen(turn, step.id, self.open(turn), event)
        if key is None and isinstance(event, Said) and self.own:
            return self.write(turn, step, event.text)
        if key is None:
            return Verdict.MISS
        turn.keep(step.id, key)
        return Verdict.DONE

    def write(self, turn: "Turn", step: "Ask", text: str) -> Verdict:
        words = " ".join(text.split()).strip(" .,!")
        if not words:
            return Verdict.MISS
        if len(words) > self.own:
            turn.remark("too_long")
            return Verdict.STAY
        turn.keep(step.id, OWN + self.spelled(turn, words))
        return Verdict.DONE

    def earlier(self, turn: "Turn", step: "Ask") -> Value | None:
        answer = turn.answer(step.id)
        option = self.options.get(answer)
        return turn.text(step.id, option.label) if option else answer.removeprefix(OWN) or None

    def spoken(self, turn: "Turn", step: "Ask") -> Value:
        answer = turn.answer(step.id)
        option = self.options.get(answer)
        return turn.text(step.id, option.says or option.label) if option else answer.removeprefix(OWN)

    def spelled(self, turn: "Turn", words: str) -> str:
        """Own words as they are to be kept."""
        return words

    def open(self, turn: "Turn") -> dict[str, Option]:
        """The options that fit what was answered before."""
        return open_options(turn, self.options)
