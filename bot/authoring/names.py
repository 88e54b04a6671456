"""Names in braces that nothing stands for."""

from collections.abc import Iterator

from bot.authoring.document import Node
from bot.authoring.finding import in_step, in_top
from bot.authoring.labels import labels
from bot.authoring.placeholders import fields
from bot.authoring.problem import Problem
from bot.engine.answers.draft import Draft
from bot.engine.flow import Ask, Flow, Step
from bot.engine.library import Library
from bot.engine.values import VALUES

IN_LINES = {
    "initiative": {"site"},
    "link": {"label", "until"},
    "months": {"month", "started", "finished", "helped"},
    "tip": {"person"},
    "stored": {"person", "marks", "question", "answer", "themes"},
}
IN_PHRASES = {
    "earlier": {"answer"},
    "added": {"names"},
    "known": {"names"},
    "taken_out": {"names"},
    "hello_name": {"name"},
    "line": {"name", "reach", "text", "hours", "cost"},
    "line_chat": {"name", "reach", "site", "text", "hours", "cost"},
    "either": {"one", "other"},
    "open_until": {"closes"},
    "opens_daily": {"opens", "closes"},
    "opens_on": {"day", "opens", "closes"},
    "signal_again": {"numbers"},
}


def problems(library: Library, flow: Flow, top: Node) -> Iterator[Problem]:
    answers = {step.id for step in flow.steps.values() if isinstance(step, Ask)} | set(VALUES)
    for step in flow.steps.values():
        for text in texts(step):
            yield from (in_step(top, step.id, what, text) for what in odd(text, answers))
        for text in step.lines.values():
            given = answers | IN_LINES.get(step.show or "", set())
            yield from (in_step(top, step.id, what, text) for what in odd(text, given))
        for label in labels(step).values():  # a button is the same for everybody: `bot.engine.matching` remembers it
            yield from (in_step(top, step.id, what, label) for what in odd(label, set()))
    for id, phrase in flow.phrases.items():
        given = set(VALUES) | IN_PHRASES.get(id, set())
        yield from (in_top(top, "phrases", f"phrase {id}: {what}", phrase) for what in odd(phrase, given))


def texts(step: Step) -> list[str]:
    """What a step says, without its labels and the lines of what it shows."""
    if not isinstance(step, Ask):
        return [*step.texts, step.left]
    drafts = [w.text for w in step.answer.wordings] if isinstance(step.answer, Draft) else []
    says = [o.says for o in getattr(step.answer, "options", {}).values()]
    return [step.text, step.more, step.again, *step.hears.values(), *drafts, *says]


def odd(text: str, known: set[str]) -> list[str]:
    try:
        found = fields(text)
    except ValueError as error:
        return [f"the braces do not match: {error}"]
    return [f"nothing is known as {{{name}}}" for name in sorted(found - known)]
