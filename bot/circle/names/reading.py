"""One piece of a line, read: which people are in it, and which beings and groups that are no person."""

from dataclasses import replace

from bot.circle.names import words as w
from bot.circle.names.bare import bare_names
from bot.circle.names.kin import CHILDREN, SHY
from bot.circle.names.kinship import kin_at, note_of, says_which
from bot.circle.names.namelike import Way, has_no_capitals, names_end
from bot.circle.names.notes import GROUPS, padded, says_nobody
from bot.circle.names.owners import owner_at
from bot.circle.names.phrases import Phrase, being_phrase, kin_phrase, name_phrase, one_by_one
from bot.circle.names.tails import names_a_parent_elsewhere
from bot.circle.names.tokens import Word

MOST_KINDS = 4  # "mijn drie lieve oude tantes"
BESIDE = w.AT | {"voor", "naar", "tegen", "over", "van"}  # before someone who is only part of the story


def read(words: tuple[Word, ...], way: Way) -> list[Phrase]:
    """The people in a piece, in order, and the beings and groups that are no person."""
    bare = [] if way.story or way.question else bare_names(words)
    if bare:
        return bare
    if says_nobody(padded(word.key for word in words)) and all(map(has_no_capitals, words)):
        return []
    found: list[Phrase] = []
    place = 0
    while place < len(words):
        phrase = _phrase_at(words, place, way)
        if phrase and not (found and _in_passing(words, phrase, found[-1])):
            found.extend(one_by_one(phrase))
        place = phrase.end if phrase else place + 1
    return found


def _phrase_at(words: tuple[Word, ...], place: int, way: Way) -> Phrase | None:
    owned = _owned_phrase(words, place, way)
    if owned:
        return owned
    key = words[place].key
    verb = key == "zijn" and place > 0 and words[place - 1].key in ("dat", "dit", "het", "er")
    mine, the = not verb and (key in w.MINE or key in w.MINE_BEFORE_KIN), key in w.THE
    head = _head_from(words, place + (mine or the or key in w.ONE))
    if head >= len(words):
        return None
    start = place + 1 if key in w.ONE or (the and key in ("die", "deze", "dat", "t")) else place
    kin = kin_at(words, head)
    crowd = the and words[head].key in GROUPS
    note = "group" if crowd else None if kin else note_of(words[head].key)
    if note and not (words[head].key == "geloof" and head == place and len(words) > 1):  # "ik geloof …"
        return being_phrase(words, start, head, note)
    if kin:
        phrase = kin_phrase(words, (start, head, head + kin[1]), kin[0], way)
        return _kin_meant(words, place, phrase, mine=mine, the=the)
    own = key in w.MINE and head == place + 1
    if (head > place and not own) or key in w.MINE_BEFORE_KIN or way.story:
        return None
    end = names_end(words, head, way, after_kin=False)
    return name_phrase(words, start, end) if end > head else None


def _owned_phrase(words: tuple[Word, ...], place: int, way: Way) -> Phrase | None:
    """ "mijn mans zus": one person, and what she is follows from whose she is."""
    begin, owner = owner_at(words, place)
    kin = kin_at(words, begin) if owner else None
    if kin is None:
        return None
    phrase = kin_phrase(words, (place, begin, begin + kin[1]), kin[0], way)
    return replace(phrase, relation=names_a_parent_elsewhere(kin[0], "", owner), mine=True)


def _head_from(words: tuple[Word, ...], head: int) -> int:
    most = min(len(words), head + MOST_KINDS)
    while head < most and says_which(words, head):
        head += 1
    return head


def _kin_meant(words: tuple[Word, ...], place: int, phrase: Phrase, *, mine: bool, the: bool) -> Phrase | None:
    """The phrase as it is meant here: a person, a crowd, or nothing at all."""
    if not mine and _is_crowd(phrase):
        return replace(phrase, note="group")
    if _is_shy(words, phrase, place):
        return None
    return replace(phrase, mine=True) if mine or the else phrase


def _is_crowd(phrase: Phrase) -> bool:
    """Whether these are the parents at school and not one's own: "andere moeders", "ouders van voetbal"."""
    if phrase.named or phrase.kin not in ("moeders", "ouders"):
        return False
    others = any(word.key in ("andere", "andre", "alle") for word in phrase.words)
    return others or any(word.key in w.PLACES for word in phrase.words[len(phrase.words) - phrase.tail :])


def _is_shy(words: tuple[Word, ...], phrase: Phrase, place: int) -> bool:
    """Whether this is more likely an ordinary word: "man", "kind", without anything that points at one person."""
    if phrase.kin not in SHY or phrase.named or phrase.tail:
        return False
    before = words[place].key
    pointed = before in w.MINE or before in w.MINE_BEFORE_KIN or before in w.ONE or before in w.WHAT_KIND
    around = [word for word in words[: phrase.start] + words[phrase.end :] if word.key not in w.FILLER]
    return not pointed and bool(around)


def _in_passing(words: tuple[Word, ...], phrase: Phrase, last: Phrase) -> bool:
    """Whether this is only part of what another does: "mijn zus woont bij mijn moeder", "oma haalt de kinderen"."""
    before = words[phrase.start - 1].key if phrase.start else ""
    between = [word for word in words[last.end : phrase.start] if word.key not in w.FILLER]
    beside = before in BESIDE and phrase.start - last.end > 1
    return beside or (phrase.relation in CHILDREN and not phrase.named and bool(between))
