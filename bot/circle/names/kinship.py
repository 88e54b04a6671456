"""Words for what someone is, found in a line: "zus", "schoon moeder", and what only looks like them."""

from bot.circle.names import words as w
from bot.circle.names.firstnames import FIRST_NAMES
from bot.circle.names.kin import BEGINS_LONG, LONGEST, RELATION, mistyped, relation_of_word
from bot.circle.names.lettering import word_set
from bot.circle.names.notes import FAITH, GROUPS, MACHINES, PETS
from bot.circle.names.tokens import Word

HALVES = word_set("schoon stief bonus pleeg half buur over oud ex oppas")  # "schoon moeder", written apart
BEFORE_KIN = word_set("bso tso school voetbal sport")  # "bso juf": a place that says which one


def kin_at(words: tuple[Word, ...], place: int) -> tuple[str, int] | None:
    """The relation that begins at `place` and how many words it takes, or None."""
    most = min(LONGEST, len(words) - place) if words[place].key in BEGINS_LONG else 1
    for many in range(most, 1, -1):
        relation = RELATION.get(" ".join(word.key for word in words[place : place + many]))
        if relation:
            return relation, many
    following = words[place + 1] if place + 1 < len(words) else None
    if following is not None and words[place].key in HALVES and following.key not in w.ORDINARY:
        relation = relation_of_word(words[place].key + following.key)
        if relation:
            return relation, 2
    relation = None if is_title(words, place) else kin_word(words[place])
    return (relation, 1) if relation else None


def kin_word(word: Word) -> str | None:
    """The relation in one word, unless it is written as a name; one wrong letter is forgiven."""
    key = word.key
    relation = relation_of_word(key)
    if relation is not None:
        return None if key in FIRST_NAMES and word.text[:1].isupper() else relation
    if key in FIRST_NAMES or key in w.ORDINARY or key in w.WHAT_KIND or note_of(key):
        return None
    return mistyped(key) if word.text.islower() or len(key) > 6 else None


def says_which(words: tuple[Word, ...], place: int) -> bool:
    """Whether this says which one: "oudste zus", "bso juf"."""
    key = words[place].key
    if key not in w.PLACES and key not in w.WHAT_KIND:
        return False
    if (kin_at(words, place) or ("", 0))[1] > 1:
        return False
    if key in w.PLACES and place + 1 < len(words):
        return kin_at(words, place + 1) is not None and key not in GROUPS - BEFORE_KIN
    return key in w.WHAT_KIND and not _is_head(words, place)


def note_of(key: str) -> str | None:
    """What a word stands for that is no person: pet, faith, machine or group."""
    if key in PETS:
        return "pet"
    if key in FAITH:
        return "faith"
    if key in MACHINES:
        return "machine"
    return "group" if key in GROUPS else None


def _is_head(words: tuple[Word, ...], place: int) -> bool:
    """Whether "ex", "beste" is what the person is, and not a word before it: "mijn ex", "mijn beste"."""
    kin = kin_at(words, place)
    return kin is not None and (kin[1] > 1 or place + 1 >= len(words) or kin_at(words, place + 1) is None)


def is_title(words: tuple[Word, ...], place: int) -> bool:
    """Whether "mw." stands before a family name; alone it is social work."""
    following = words[place + 1] if place + 1 < len(words) else None
    if words[place].key not in w.TITLES or words[place].key in ("ds", "pater") or following is None:
        return False
    last = words[place + 2].key if place + 2 < len(words) else ""
    return following.text[:1].isupper() or (following.key in w.PARTICLES and last not in w.PLACES | {""})
