"""The predicates a flow may name after `if:`. Each is one question about what was said so far."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.circle.tips import tips
from bot.engine.options import OWN_KEY

if TYPE_CHECKING:
    from bot.engine.turn import Turn

Predicate = Callable[["Turn"], bool]
PREDICATES: dict[str, Predicate] = {}


def predicate(function: Predicate) -> Predicate:
    PREDICATES[function.__name__] = function
    return function


@predicate
def careful(turn: "Turn") -> bool:
    """Any sign of fear, control or violence, chosen or typed. Not saying whether home is safe counts as one."""
    tense = "ruzie" in turn.said("weegt") and "ja" not in turn.said("thuis")
    return turn.careful or tense or any("unsafe" in p.marks for p in turn.people)


@predicate
def home_unasked(turn: "Turn") -> bool:
    """There is tension at home, and nothing was said yet of how bad it is."""
    return "ruzie" in turn.said("weegt") and not turn.careful


@predicate
def at_ease(turn: "Turn") -> bool:
    return not careful(turn)


@predicate
def kept(turn: "Turn") -> bool:
    """The person agreed that the conversation is kept."""
    return "ja" in turn.said("toestemming")


@predicate
def not_kept(turn: "Turn") -> bool:
    return not kept(turn)


@predicate
def has_contact(turn: "Turn") -> bool:
    """Whoever runs the bot said where questions can go."""
    return bool(turn.library.contact)


# Who is there


@predicate
def somebody(turn: "Turn") -> bool:
    return bool(turn.people)


@predicate
def nobody(turn: "Turn") -> bool:
    return not turn.people


@predicate
def somebody_at_ease(turn: "Turn") -> bool:
    return somebody(turn) and at_ease(turn)


@predicate
def shown_people(turn: "Turn") -> bool:
    return bool(turn.circle.shown)


@predicate
def two_shown(turn: "Turn") -> bool:
    return len(turn.circle.shown) > 1


@predicate
def nobody_shown(turn: "Turn") -> bool:
    """There are people, and none of them may be spoken of."""
    return somebody(turn) and not shown_people(turn)


@predicate
def askable(turn: "Turn") -> bool:
    return bool(turn.circle.askable)


@predicate
def not_askable(turn: "Turn") -> bool:
    return not turn.circle.askable


@predicate
def careful_askable(turn: "Turn") -> bool:
    return careful(turn) and askable(turn)


@predicate
def first_cues(turn: "Turn") -> bool:
    """Help with thinking is wanted, and the first places were not gone through yet."""
    return "denken" in turn.said("wie") and not turn.answer("denk_familie")


# Where there is still room


@predicate
def open_and_shown(turn: "Turn") -> bool:
    """There is room beside what there is; where nothing was named, saying so would only show emptiness."""
    return 0 < len(turn.circle.open) < len(turn.circle.kinds) and shown_people(turn)


@predicate
def initiative_fits(turn: "Turn") -> bool:
    """There is an initiative for a kind of support that nobody was named for."""
    return shown_people(turn) and turn.library.initiative_for(turn.circle.open, careful(turn)) is not None


@predicate
def tip_1(turn: "Turn") -> bool:
    return len(tips(turn.circle)) >= 1


@predicate
def tip_2(turn: "Turn") -> bool:
    return len(tips(turn.circle)) >= 2


@predicate
def tip_3(turn: "Turn") -> bool:
    return len(tips(turn.circle)) >= 3


# How to ask


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
