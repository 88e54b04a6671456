"""The predicates a flow may name after `if:`. Each is one question about what was said so far."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.circle.tips import tips
from bot.engine.options import OWN_KEY
from bot.sharing.link import ACTIVE, ENDED, MOST_LINKS, PAUSED

if TYPE_CHECKING:
    from bot.engine.turn import Turn

Predicate = Callable[["Turn"], bool]
PREDICATES: dict[str, Predicate] = {}
TENSE = {"ruzie", "thuis"}  # answers to what weighs most, after which we ask whether home is safe


def predicate(function: Predicate) -> Predicate:
    PREDICATES[function.__name__] = function
    return function


@predicate
def careful(turn: "Turn") -> bool:
    """Any sign of fear, control or violence, chosen or typed. Not saying whether home is safe counts as one."""
    tense = bool(TENSE & turn.said("weegt")) and "ja" not in turn.said("thuis")
    in_love = "liefde" in turn.said("weegt") and "nee" not in turn.said("bang")
    return turn.careful or tense or in_love or any("unsafe" in p.marks for p in turn.people)


@predicate
def home_unasked(turn: "Turn") -> bool:
    """There is tension at home, and nothing was said yet of how bad it is."""
    return bool(TENSE & turn.said("weegt")) and not turn.careful


@predicate
def not_safe(turn: "Turn") -> bool:
    """The person said so themselves, of home or of somebody they love."""
    return bool({"soms", "nee"} & turn.said("thuis") or {"soms", "ja"} & turn.said("bang"))


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
def consent_unasked(turn: "Turn") -> bool:
    return not turn.answer("toestemming")


@predicate
def has_contact(turn: "Turn") -> bool:
    """Whoever runs the bot said where questions can go."""
    return bool(turn.library.contact)


# How somebody came here


@predicate
def by_link(turn: "Turn") -> bool:
    return bool(turn.link)


@predicate
def not_by_link(turn: "Turn") -> bool:
    return not turn.link


@predicate
def other_door(turn: "Turn") -> bool:
    """Another conversation was asked for than the one that is going on."""
    return bool(turn.door)


@predicate
def no_other_door(turn: "Turn") -> bool:
    return not turn.door


@predicate
def takes_people(turn: "Turn") -> bool:
    """The people who were named come along to the conversation that was asked for."""
    return somebody(turn) and bool(turn.library.flows[turn.door].views)


@predicate
def takes_nobody(turn: "Turn") -> bool:
    """Nobody was named in the conversation that is left for another."""
    return nobody(turn) and len(turn.places) > 1


@predicate
def leaves_people(turn: "Turn") -> bool:
    """They stay behind, as there is no circle there."""
    return somebody(turn) and not turn.library.flows[turn.door].views


@predicate
def no_circle(turn: "Turn") -> bool:
    return not turn.main.views


@predicate
def has_circle(turn: "Turn") -> bool:
    return not no_circle(turn)


# What somebody saw of a child


@predicate
def worried_at_work(turn: "Turn") -> bool:
    """Someone who works with children thinks that one may not be safe."""
    worried = bool({"ja", "weet_niet"} & turn.said("zorgen"))
    return worried and bool({"school", "zorg"} & turn.said("rol"))


@predicate
def said_to_child(turn: "Turn") -> bool:
    return bool(turn.answer("stap") and turn.answer("zin_kind"))


@predicate
def said_to_parent(turn: "Turn") -> bool:
    return bool(turn.answer("stap") and turn.answer("zin_ouder"))


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
def circle_to_see(turn: "Turn") -> bool:
    return somebody(turn) and has_circle(turn)


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


# The links of a worker


@predicate
def with_links(turn: "Turn") -> bool:
    return bool(turn.desk.links())


@predicate
def without_links(turn: "Turn") -> bool:
    return not turn.desk.links()


@predicate
def room_for_links(turn: "Turn") -> bool:
    return len(turn.desk.links()) < MOST_LINKS


def stands(turn: "Turn", *states: str) -> bool:
    return turn.link_at_hand is not None and turn.link_at_hand.state in states


@predicate
def link_active(turn: "Turn") -> bool:
    return stands(turn, ACTIVE)


@predicate
def link_paused(turn: "Turn") -> bool:
    return stands(turn, PAUSED)


@predicate
def link_lives(turn: "Turn") -> bool:
    return stands(turn, ACTIVE, PAUSED)


@predicate
def link_ended(turn: "Turn") -> bool:
    return stands(turn, ENDED)
