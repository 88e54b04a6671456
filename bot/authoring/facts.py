"""Helplines, initiatives and posters -> what is shown to people. Of facts only confirmed entries get in."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from bot.authoring.document import Node
from bot.authoring.kinds import spelled, truth
from bot.authoring.opening import hours_of
from bot.authoring.problem import Problem
from bot.engine.flow import AUDIENCES
from bot.engine.library import POSTER_WORDS, Card, HelpLine, Initiative, Poster, Words

KNOWN = ("source", "checked", "checked_by", "status")  # how we know it
LINE = ("name", "numbers", "chat", "cost", "open", "for", "text", *KNOWN)
INITIATIVE = ("kinds", "text", "site", *KNOWN)
WORDS = ("text", "lines")
SECTIONS = ("lines", "initiatives")
STATUSES = ("confirmed", "unconfirmed")
NUMBER = re.compile(r"\d{3}|0[89]00-\d{4}(?:\d{3})?|0\d{2,3} \d{3,4} \d{3,4}")
SITE = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[\w-]+)*")
ALARM = "alarm"
COVER = 60  # characters of a card that come before the first number, for they show on a locked screen


def help_lines(node: Node, problems: list[Problem]) -> Mapping[str, HelpLine]:
    found = {}
    for id, entry in node.below("lines"):
        if complete(id, entry, LINE, problems, optional=("site", "warning")):
            problems += odd(id, entry)
            line = help_line(id, entry, problems)
            if confirmed(entry):
                found[id] = line
    return found


def help_line(id: str, entry: Node, problems: list[Problem]) -> HelpLine:
    return HelpLine(
        id=id,
        name=spelled(entry, "name"),
        numbers=tuple(number.plain for number in entry.items["numbers"].each),
        site=spelled(entry, "site"),
        chat=truth(entry, "chat", False),
        cost=spelled(entry, "cost"),
        hours=hours_of(id, entry.items["open"], problems),
        audiences=tuple(audience.text for audience in entry.items["for"].each),
        text=spelled(entry, "text"),
        warning=spelled(entry, "warning"),
        source=spelled(entry, "source"),
        checked=spelled(entry, "checked"),
        checked_by=spelled(entry, "checked_by"),
    )


def odd(id: str, entry: Node) -> Iterator[Problem]:
    """Values that are none of the kind."""
    numbers = entry.items["numbers"]
    if not 1 <= len(numbers.each) <= 2 or not all(NUMBER.fullmatch(number.plain) for number in numbers.each):
        yield numbers.problem(f"{id}: numbers are one or two, such as 112, 0800-2000 or 088 0767 000")
    if "site" in entry.items and not SITE.fullmatch(spelled(entry, "site")):
        yield entry.items["site"].problem(f"{id}: site is an address without https://, such as 113.nl")
    if not isinstance(entry.items["chat"].value, bool) or (truth(entry, "chat", False) and "site" not in entry.items):
        yield entry.items["chat"].problem(f"{id}: chat is true, for a chat on the site at these hours, or false")
    if not set(audiences := [each.text for each in entry.items["for"].each]) <= set(AUDIENCES) or not audiences:
        yield entry.items["for"].problem(f"{id}: for is some of {', '.join(AUDIENCES)}")


def cards(node: Node, lines: Mapping[str, HelpLine], problems: list[Problem]) -> Mapping[str, Card]:
    found = {}
    for id, entry in node.below("cards"):
        if complete(id, entry, AUDIENCES, problems, optional=("asks", "observed")):
            to = {audience: words(id, audience, entry.items[audience], lines, problems) for audience in AUDIENCES}
            asks = entry.items["asks"].items if "asks" in entry.items else {}
            step, means = next(((step, card.text) for step, card in asks.items()), ("", ""))
            found[id] = Card(id, to, step, means, truth(entry, "observed", False))
    return found


def words(id: str, audience: str, node: Node, lines: Mapping[str, HelpLine], problems: list[Problem]) -> Words:
    complete(f"{id}, {audience}", node, WORDS, problems)
    named = node.items["lines"].each if "lines" in node.items else []
    for line in named:
        if line.text not in lines:
            problems.append(line.problem(f"card {id}: there is no confirmed line {line.text!r}"))
        elif audience not in lines[line.text].audiences:
            problems.append(line.problem(f"card {id}: line {line.text!r} is not for {audience}"))
    if not any(line.text in lines and lines[line.text].hours.always for line in named if line.text != ALARM):
        problems.append(node.problem(f"card {id}, {audience}: no line is always open, besides the alarm number"))
    if len(spelled(node, "text")) < COVER:
        problems.append(node.problem(f"card {id}, {audience}: its words are shorter than {COVER} characters"))
    return Words(spelled(node, "text"), tuple(line.text for line in named))


def initiatives(node: Node, problems: list[Problem]) -> tuple[Initiative, ...]:
    found = []
    for id, entry in node.below("initiatives"):
        if complete(id, entry, INITIATIVE, problems, optional=("careful",)) and confirmed(entry):
            kinds = tuple(kind.text for kind in entry.items["kinds"].each)
            text, site, source, checked, checked_by = (entry.items[field].plain for field in INITIATIVE[1:-1])
            found.append(Initiative(id, kinds, text, site, source, checked, checked_by, truth(entry, "careful", False)))
    return tuple(found)


def posters(node: Node, problems: list[Problem]) -> Mapping[str, Poster]:
    """By the flow that they are for."""
    return {
        id: Poster(id, *(entry.items[field].plain for field in POSTER_WORDS))
        for id, entry in node.below("posters")
        if complete(id, entry, POSTER_WORDS, problems)
    }


def confirmed(entry: Node) -> bool:
    return spelled(entry, "status") == "confirmed"


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
    if "checked" in entry.items and not day_of(entry.items["checked"]):
        problems.append(entry.items["checked"].problem(f"{id}: checked is a date such as 2026-11-22"))
    return not missing


def day_of(node: Node) -> date | None:
    try:
        return date.fromisoformat(node.plain)
    except ValueError:
        return None
