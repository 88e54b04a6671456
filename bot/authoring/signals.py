"""`flows/signalen.yaml` -> what is listened for."""

from bot.authoring.document import Node
from bot.authoring.grammar import unknown_keys
from bot.authoring.problem import Problem
from bot.safety.listening import Listener, Theme

THEME = {"step", "careful", "phrases"}


def listener(node: Node, problems: list[Problem]) -> Listener:
    """The themes in the order of the file; the last one is the most urgent."""
    themes = []
    for name, entry in node.items["themes"].items.items() if "themes" in node.items else ():
        problems += unknown_keys(entry, THEME, name)
        if "step" not in entry.items or "phrases" not in entry.items:
            problems.append(entry.problem(f"{name}: a theme has a step and phrases"))
            continue
        careful = "careful" in entry.items and entry.items["careful"].value is True
        phrases = tuple(phrase.plain for phrase in entry.items["phrases"].each)
        themes.append(Theme(name, entry.items["step"].text, careful, phrases))
    innocent = tuple(phrase.plain for phrase in node.items["innocent"].each) if "innocent" in node.items else ()
    return Listener(tuple(themes), innocent)
