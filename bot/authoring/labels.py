"""Buttons that do not fit on a phone, or in what Telegram lets a button carry."""

from collections.abc import Iterator

from bot.authoring.document import Node
from bot.authoring.extract import LABELS
from bot.authoring.finding import in_step, in_top
from bot.authoring.problem import Problem
from bot.engine.answers.pick import Pick
from bot.engine.flow import Ask, Flow, Step
from bot.message import button_data

WORDS = 4
CHARACTERS = 24
LONG = f"button {{!r}} is longer than {WORDS} words or {CHARACTERS} characters"
BYTES = 64  # of callback data
HIGHEST = (1 << 40) - 1  # a question number that no conversation reaches


def long_labels(flow: Flow, top: Node) -> Iterator[Problem]:
    for step in flow.steps.values():
        for key, label in labels(step).items():
            if too_long(label):
                yield in_step(top, step.id, LONG.format(label), label)
            if len(button_data(step.id, HIGHEST, f"+{key}").encode()) > BYTES:
                yield in_step(
                    top, step.id, f"the names of this step and of {key!r} are too long together for a button", label
                )
    for label in (phrase for id, phrase in flow.phrases.items() if id in LABELS and too_long(phrase)):
        yield in_top(top, "phrases", LONG.format(label), label)


def too_long(label: str) -> bool:
    return len(label.split()) > WORDS or len(label) > CHARACTERS


def labels(step: Step) -> dict[str, str]:
    if not isinstance(step, Ask):
        return {}
    found = {key: option.label for key, option in getattr(step.answer, "options", {}).items()}
    if isinstance(step.answer, Pick) and step.answer.nobody:
        found["niemand"] = step.answer.nobody
    return found
