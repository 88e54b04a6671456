"""The answer of a question in a flow file -> the kind of answer that `bot.engine.answers` has for it."""

from collections.abc import Callable, Mapping

from bot.authoring import grammar
from bot.authoring.document import Node
from bot.authoring.problem import Problem
from bot.engine.answers.choice import Choice
from bot.engine.answers.door import Door
from bot.engine.answers.draft import Draft, Wording
from bot.engine.answers.initial import Initial
from bot.engine.answers.kind import AnswerKind
from bot.engine.answers.moment import Moment
from bot.engine.answers.own_link import OwnLink
from bot.engine.answers.people import People
from bot.engine.answers.pick import Pick
from bot.engine.answers.several import Several
from bot.engine.answers.text import FreeText
from bot.engine.options import Condition, Option

Problems = list[Problem]


def answer_of(kind: str, step: Node, problems: Problems) -> AnswerKind:
    """The answer that stands under `kind`, with what belongs to it beside it."""
    return READERS[kind](step, problems)


def choices(step: Node, problems: Problems) -> Choice:
    return Choice(options(step, "choices", problems), number(step, "own", 0, problems))


def door(step: Node, problems: Problems) -> Door:
    return Door(options(step, "door", problems))


def initial(step: Node, problems: Problems) -> Initial:
    return Initial(options(step, "initial", problems))


def own_link(step: Node, problems: Problems) -> OwnLink:
    return OwnLink(options(step, "own_link", problems))


def several(step: Node, problems: Problems) -> Several:
    return Several(options(step, "several", problems))


def moment(step: Node, problems: Problems) -> Moment:
    return Moment(options(step, "moment", problems))


def people(step: Node, problems: Problems) -> People:
    return People(options(step, "people", problems), many=truth(step, "many", False))


def text(step: Node, problems: Problems) -> FreeText:
    node = step.items["text"]
    problems += grammar.unknown_keys(node, grammar.TEXT, "text")
    return FreeText(number(node, "at_most", 200, problems))


def pick(step: Node, problems: Problems) -> Pick:
    node = step.items["pick"]
    problems += grammar.unknown_keys(node, grammar.PICK, "pick")
    return Pick(
        marks=spelled(node, "marks"),
        many=truth(node, "many", True),
        among=spelled(node, "among") or "everyone",
        new=truth(node, "new", True),
        nobody=spelled(node, "nobody"),
    )


def draft(step: Node, problems: Problems) -> Draft:
    wordings = tuple(wording(w, problems) for w in step.items["draft"].each)
    return Draft(wordings, copies=truth(step, "copies", True), own=truth(step, "own", True))


def wording(node: Node, problems: Problems) -> Wording:
    if node.text:
        return Wording(node.text)
    problems += grammar.unknown_keys(node, grammar.WORDING, "draft")
    return Wording(spelled(node, "text"), condition(node))


def options(step: Node, kind: str, problems: Problems) -> Mapping[str, Option]:
    node = step.items[kind]
    if not node.items:
        problems.append(node.problem(f"{kind}: it wants options by key, such as {{ja: Ja, nee: Nee}}"))
    return {key: option(key, value, problems) for key, value in node.items.items()}


def option(key: str, node: Node, problems: Problems) -> Option:
    if not node.items:
        return Option(key, node.plain)
    problems += grammar.unknown_keys(node, grammar.OPTION, f"option {key}")
    also = tuple(way.plain for way in node.items["also"].each) if "also" in node.items else ()
    strong, rest, exact = (truth(node, flag, False) for flag in ("strong", "rest", "exact"))
    return Option(key, spelled(node, "button"), spelled(node, "says"), also, condition(node), strong, rest, exact)


def condition(node: Node) -> Condition | None:
    when = node.items.get("if")
    if when is None:
        return None
    return when.text or {step: tuple(a.plain for a in wanted.each) for step, wanted in when.items.items()}


def spelled(node: Node, key: str) -> str:
    return node.items[key].plain if key in node.items else ""


def truth(node: Node, key: str, otherwise: bool) -> bool:
    return node.items[key].value is True if key in node.items else otherwise


def number(node: Node, key: str, otherwise: int, problems: Problems) -> int:
    if key not in node.items:
        return otherwise
    value = node.items[key].value
    if isinstance(value, bool) or not isinstance(value, int):
        problems.append(node.items[key].problem(f"{key}: it wants a whole number"))
        return otherwise
    return value


READERS: Mapping[str, Callable[[Node, Problems], AnswerKind]] = {
    "choices": choices,
    "door": door,
    "initial": initial,
    "own_link": own_link,
    "several": several,
    "text": text,
    "people": people,
    "pick": pick,
    "draft": draft,
    "moment": moment,
}
