"""Everything that is kept of what a person said, in words they can read and take along."""

from collections.abc import Iterator

from bot.circle.person import Person
from bot.engine.answers.people import People
from bot.engine.answers.pick import Pick
from bot.engine.flow import Ask, Step
from bot.engine.messages import Text, Value
from bot.engine.session import ASKED
from bot.engine.shows.shown import Shown
from bot.engine.turn import Turn

LINES = ("person", "marked", "answer", "careful", "told", "rest")
OPEN = "open"  # what the step is about, where the text may be copied and passed on


def show(turn: Turn, step: Step) -> Shown:
    """`person` and `marked` name somebody, `answer` is a question with its answer, `rest` what has no words."""
    people = [person(turn, step, one) for one in turn.people]
    answers = [turn.text(step.id, step.lines["answer"], question=q, answer=a) for q, a in answered(turn)]
    careful = [turn.text(step.id, step.lines["careful"])] if turn.careful else []
    told = [turn.text(step.id, step.lines["told"], themes=themes(turn))] if turn.told else []
    rest = turn.text(step.id, step.lines["rest"])
    return Shown(parts=(*people, *answers, *careful, *told, rest), kept=True, open=step.about == OPEN)


def person(turn: Turn, step: Step, one: Person) -> Text:
    """As it was typed, with what we made of it."""
    told = one.relation is None or one.relation in one.name.casefold()
    name = one.name if told else f"{one.name} ({one.relation})"
    marks = tuple(turn.phrase(f"mark_{mark}") for mark in sorted(one.marks))
    line = step.lines["marked" if marks else "person"]
    return turn.text(step.id, line, person=name, **({"marks": marks} if marks else {}))


def answered(turn: Turn) -> list[tuple[Text, Value]]:
    """The questions of the conversation and their answers, but for names and marks: those stand with the people."""
    above, turn.places = turn.places, turn.places[:1]  # as it is said where it was asked
    found = [(turn.text(id, step.text), step.answer.spoken(turn, step)) for id, step in asked(turn)]
    turn.places = above
    return [(question, answer) for question, answer in found if answer]


def asked(turn: Turn) -> Iterator[tuple[str, Ask]]:
    for id, step in turn.flow.steps.items():
        if id not in turn.answers or not isinstance(step, Ask):
            continue
        if not (isinstance(step.answer, People) or (isinstance(step.answer, Pick) and step.answer.marks)):
            yield id, step


def themes(turn: Turn) -> Value:
    named = dict.fromkeys(theme.removesuffix(ASKED) for theme in turn.told)
    return tuple(turn.phrase(f"theme_{theme}") for theme in named)
