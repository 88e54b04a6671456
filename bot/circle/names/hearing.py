"""Understanding the people someone names in one line, typed freely.

The pipeline: clean → drop contacts → words → pieces → read each piece → gather.
"""

from dataclasses import dataclass

from bot.circle.names import words as w
from bot.circle.names.contacts import without_contacts
from bot.circle.names.gathering import Circle
from bot.circle.names.lettering import clean
from bot.circle.names.namelike import Way
from bot.circle.names.notes import QUESTIONS, padded, says_nobody
from bot.circle.names.remarks import talk_notes
from bot.circle.names.splitting import Piece, pieces_of
from bot.circle.names.tokens import Word, words_of

MOST_PEOPLE = 12  # more in one line is a list to go through together, not an answer
MOST_READ = 40  # people heard, some of them twice or no longer alive, before we stop reading
STORY = 200  # characters; from here on a line may be a story
TALK = 0.4  # the share of ordinary words that makes it one
NOTES = ("pet", "faith", "machine", "self", "deceased", "group", "contact", "story", "toomany")


@dataclass(frozen=True, slots=True)
class Mention:
    """One person as they were named, with what was said of them: unsure, conflict, secret (may not know), costs."""

    name: str
    relation: str | None
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Heard:
    """What a line came to: the people, whether it said there is nobody, and what else was in it."""

    people: tuple[Mention, ...]
    nobody: bool
    notes: tuple[str, ...]


def understand(text: str) -> Heard:
    """The people in a typed line, in the order and the words in which they were named. Takes anything, never fails."""
    kept, contact = without_contacts(clean(text))
    words = words_of(kept)
    pieces = pieces_of(words)
    plain = [word for word in words if word.kind == "word"]
    way = _way(kept, plain, pieces)
    circle = Circle(way)
    for place, piece in enumerate(pieces):
        circle.take(piece, pieces[place + 1].join if place + 1 < len(pieces) else "")
        if len(circle.people) > MOST_READ:
            break
    drafts = circle.settled()
    people = tuple(Mention(draft.name, draft.relation, frozenset(draft.marks)) for draft in drafts[:MOST_PEOPLE])
    line = padded(word.key for word in plain)
    found = circle.notes | talk_notes(pieces)
    found |= {
        note
        for note, holds in (("contact", contact), ("story", way.story), ("toomany", len(drafts) > MOST_PEOPLE))
        if holds
    }
    nobody = not people and not way.story and (says_nobody(line) or _is_dash(kept) or _only_self(found, plain))
    if nobody or way.story:
        found.discard("group")  # "ik heb geen familie"; a story is full of places
    return Heard(people, nobody, tuple(note for note in NOTES if note in found))


def _way(text: str, words: list[Word], pieces: list[Piece]) -> Way:
    letters = [letter for letter in text if letter.isalpha()]
    caseless = len(letters) > 3 and not any(letter.islower() for letter in letters) and len(words) > 1
    talk = sum(word.key in w.ORDINARY for word in words)
    story = len(text.strip()) > STORY and talk > TALK * len(words)
    asked = "?" in text and bool(pieces) and pieces[0].words[0].key in QUESTIONS
    return Way(caseless, story, asked)


def _is_dash(text: str) -> bool:
    bare = text.strip()
    return (bool(bare) and set(bare) <= set("-–—_/") and len(bare) <= 5) or bare == "0"


def _only_self(notes: set[str], words: list[Word]) -> bool:
    return "self" in notes and any(word.key in ("alleen", "enkel", "only") for word in words)
