"""Marked exceptions to the rules of tone: in a step `exception: {rule: reason}`, elsewhere `exceptions: {id: {…}}`."""

from collections.abc import Collection, Iterator, Mapping

from bot.authoring.document import Node
from bot.authoring.extract import place_of
from bot.authoring.problem import Problem

Marked = Mapping[tuple[str, str], Node]  # whose text and which rule -> the reason


def marked(top: Node) -> Marked:
    return {
        (f"{place_of(top)}.{id}", rule): reason for id, node in exceptions(top) for rule, reason in node.items.items()
    }


def exceptions(top: Node) -> Iterator[tuple[str, Node]]:
    steps = top.items["steps"].items if "steps" in top.items else {}
    yield from ((id, step.items["exception"]) for id, step in steps.items() if "exception" in step.items)
    if "exceptions" in top.items:
        yield from top.items["exceptions"].items.items()


def mistaken(top: Node, rules: Collection[str], needed: Collection[tuple[str, str]]) -> Iterator[Problem]:
    """Exceptions without a reason, to no rule, or to a rule that nothing breaks any more."""
    if "exceptions" in top.items and not top.items["exceptions"].items:
        yield top.items["exceptions"].problem("exceptions: each names an id: {id: {rule: reason}}")
    for id, node in exceptions(top):
        if not node.items:
            yield node.problem(f"{id}: an exception names a rule and the reason: {{rule: reason}}")
    for (place, rule), reason in marked(top).items():
        if rule not in rules:
            yield reason.problem(f"{place}: exception to unknown rule {rule!r}; known are {', '.join(sorted(rules))}")
        elif not reason.text.strip():
            yield reason.problem(f"{place}: this exception to {rule!r} gives no reason")
        elif (place, rule) not in needed:
            yield reason.problem(f"{place}: this exception to {rule!r} is no longer needed")
