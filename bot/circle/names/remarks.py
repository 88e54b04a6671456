"""What is said around people: about the one before, about oneself, or to the bot."""

from bot.circle.names import words as w
from bot.circle.names.lettering import word_set
from bot.circle.names.notes import ALONE, DEAD, DEATH_OF, SELVES, TALKING_TO, marks_in, padded, says
from bot.circle.names.phrases import Phrase
from bot.circle.names.splitting import Piece
from bot.circle.names.tokens import Word

SELF_WORDS = SELVES | {"ik", "me", "mij", "myself"}
SMALL_TALK = word_set("bent de enige enigste en ja dus helemaal heb ik alleen wel het jij niemand nobody behalve")


def said(words: tuple[Word, ...]) -> tuple[frozenset[str], bool]:
    """The marks in a few words, and whether they tell of a death."""
    if not words:
        return frozenset(), False
    keys = frozenset(word.key for word in words)
    line = padded(word.key for word in words)
    marks = marks_in(line, keys)
    if says(line, w.DOUBT) and " denk ik aan " not in line:
        marks |= {"unsure"}
    return marks, says(line, DEAD)


def is_death_of(words: tuple[Word, ...]) -> bool:
    """Whether the words lead to someone who died: "sinds de dood van …"."""
    return says(padded(word.key for word in words), DEATH_OF)


def is_no_more(before: tuple[Word, ...], after: tuple[Word, ...]) -> bool:
    """Whether someone is gone: "ik heb geen moeder meer"."""
    return bool(before) and before[-1].key == "geen" and bool(after) and after[0].key == "meer"


def leaves_out(words: tuple[Word, ...], phrases: list[Phrase]) -> bool:
    """Whether the piece says that it is not this person: "niet mijn moeder", "mijn moeder niet"."""
    first, last = phrases[0], phrases[-1]
    before = words[first.start - 1].key if first.start else ""
    earlier = words[first.start - 2].key if first.start > 1 else ""
    after = [word.key for word in words[last.end :]]
    denied = before in ("geen", "niet", "nie") and earlier not in ("weet", "kweet")
    return denied or after in (["niet"], ["nie"], ["nt"], ["dus", "niet"])


def talk_notes(pieces: list[Piece]) -> set[str]:
    """Whether someone names themselves, or the bot."""
    found = set()
    for piece in pieces:
        keys = {word.key for word in piece.words}
        rest = keys - w.FILLER - ALONE - SMALL_TALK
        if (
            keys & SELF_WORDS
            and rest <= SELF_WORDS
            and (keys & SELVES or len(keys) == 1 or (keys & ALONE and keys <= SELF_WORDS | ALONE | {"ben"}))
        ):
            found.add("self")
        if keys & TALKING_TO and rest <= TALKING_TO:
            found.add("machine")
    return found
