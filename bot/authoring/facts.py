"""Helplines, initiatives and posters -> what is shown to people. Of facts only confirmed entries get in."""

from collections.abc import Mapping
from datetime import date

from bot.authoring.document import Node
from bot.authoring.problem import Problem
from bot.engine.library import Card, HelpLine, Initiative, Poster

LINE = ("name", "reach", "cost", "hours", "audience", "source", "checked", "checked_by", "status")
INITIATIVE = ("kinds", "text", "site", "source", "checked", "checked_by", "status")
CARD = ("text", "lines")
POSTER = ("title", "about", "private", "yours", "scan", "other", "danger", "share")
STATUSES = ("confirmed", "unconfirmed")


def help_lines(node: Node, problems: list[Problem]) -> Mapping[str, HelpLine]:
    found = {}
    for id, entry in node.items["lines"].items.items():
        if complete(id, entry, LINE, problems) and confirmed(entry):
            found[id] = HelpLine(id, *(entry.items[field].plain for field in LINE[:-1]))
    return found


def cards(node: Node, lines: Mapping[str, HelpLine], problems: list[Problem]) -> Mapping[str, Card]:
    found = {}
    for id, entry in node.items["cards"].items.items():
        if not complete(id, entry, CARD, problems, optional=("after",)):
            continue
        for line in entry.items["lines"].each:
            if line.text not in lines:
                problems.append(line.problem(f"card {id}: there is no confirmed line {line.text!r}"))
        after = entry.items["after"].text if "after" in entry.items else ""
        named = tuple(line.text for line in entry.items["lines"].each)
        found[id] = Card(id, entry.items["text"].text, named, after)
    return found


def initiatives(node: Node, problems: list[Problem]) -> tuple[Initiative, ...]:
    found = []
    for id, entry in node.items["initiatives"].items.items():
        if complete(id, entry, INITIATIVE, problems, optional=("careful",)) and confirmed(entry):
            kinds = tuple(kind.text for kind in entry.items["kinds"].each)
            text, site, source, checked, checked_by = (entry.items[field].plain for field in INITIATIVE[1:-1])
            careful = "careful" in entry.items and entry.items["careful"].value is True
            found.append(Initiative(id, kinds, text, site, source, checked, checked_by, careful))
    return tuple(found)


def posters(node: Node, problems: list[Problem]) -> Mapping[str, Poster]:
    """By the flow that they are for."""
    return {
        id: Poster(id, *(entry.items[field].plain for field in POSTER))
        for id, entry in node.items["posters"].items.items()
        if complete(id, entry, POSTER, problems)
    }


def confirmed(entry: Node) -> bool:
    return entry.items["status"].text == "confirmed"


def complete(
    id: str, entry: Node, fields: tuple[str, ...], problems: list[Problem], optional: tuple[str, ...] = ()
) -> bool:
    """Whether an entry has all that makes it a fact; what is missing is noted."""
    missing = [field for field in fields if field not in entry.items]
    unknown = [field for field in entry.items if field not in (*fields, *optional)]
    problems += [entry.problem(f"{id}: {field} is missing") for field in missing]
    problems += [entry.items[field].problem(f"{id}: unknown key {field!r}") for field in unknown]
    status = entry.items.get("status")
    if status is not None and status.text not in STATUSES:
        problems.append(status.problem(f"{id}: status is one of {', '.join(STATUSES)}"))
    if "checked" in entry.items and not is_date(entry.items["checked"].plain):
        problems.append(entry.items["checked"].problem(f"{id}: checked is a date such as 2026-11-22"))
    return not missing


def is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
