"""What a name in braces stands for, besides the answer to the step of that name."""

import string
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from bot.circle.names.naming import called, shown
from bot.engine.messages import Day, Value
from bot.engine.options import OWN

if TYPE_CHECKING:
    from bot.engine.turn import Turn

ASKED = "vraag_wie"  # the step that picks whom to ask


@cache
def names_in(source: str) -> tuple[str, ...]:
    """The names in braces in a text of a flow, once each."""
    return tuple(dict.fromkeys(name for _, name, _, _ in string.Formatter().parse(source) if name))


def people(turn: "Turn") -> Value:
    return tuple(shown(p.name) for p in turn.people)


def greeting(turn: "Turn") -> Value:
    """`Hoi Fatima,` or, where no name reads well after it, `Hoi,`."""
    name = next((called(p.name) for p in turn.people if str(p.id) in turn.chosen(ASKED)), None)
    return turn.phrase("hello_name", name=name) if name else turn.phrase("hello")


def open_kind(turn: "Turn") -> Value:
    """One kind of support that nobody was named for; more would read as a lack."""
    return tuple(turn.phrase(f"kind_{kind}") for kind in turn.circle.open[:1])


def request(turn: "Turn") -> Value:
    """The person's own words for what they want to ask, as a sentence."""
    words = turn.answer("iets").removeprefix(OWN)
    return words[:1].upper() + words[1:] + ("" if words.endswith("?") else ".")


def days(turn: "Turn") -> Value:
    """How long an untouched conversation is kept."""
    return str(turn.library.retention_days)


def until(turn: "Turn") -> Value:
    return Day(turn.library.retention_days)


def contact(turn: "Turn") -> Value:
    """Where a question about privacy can go."""
    return turn.library.contact


VALUES: Mapping[str, Callable[["Turn"], Value]] = {
    "contact": contact,
    "days": days,
    "greeting": greeting,
    "open": open_kind,
    "people": people,
    "request": request,
    "until": until,
}
