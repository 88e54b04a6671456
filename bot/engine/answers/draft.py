"""A short message or first sentence, composed from earlier answers; in other words on request, or one's own."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.engine.answers.kind import Rows, Verdict
from bot.engine.layout import rows_of
from bot.engine.matching import exact
from bot.engine.messages import Button, Event, Said, Tapped, Text, Value

if TYPE_CHECKING:
    from bot.engine.flow import Ask, Condition
    from bot.engine.turn import Turn

OWN = "="  # in front of the person's own words
MESSAGE = 6  # words; fewer are a remark rather than a message, unless they were asked for
OTHER, WRITE, DONE = "anders", "zelf", "klaar"


@dataclass(frozen=True, slots=True)
class Wording:
    text: str
    when: "Condition | None" = None


@dataclass(frozen=True, slots=True)
class Draft:
    """`wordings` hold {greeting}, {request} and {moment}; those whose condition holds are offered in turn."""

    wordings: tuple[Wording, ...]
    copies: bool = True  # False for words to be said, which nobody pastes
    own: bool = True  # False where own words are not to be kept, as somebody who does not know of it may be named
    at_most: int = 500  # characters of the person's own words

    def rows(self, turn: "Turn", step: "Ask") -> Rows:
        copy = [Button(turn.phrase("copy"), copy=self.quote(turn, step))] if self.copies else []
        other = [Button(turn.phrase("other_words"), OTHER)] if len(self.fitting(turn)) > 1 else []
        own = [Button(turn.phrase("own_words"), WRITE)] if self.own else []
        return rows_of([*copy, *other, *own, Button(turn.phrase("done"), DONE)])

    def accept(self, turn: "Turn", step: "Ask", event: Event) -> Verdict:
        match event:
            case Tapped(key=key) if key == OTHER:
                return self.other(turn, step)
            case Tapped(key=key) if key == WRITE and self.own:
                return self.invite(turn)
            case Tapped(key=key) if key == DONE:
                return self.finish(turn, step)
            case Said(text) if exact(turn, text, "done") or exact(turn, text, "copy"):
                return self.finish(turn, step)
            case Said(text) if exact(turn, text, "other_words"):
                return self.other(turn, step)
            case Said() if not self.own:
                turn.remark("own_words_unkept")
                return Verdict.STAY
            case Said(text) if exact(turn, text, "own_words"):
                return self.invite(turn)
            case Said(text) if not turn.ticks and len(text.split()) < MESSAGE:
                turn.remark("write_first")
                return Verdict.STAY
            case Said(text) if text.strip():
                return self.write(turn, step, text.strip())
        return Verdict.MISS

    def invite(self, turn: "Turn") -> Verdict:
        turn.ticks = (WRITE,)
        turn.remark("write_it")
        return Verdict.STAY

    def write(self, turn: "Turn", step: "Ask", words: str) -> Verdict:
        if len(words) > self.at_most:
            turn.remark("too_long")
        else:
            turn.keep(step.id, OWN + words)
            turn.ticks = ()
            turn.remark("your_words")
        return Verdict.STAY

    def other(self, turn: "Turn", step: "Ask") -> Verdict:
        answer = turn.answer(step.id)
        turn.keep(step.id, str(int(answer) + 1 if answer.isdecimal() else 0 if answer else 1))
        return Verdict.STAY

    def finish(self, turn: "Turn", step: "Ask") -> Verdict:
        turn.keep(step.id, turn.answer(step.id) or "0")
        return Verdict.DONE

    def quote(self, turn: "Turn", step: "Ask") -> Text:
        """The words as they stand now."""
        answer = turn.answer(step.id)
        if answer.startswith(OWN):
            return Text("", "{words}", {"words": answer.removeprefix(OWN)})
        fitting = self.fitting(turn)
        wording = fitting[(int(answer) if answer.isdecimal() else 0) % len(fitting)]
        return turn.text(step.id, wording.text)

    def fitting(self, turn: "Turn") -> list[Wording]:
        return [w for w in self.wordings if turn.holds(w.when)] or [self.wordings[0]]

    def earlier(self, turn: "Turn", step: "Ask") -> Value | None:
        return None  # the quotation shows it

    def spoken(self, turn: "Turn", step: "Ask") -> Value:
        return self.quote(turn, step)
