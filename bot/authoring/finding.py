"""Where in a file something stands."""

from bot.authoring.document import Node
from bot.authoring.problem import Problem


def in_step(top: Node, step: str, what: str, text: str = "") -> Problem:
    """A finding in a step: at the line of the text it is about, or of the step."""
    node = top.items["steps"].items[step]
    found = line_of(node, text) if text else None
    return Problem(top.file, found or node.line, f"step {step}: {what}")


def in_top(top: Node, key: str, what: str, text: str = "") -> Problem:
    node = top.items.get(key, top)
    return Problem(top.file, (line_of(node, text) if text else None) or node.line, what)


def line_of(node: Node, text: str) -> int | None:
    """The line of the first value that reads like this."""
    if node.value == text:
        return node.line
    below = [*node.items.values(), *node.members]
    return next((line for child in below if (line := line_of(child, text))), None)
