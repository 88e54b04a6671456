"""The closed vocabulary of a flow file: which keys may stand where."""

from bot.authoring.document import Node
from bot.authoring.problem import Problem

NAMED = {"flow", "version", "audience", "returns", "views", "goodbye", "moved"}
FLOW = NAMED | {"steps", "phrases", "words", "talk", "exceptions"}
SAY = {"say", "left", "if", "show", "lines", "does", "goto", "note", "exception"}
ASK = {"ask", "more", "again", "if", "show", "lines", "hears", "then", "skip", "note", "exception"}
ASK |= {"bare", "soft", "kept"}
KINDS = {"choices", "door", "initial", "several", "text", "people", "pick", "draft", "moment", "own_link"}
BESIDE = {"choices": {"own"}, "people": {"many"}, "moment": set(), "draft": {"copies", "own"}}
OPTION = {"button", "says", "also", "strong", "rest", "exact", "if"}
BRANCH = {"if", "goto", "visit", "anew"}
PICK = {"marks", "many", "among", "new", "nobody"}
TEXT = {"at_most"}
WORDING = {"text", "if"}


def unknown_keys(node: Node, allowed: set[str], where: str) -> list[Problem]:
    """A finding for each key that means nothing there."""
    known = ", ".join(sorted(allowed))
    return [
        value.problem(f"{where}: unknown key {key!r}; known are {known}")
        for key, value in node.items.items()
        if key not in allowed
    ]


def kinds_of(step: Node) -> list[str]:
    return [key for key in step.items if key in KINDS]
