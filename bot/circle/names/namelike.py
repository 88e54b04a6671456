"""What looks like a name, in a line where capitals may be missing or everywhere."""

from dataclasses import dataclass

from bot.circle.names import words as w
from bot.circle.names.firstnames import ALSO_WORDS, DOUBLE_FIRST, DOUBLE_SECOND, FIRST_NAMES
from bot.circle.names.kinship import kin_at, note_of
from bot.circle.names.tokens import Word

MOST_NAMES = 4  # words of a name after each other
NO_NAMES = frozenset({"rip", "xoxo", "mvg"})
KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
LAUGHS = (set("ha"), set("hi"), set("he"), set("lo"))


@dataclass(frozen=True, slots=True)
class Way:
    """How a line is to be read: without trust in capitals, as a story, as a question."""

    caseless: bool = False
    story: bool = False
    question: bool = False


def names_end(words: tuple[Word, ...], place: int, way: Way, *, after_kin: bool) -> int:
    """Where a name that begins at `place` ends; `place` itself when none begins there."""
    end = place
    while end < min(len(words), place + MOST_NAMES):
        first = end == place
        if after_kin and not first and is_next_person(words[end - 1].key, words[end].key):
            return end
        leads = (first and _titles_someone(words, end)) or _is_particle(
            words, end, way, loose=not (first and after_kin)
        )
        follows = not first and words[end - 1].key in w.PARTICLES - w.FROM and not words[end].text[:1].isupper()
        if not leads and not follows and not _is_name(words, end, way, after_kin=after_kin and first):
            break
        end += 1
    while end > place and words[end - 1].key in w.PARTICLES - FIRST_NAMES:
        end -= 1
    return end


def is_next_person(name: str, following: str) -> bool:
    """Whether a first name after a first name is someone else: "tante Els Karin", but not "tante Anne Marie"."""
    both = name in FIRST_NAMES and following in FIRST_NAMES
    return both and name not in DOUBLE_FIRST and following not in DOUBLE_SECOND


def is_noise(word: Word) -> bool:
    """Whether this is no word at all: a laugh, a sigh, keys hit at random, a number."""
    key = word.key
    if len(key) < 2:
        return not (key.isalpha() and (word.text.endswith(".") or word.text.isupper()))
    letters = set(key)
    if key in NO_NAMES or (len(key) > 3 and any(key in row for row in KEYBOARD)):
        return True
    if not any(letter.isalpha() for letter in key) or (len(letters) == 1 and len(key) > 2):
        return True
    if len(key) > 3 and any(letters <= laugh for laugh in LAUGHS):
        return key not in FIRST_NAMES
    return key.isascii() and len(key) > 3 and not letters & set("aeiouy")


def has_no_capitals(word: Word) -> bool:
    """Whether the word is in a script without capitals: Arabic, Chinese."""
    first = word.text[:1]
    return first.isalpha() and first.lower() == first.upper()


def _titles_someone(words: tuple[Word, ...], place: int) -> bool:
    return words[place].key in w.TITLES and place + 1 < len(words) and not kin_at(words, place + 1)


def _is_particle(words: tuple[Word, ...], place: int, way: Way, *, loose: bool) -> bool:
    """Whether this is "van", "de", "El" in front of a family name; `loose` where "van" cannot begin a tail."""
    key = words[place].key
    return key in w.PARTICLES and (loose or key not in w.FROM | w.AT) and _leads_to_name(words, place, way)


def _leads_to_name(words: tuple[Word, ...], place: int, way: Way) -> bool:
    following = place + 1
    while following < min(len(words), place + 3) and words[following].key in w.PARTICLES:
        following += 1
    if following >= len(words) or way.caseless:
        return False
    name, first = words[following], words[place].key
    if not name.text[:1].isupper():
        known = name.key in w.ORDINARY or is_noise(name) or note_of(name.key) or kin_at(words, following)
        return place > 0 and first not in w.FROM | w.AT and not known and _closes(words, following + 1)
    return name.key not in w.ORDINARY and (place == 0 or first not in w.FROM or name.key not in FIRST_NAMES)


def _is_name(words: tuple[Word, ...], place: int, way: Way, *, after_kin: bool) -> bool:
    word = words[place]
    key = word.key
    capital = word.text[:1].isupper() and not way.caseless
    if note_of(key) or is_noise(word) or kin_at(words, place) or (key in w.PARTICLES - FIRST_NAMES and not capital):
        return False
    clear = (key not in ALSO_WORDS and key not in w.ORDINARY) or (capital and (place > 0 or after_kin))
    if key in FIRST_NAMES and clear:
        return True
    if way.question or key in w.ORDINARY or key in w.MINE or (key in w.THE and not capital):
        return False
    if capital:
        return _seems_named(words, place)
    if has_no_capitals(word):
        return True
    return after_kin and not _verb_like(key) and _closes(words, place + 1) and key not in w.FROM | w.AT | w.HERE


def _seems_named(words: tuple[Word, ...], place: int) -> bool:
    if place == 0:
        return len(words) == 1 or (not _verb_like(words[0].key) and words[0].key not in w.PLACES)
    return words[place - 1].key not in ("in", "uit", "te", "naar")


def _verb_like(key: str) -> bool:
    return key.endswith(("en", "lijk", "ig", "dt")) or (len(key) > 2 and key[-1] == "t" and key[-2] not in "aeiou")


def _closes(words: tuple[Word, ...], place: int) -> bool:
    return place >= len(words) or words[place].key in w.FROM | w.HERE | w.FILLER
