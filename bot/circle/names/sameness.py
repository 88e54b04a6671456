"""Whether two names are of the same person."""

from dataclasses import dataclass

from bot.circle.names import words as w
from bot.circle.names.kin import LONGEST, RELATION, relation_of_word
from bot.circle.names.lettering import clean
from bot.circle.names.owners import owner_at
from bot.circle.names.tokens import Word, words_of

SHORTEST_TYPO = 5  # letters a name needs before one wrong letter is forgiven


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in its parts: what the person is, what they are called, and what points them out ("van groep 4")."""

    kin: tuple[str, ...]
    relations: frozenset[str]
    names: tuple[str, ...]
    tail: tuple[str, ...]


def parts_of(name: str) -> Parts:
    """The parts of a name, folded, without "mijn" and "de"."""
    return parts_in([word for word in words_of(clean(name)) if word.kind == "word"])


def parts_in(words: list[Word]) -> Parts:
    """`parts_of` for a name that was taken apart into words already."""
    kin: list[str] = []
    names: list[str] = []
    place, owner = owner_at(words, 0) if words else (0, ())
    while place < len(words):
        many = 0 if _is_title(words, place) else _kin_words(words, place)
        key = words[place].key
        if many:
            kin.append(" ".join(word.key for word in words[place : place + many]))
        elif _begins_tail(words, place, started=bool(kin or names)):
            break
        elif (
            key not in w.MINE
            and (key not in w.THE or names)
            and key not in w.ONE
            and not _mine_before_kin(words, place)
        ):
            names.append(key)
        place += many or 1
    relations = frozenset(filter(None, map(relation_of_word, kin)))
    return Parts(tuple(kin), relations, tuple(names), tuple(word.key for word in (*owner, *words[place:])))


def same(a: str, b: str) -> bool:
    """Whether both surely name the same person: "Fatima" and "mn zus Fatima" do, "oma" and "oma Riet" need not."""
    return alike(parts_of(a), parts_of(b))


def alike(one: Parts, other: Parts) -> bool:
    """`same` for names that were taken apart already."""
    if not (one.kin or one.names) or one.names != other.names:
        return False
    if one.tail and other.tail and one.tail != other.tail:
        return False
    if not one.names:
        return one.kin == other.kin and one.tail == other.tail
    return one.relations == other.relations or not one.relations or not other.relations


def nearly(a: str, b: str) -> bool:
    """Whether two folded words are equal but for one letter: left out, added, changed, or two letters swapped."""
    if a == b:
        return True
    if min(len(a), len(b)) < SHORTEST_TYPO or abs(len(a) - len(b)) > 1:
        return False
    start = next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest, other = a[start:], b[start:]
    swapped = len(a) == len(b) and rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def _kin_words(words: list[Word], place: int) -> int:
    for many in range(min(LONGEST, len(words) - place), 0, -1):
        key = " ".join(word.key for word in words[place : place + many])
        if (key in RELATION) if many > 1 else relation_of_word(key):
            return many
    return 0


def _is_title(words: list[Word], place: int) -> bool:
    following = words[place + 1] if place + 1 < len(words) else None
    return (
        words[place].key in w.TITLES
        and following is not None
        and (following.text[:1].isupper() or following.key in w.PARTICLES)
    )


def _begins_tail(words: list[Word], place: int, *, started: bool) -> bool:
    key = words[place].key
    if not started:
        return False
    capital = place + 1 < len(words) and words[place + 1].key in w.PARTICLES
    return key in w.HERE or ((key in w.FROM or key in w.AT) and not capital)


def _mine_before_kin(words: list[Word], place: int) -> bool:
    if words[place].key not in w.MINE_BEFORE_KIN | w.WHAT_KIND or place + 1 >= len(words):
        return False
    return words[place + 1].key in w.WHAT_KIND or _kin_words(words, place + 1) > 0
