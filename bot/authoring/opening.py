"""Opening hours as they are written: `always`, or spans of {days, from, to}; without `days` they hold every day."""

import re

from bot.authoring.document import Node
from bot.authoring.grammar import unknown_keys
from bot.authoring.kinds import spelled
from bot.authoring.problem import Problem
from bot.engine.hours import WEEK, Hours, Span

ALWAYS = "always"
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
SPAN = {"days", "from", "to"}
TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)|24:00")


def hours_of(id: str, node: Node, problems: list[Problem]) -> Hours:
    if node.text == ALWAYS:
        return Hours()
    spans = tuple(span_of(id, each, problems) for each in node.each)
    if not spans:
        problems.append(node.problem(f"{id}: open is `{ALWAYS}`, or spans of {{days, from, to}}"))
    return Hours(spans)


def span_of(id: str, node: Node, problems: list[Problem]) -> Span:
    problems += unknown_keys(node, SPAN, f"{id}, open")
    opens, closes = minute_of(id, node, "from", problems), minute_of(id, node, "to", problems)
    if opens >= closes:
        problems.append(node.problem(f"{id}: it opens at a time before it closes; write a night as two spans"))
    days = [day.text for day in node.items["days"].each] if "days" in node.items else list(DAYS)
    if not days or not set(days) <= set(DAYS):
        problems.append(node.problem(f"{id}: days are some of {', '.join(DAYS)}"))
    return Span(frozenset(DAYS.index(day) for day in days if day in DAYS) or frozenset(range(WEEK)), opens, closes)


def minute_of(id: str, node: Node, key: str, problems: list[Problem]) -> int:
    written = spelled(node, key)
    if not TIME.fullmatch(written):
        problems.append(node.problem(f"{id}: {key} is a time such as 11:00"))
        return 0
    hour, minute = written.split(":")
    return int(hour) * 60 + int(minute)
