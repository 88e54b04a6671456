"""Names of conditions, effects, shows, cards, steps and answers that a flow uses but nobody has."""

from collections.abc import Iterator
from types import ModuleType

from bot.authoring.document import Node
from bot.authoring.finding import in_step, in_top
from bot.authoring.problem import Problem
from bot.circle.circle import AMONG
from bot.engine.answers.draft import Draft
from bot.engine.answers.people import NAMED, NOBODY
from bot.engine.answers.pick import Pick
from bot.engine.conditions import PREDICATES
from bot.engine.effects import EFFECTS
from bot.engine.flow import Ask, Condition, Flow, Step
from bot.engine.library import COMMON, Library
from bot.engine.options import OWN_KEY, Option
from bot.engine.shows import SHOWS, card, circle, initiative, link, months, paper, picture, stored, tip

LINES: dict[str, ModuleType] = {
    "card": card,
    "circle": circle,
    "initiative": initiative,
    "link": link,
    "months": months,
    "paper": paper,
    "picture": picture,
    "stored": stored,
    "tip": tip,
}
MARKS = {"", "emotional", "practical", "informational", "normative", "near", "costs", "secret", "knows"}


def unknown(library: Library, flow: Flow, top: Node) -> Iterator[Problem]:
    for step in flow.steps.values():
        for condition in conditions(step):
            for what in unknown_condition(library, flow, condition):
                yield in_step(top, step.id, what, condition if isinstance(condition, str) else "")
        for what, text in unknown_names(library, flow, step):
            yield in_step(top, step.id, what, text)
    for phrase in flow.phrases.keys() - library.flows[COMMON].phrases.keys():
        yield in_top(top, "phrases", f"phrase {phrase}: {COMMON}.yaml has none of that name", flow.phrases[phrase])
    for phrase in flow.talk:
        if phrase not in flow.words:
            yield in_top(top, "talk", f"talk {phrase}: there are no words {phrase!r} to listen for", flow.talk[phrase])


def unknown_names(library: Library, flow: Flow, step: Step) -> Iterator[tuple[str, str]]:
    """What is wrong, and the text that it is about."""
    does = getattr(step, "does", None)
    if does and does not in EFFECTS:
        yield f"unknown effect {does!r}; known are {', '.join(EFFECTS)}", does
    if bool(getattr(step, "left", "")) != (does == "erase"):
        yield "a step that erases says in `left` what it could not erase; no other step does", ""
    if step.show and step.show not in SHOWS:
        yield f"unknown show {step.show!r}; known are {', '.join(SHOWS)}", step.show
    elif step.show:
        yield from (
            (f"show {step.show}: line {line!r} is missing", "")
            for line in LINES[step.show].LINES
            if line not in step.lines
        )
    if step.show == "card" and step.about not in (*library.cards, card.HEARD):
        yield f"there is no card {step.about!r}", step.about
    if step.show == "paper" and step.about not in paper.PAGES:
        yield f"there is no page {step.about!r}; known are {', '.join(paper.PAGES)}", step.about
    if step.show == "initiative" and step.about and step.about not in flow.steps:
        yield f"there is no step {step.about!r}", step.about
    if isinstance(step, Ask) and isinstance(step.answer, Pick):
        if step.answer.among not in AMONG:
            yield f"unknown rule {step.answer.among!r}; known are {', '.join(AMONG)}", step.answer.among
        if step.answer.marks not in MARKS:
            yield f"unknown mark {step.answer.marks!r}; known are {', '.join(sorted(MARKS - {''}))}", step.answer.marks


def conditions(step: Step) -> list[Condition]:
    found = [step.when]
    if isinstance(step, Ask):
        found += [branch.when for branch in step.branches]
        found += [option.when for option in options(step).values()]
        found += [w.when for w in step.answer.wordings] if isinstance(step.answer, Draft) else []
    return [condition for condition in found if condition is not None]


def unknown_condition(library: Library, flow: Flow, condition: Condition) -> Iterator[str]:
    if isinstance(condition, str):
        if condition not in PREDICATES:
            yield f"unknown condition {condition!r}; known are {', '.join(sorted(PREDICATES))}"
        return
    for id, wanted in condition.items():
        asked = next((f.steps[id] for f in (flow, *library.flows.values()) if id in f.steps), None)
        if not isinstance(asked, Ask):
            yield f"condition on {id!r}, which is no question"
            continue
        known = {*options(asked), NAMED, NOBODY, OWN_KEY}
        yield from (f"condition on {id!r}: it has no answer {answer!r}" for answer in wanted if answer not in known)


def options(step: Ask) -> dict[str, Option]:
    return dict(getattr(step.answer, "options", {}))
