"""Names, typed freely, one or many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.circle.names.hearing import Heard, Mention, understand
from bot.circle.names.naming import find, shown
from bot.circle.names.sameness import alike, parts_of
from bot.circle.person import Person
from bot.engine.answers.kind import Rows, Verdict
from bot.engine.layout import rows_of
from bot.engine.matching import plain, spellings, written
from bot.engine.messages import Button, Event, Said, Tapped, Value
from bot.engine.options import Option, open_options

if TYPE_CHECKING:
    from bot.engine.flow import Ask
    from bot.engine.turn import Turn

NAMED = "namen"  # the answer to a question that takes names once
NOBODY = "niemand"  # the option that "ik heb niemand" stands for, where the question has it
MOST = 25  # people in a circle; more cannot be told apart in a picture


@dataclass(frozen=True, slots=True)
class People:
    """`options` are the ways on without a name; with `many` the question stays open for another name."""

    options: Mapping[str, Option]
    many: bool = False

    def rows(self, turn: "Turn", step: "Ask") -> Rows:
        return rows_of([Button(turn.text(step.id, o.label), o.key) for o in self.open(turn).values()])

    def accept(self, turn: "Turn", step: "Ask", event: Event) -> Verdict:
        match event:
            case Tapped(key=key) if key in self.open(turn):
                return self.leave(turn, step, key)
            case Said(text):
                return self.hear(turn, step, text)
        return Verdict.MISS

    def hear(self, turn: "Turn", step: "Ask", text: str) -> Verdict:
        said = plain(text)
        for key, option in self.open(turn).items():
            if said in spellings(turn, step.id, option):
                return self.leave(turn, step, key)
        if gone := taken_out(turn, text):
            turn.people = [p for p in turn.people if p not in gone]
            turn.remark("taken_out", names=tuple(shown(p.name) for p in gone))
            return Verdict.STAY
        heard = understand(text)
        added = add(turn, heard.people)
        observe(turn, step, heard)
        if added and self.many:
            return Verdict.STAY
        names = tuple(shown(p.name) for p in heard.people)
        if added:
            turn.remark("added", names=names)
            return self.leave(turn, step, NAMED)
        if names:
            turn.remark("known", names=names)
            return Verdict.STAY
        if heard.nobody:
            return self.leave(turn, step, NOBODY if NOBODY in self.open(turn) else next(iter(self.open(turn))))
        return Verdict.STAY if turn.remarks else Verdict.MISS

    def leave(self, turn: "Turn", step: "Ask", key: str) -> Verdict:
        turn.keep(step.id, key)
        return Verdict.DONE

    def open(self, turn: "Turn") -> dict[str, Option]:
        """The options that fit what was answered before."""
        return open_options(turn, self.options)

    def earlier(self, turn: "Turn", step: "Ask") -> Value | None:
        return None  # the list so far shows it

    def spoken(self, turn: "Turn", step: "Ask") -> Value:
        return tuple(shown(p.name) for p in turn.people)


def add(turn: "Turn", mentions: Sequence[Mention]) -> list[Person]:
    """Put people in the circle; who is new. What is new about those who were there is kept; a circle can be full."""
    before = len(turn.people)
    known = [parts_of(person.name) for person in turn.people] if mentions else []
    for mention in mentions:
        parts = parts_of(mention.name)
        place = next((place for place, other in enumerate(known) if alike(other, parts)), None)
        if place is not None:
            turn.mark(turn.people[place].id, *mention.marks)
        elif len(turn.people) >= MOST:
            turn.remark("full")
        else:
            turn.add(mention.name, mention.relation, mention.marks)
            known.append(parts)
    return turn.people[before:]


def taken_out(turn: "Turn", text: str) -> list[Person]:
    """Who is to leave the circle again: "schoonmoeder eruit", "haal tante Riet weg", "mn zus toch niet"."""
    said = f" {plain(text)} "
    for way in turn.common.words["eruit"]:
        words = [f" {written(part)} " for part in way.split("…")]  # "haal … weg"
        if all(word in said for word in words):
            for word in words:
                said = said.replace(word, " ", 1)
            found, _ = find(said, [p.name for p in turn.people])
            return [turn.people[i] for i in found]
    return []


def observe(turn: "Turn", step: "Ask", heard: Heard) -> None:
    """Say something kind to what was heard besides names; a mark that matters is answered as well."""
    marks = [mark for person in heard.people for mark in sorted(person.marks)]
    for note in (*heard.notes, *dict.fromkeys(marks)):
        if note in step.hears:
            turn.remarks.append(turn.text(step.id, step.hears[note]))
        elif note in turn.common.phrases:
            turn.remark(note)
