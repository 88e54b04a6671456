"""People of the circle: one of them, or any number."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.circle.names.naming import find, shown
from bot.circle.person import Person
from bot.engine.answers.kind import Rows, Verdict
from bot.engine.answers.people import add
from bot.engine.layout import rows_of
from bot.engine.matching import exact, plain, written
from bot.engine.messages import Button, Event, Said, Tapped, Text, Value
from bot.engine.ticks import DONE, done_button, tick_button, ticked

if TYPE_CHECKING:
    from bot.engine.flow import Ask
    from bot.engine.turn import Turn

NEW, NOBODY = "nieuw", "niemand"
PROTECTS = ("secret", "costs")


@dataclass(frozen=True, slots=True)
class Pick:
    """`marks` is what being picked says about a person; `among` a rule for who can be picked (`bot.circle.circle`)."""

    marks: str = ""
    many: bool = True
    among: str = "everyone"
    new: bool = True
    nobody: str = ""  # a label of its own for "nobody now"; only where several can be picked

    def rows(self, turn: "Turn", step: "Ask") -> Rows:
        people = [self.button(turn, person) for person in turn.among(self.among)]
        extra = [Button(turn.phrase("someone_else"), NEW)] if self.new else []
        if not self.many:
            return rows_of([*people, *extra])
        if not turn.ticks:
            return rows_of([*people, *extra, Button(self.nobody_label(turn, step), NOBODY)])
        return (*rows_of([*people, *extra]), (done_button(turn),))

    def button(self, turn: "Turn", person: Person) -> Button:
        label = Text("", "{name}", {"name": shown(person.name)})
        return tick_button(turn, label, str(person.id)) if self.many else Button(label, str(person.id))

    def accept(self, turn: "Turn", step: "Ask", event: Event) -> Verdict:
        ids = [str(p.id) for p in turn.among(self.among)]
        match event:
            case Tapped(key=key) if key == NEW and self.new:
                turn.remark("type_the_name")
                return Verdict.STAY
            case Tapped(key=key) if key == NOBODY and self.many and not turn.ticks:
                return self.nobody_now(turn, step)
            case Tapped(key=key) if key == DONE and self.many and turn.ticks:
                return self.keep(turn, step, turn.ticks)
            case Tapped(key=key) if self.many and ticked(turn, key, ids):
                return Verdict.STAY
            case Tapped(key=key) if not self.many and key in ids:
                return self.keep(turn, step, (key,))
            case Said(text):
                return self.hear(turn, step, text)
        return Verdict.MISS

    def hear(self, turn: "Turn", step: "Ask", text: str) -> Verdict:
        if self.many and (exact(turn, text, "done") or (turn.ticks and exact(turn, text, "ja"))):
            return self.keep(turn, step, turn.ticks)
        if exact(turn, text, "ja"):
            turn.remark("which_one")
            return Verdict.STAY
        if self.many and (exact(turn, text, "nobody") or plain(text) in self.nobody_labels(turn, step)):
            return self.nobody_now(turn, step)
        people = turn.among(self.among)
        found, others = find(text, [p.name for p in people])
        ids = [str(people[i].id) for i in found]
        if self.new:
            ids += [str(person.id) for person in add(turn, others)]
        if others and not ids and not self.new:
            turn.remark("not_in_circle")
        if not ids:
            return Verdict.STAY if turn.remarks else Verdict.MISS
        return self.keep(
            turn, step, (*turn.ticks, *(i for i in ids if i not in turn.ticks)) if self.many else (ids[0],)
        )

    def ticks(self, turn: "Turn", step: "Ask") -> tuple[str, ...]:
        """Who is ticked from the start: everyone of whom this was said already, here or while they were named."""
        return tuple(str(p.id) for p in turn.people if self.marks in p.marks) if self.many else ()

    def nobody_label(self, turn: "Turn", step: "Ask") -> Text:
        return turn.text(step.id, self.nobody) if self.nobody else turn.phrase("nobody_now")

    def nobody_labels(self, turn: "Turn", step: "Ask") -> set[str]:
        """How that button reads, in either language."""
        label = self.nobody_label(turn, step)
        return {written(label.source), written(turn.speak(label))}

    def nobody_now(self, turn: "Turn", step: "Ask") -> Verdict:
        """Nobody else, that is, for a mark that protects: "mag niet weten" is never taken away by a careless no."""
        return self.keep(turn, step, self.ticks(turn, step) if self.marks in PROTECTS else ())

    def keep(self, turn: "Turn", step: "Ask", ids: tuple[str, ...]) -> Verdict:
        turn.keep(step.id, ids)
        if self.marks:
            for person in turn.people:
                turn.mark(person.id, self.marks, on=str(person.id) in ids)
        return Verdict.DONE

    def earlier(self, turn: "Turn", step: "Ask") -> Value | None:
        return None if self.many else self.spoken(turn, step) or None

    def spoken(self, turn: "Turn", step: "Ask") -> Value:
        return tuple(shown(p.name) for p in turn.people if str(p.id) in turn.chosen(step.id))
