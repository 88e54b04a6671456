"""Safety at home, and what may be kept."""

from typing import TYPE_CHECKING

from bot.engine.conditions.predicates import predicate
from bot.engine.library import CONSENT

if TYPE_CHECKING:
    from bot.engine.turn import Turn

TENSE = {"ruzie", "thuis"}  # answers to what weighs most, after which we ask whether home is safe


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
    return "ja" in turn.said(CONSENT)


@predicate
def not_kept(turn: "Turn") -> bool:
    return not kept(turn)


@predicate
def consent_unasked(turn: "Turn") -> bool:
    return not turn.answer(CONSENT)


@predicate
def has_contact(turn: "Turn") -> bool:
    """Whoever runs the bot said where questions can go."""
    return bool(turn.library.contact)
