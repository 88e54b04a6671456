"""Pieces that are nothing but a name: there an unknown word is a name, whatever its letters look like."""

from bot.circle.names import words as w
from bot.circle.names.firstnames import FIRST_NAMES
from bot.circle.names.kin import RELATION
from bot.circle.names.kinship import kin_at, kin_word, note_of
from bot.circle.names.namelike import MOST_NAMES, has_no_capitals, is_noise
from bot.circle.names.notes import DEAD, SELVES, marks_in, padded, says, says_nobody
from bot.circle.names.phrases import Phrase, name_phrase, one_by_one
from bot.circle.names.tokens import Word

LOWER_PARTICLES = frozenset(
    {"de", "den", "der", "el", "al", "ten", "ter", "van", "vd"}
)  # "karin van de wal", but not "spring in het diepe"


def bare_names(words: tuple[Word, ...]) -> list[Phrase]:
    """The people in a piece that is only a name (or first names in a row), with filler around it; none otherwise."""
    first, last = 0, len(words)
    while first < last and words[first].key in w.BEFORE_NAME:
        first += 1
    if last == first + 1 and _is_plain_first_name(words[first]):
        return [name_phrase(words, first, last)]
    first, last = _without_filler(words, first)
    lead = words[first].key if last > first + 1 else ""
    if lead != "t" and (lead in w.MINE or lead in w.THE):
        first += 1
    core = words[first:last]
    if not _is_only_name(core) or any(kin_at(words, place) for place in range(first, last)):
        return []
    owned = len(core) == 1 and (lead in w.MINE or (lead in w.THE and not _is_plain_first_name(core[0])))
    return list(one_by_one(name_phrase(words, first - owned, last)))


def _is_plain_first_name(word: Word) -> bool:
    return word.key in FIRST_NAMES and (word.text[:1].isupper() or word.key not in w.ORDINARY)


def _without_filler(words: tuple[Word, ...], first: int) -> tuple[int, int]:
    last = len(words)
    while first < last and words[first].key in w.FILLER:
        first += 1
    while last > first and words[last - 1].key in w.FILLER and not _is_initial(words, first, last - 1):
        last -= 1
    return first, last


def _is_initial(words: tuple[Word, ...], first: int, place: int) -> bool:
    """ "Sanne K.", "Mohammed A": one capital behind a name."""
    word = words[place]
    return place > first and len(word.key) == 1 and word.text.isupper() and words[place - 1].key in FIRST_NAMES


def _is_only_name(core: tuple[Word, ...]) -> bool:
    if not 0 < len(core) <= MOST_NAMES or core[-1].key in w.PARTICLES - FIRST_NAMES:
        return False
    if not all(_may_be_name(core, place) for place in range(len(core))):
        return False
    line = padded(word.key for word in core)
    if says_nobody(line) or says(line, DEAD) or marks_in(line, frozenset(line.split())):
        return False
    looks = any(word.text[:1].isupper() or has_no_capitals(word) for word in core)
    looks = looks or any(word.key in LOWER_PARTICLES for word in core[1:-1])
    return len(core) < 3 or looks or all(word.key in FIRST_NAMES for word in core)


def _may_be_name(core: tuple[Word, ...], place: int) -> bool:
    word = core[place]
    key = word.key
    if place and core[place - 1].key in w.PARTICLES and word.text[:1].isupper():
        return True
    if _is_initial(core, 0, place):
        return True
    if place + 1 < len(core) and key in w.AT and not core[-1].text[:1].isupper():
        return False
    if place + 1 < len(core) and key != "ben" and (key in w.PARTICLES or (key in w.TITLES and key not in RELATION)):
        return True
    if key in w.ORDINARY or key in w.MINE or key in w.HERE or key in SELVES:
        return False
    return not (kin_word(word) or note_of(key) or is_noise(word))
