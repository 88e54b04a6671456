"""How to ask somebody for something."""

from typing import TYPE_CHECKING

from bot.engine.conditions.predicates import predicate
from bot.engine.options import OWN_KEY

if TYPE_CHECKING:
    from bot.engine.turn import Turn


@predicate
def own_words(turn: "Turn") -> bool:
    """The request is in the person's own words, which fit into fewer sentences."""
    return OWN_KEY in turn.said("iets")


@predicate
def ready_words(turn: "Turn") -> bool:
    return not own_words(turn)


@predicate
def own_words_and_moment(turn: "Turn") -> bool:
    return own_words(turn) and bool(turn.answer("wanneer"))


@predicate
def own_words_only(turn: "Turn") -> bool:
    return own_words(turn) and not turn.answer("wanneer")


@predicate
def no_purpose(turn: "Turn") -> bool:
    return not turn.answer("waarvoor")


@predicate
def nobody_knows(turn: "Turn") -> bool:
    """It was asked who knows how things are at home, and it is nobody."""
    return "weet_thuis" in turn.answers and not any("knows" in p.marks for p in turn.people)


@predicate
def asked_knows(turn: "Turn") -> bool:
    return asked_gives(turn, "knows")


def asked_gives(turn: "Turn", kind: str) -> bool:
    return any(kind in p.marks for p in turn.people if str(p.id) in turn.chosen("vraag_wie"))


@predicate
def ask_to_talk(turn: "Turn") -> bool:
    """To someone of whom the person said that they can talk with them."""
    return ready_words(turn) and "praten" in turn.said("waarvoor") and asked_gives(turn, "emotional")


@predicate
def ask_to_do(turn: "Turn") -> bool:
    return ready_words(turn) and "doen" in turn.said("waarvoor")


@predicate
def ask_to_think(turn: "Turn") -> bool:
    """To someone of whom the person said that they often know what to do."""
    return ready_words(turn) and "meedenken" in turn.said("waarvoor") and asked_gives(turn, "informational")


@predicate
def ask_for_help(turn: "Turn") -> bool:
    return ready_words(turn) and bool({"doen", "meedenken"} & turn.said("waarvoor"))


@predicate
def by_voice(turn: "Turn") -> bool:
    return bool({"bellen", "zien"} & turn.said("hoe"))


@predicate
def by_message(turn: "Turn") -> bool:
    return not by_voice(turn)
