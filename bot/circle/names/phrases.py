"""The words in a line that together name one person, or a being or group that is no person."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.circle.names import words as w
from bot.circle.names.firstnames import FIRST_NAMES
from bot.circle.names.kin import MANY, ONE_OF, PARENTS, is_address
from bot.circle.names.kinship import kin_at
from bot.circle.names.lettering import word_set
from bot.circle.names.namelike import Way, is_next_person, names_end
from bot.circle.names.tails import PARTNERS, is_neighbourly, names_a_parent_elsewhere, tail_end
from bot.circle.names.tokens import Word

THEIRS = word_set("zijn zn haar hun dr der his her their")
ONE_OF_GROUP = {"vrienden": "vriend", "vriendinnen": "vriendin", "collegas": "collega", "juffen": "juf"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words that name one person, or something that is no person (then `note` says what)."""

    words: tuple[Word, ...]
    start: int
    end: int
    relation: str | None = None
    note: str | None = None
    named: bool = False
    mine: bool = False  # "mijn buurvrouw", "de juf": points at one person
    tail: int = 0  # words of "van groep 4" at the end
    kin: str = ""
    many: bool = False


def spelled(words: tuple[Word, ...]) -> str:
    """Words as they were typed, one space between."""
    return " ".join(word.text for word in words)


def stands_alone(phrase: Phrase) -> bool:
    """Whether the phrase is a word by which a relative is called, without a name: "oma", "mam"."""
    return not phrase.named and is_address(phrase.kin)


def name_phrase(words: tuple[Word, ...], start: int, end: int) -> Phrase:
    """A name, with what points the person out: "Karin van hiernaast"."""
    past = tail_end(words, end)
    relation = "buur" if is_neighbourly(words[end:past]) else None
    if past > end and words[past - 1].key == "werk":
        relation = "collega"
    return Phrase(words[start:past], start, past, relation, named=True, tail=past - end)


def kin_phrase(words: tuple[Word, ...], span: tuple[int, int, int], relation: str, way: Way) -> Phrase:
    """What someone is, with name and tail. `span`: where the phrase, the word and what follows begin."""
    start, head, after = span
    kin = " ".join(word.key for word in words[head:after])
    begin = after + 1 if after + 1 < len(words) and words[after].key in w.NAMED else after
    end = names_end(words, begin, way, after_kin=True)
    named = end > begin
    names = words[begin:end]
    end = end if named else after
    past = tail_end(words, end)
    if named and kin in MANY and past == end:
        return Phrase(names, start, end, ONE_OF.get(relation, relation), named=True, kin=kin, many=True)
    meant = names_a_parent_elsewhere(relation, words[start].key, words[end:past])
    if words[start].key in THEIRS and relation in PARENTS | PARTNERS:
        meant = None
    kept = words[start:after] + names + words[end:past]
    return Phrase(kept, start, past, meant, named=named, tail=past - end, kin=kin, many=kin in MANY)


def being_phrase(words: tuple[Word, ...], start: int, head: int, note: str) -> Phrase:
    """A pet, a god, a group, with its name: "mijn hond Max"; "mijn vriendinnen Els en Karin" are people."""
    end = head + 1
    while end < min(len(words), head + 3) and _is_its_name(words, end):
        end += 1
    named = end > head + 1
    one = ONE_OF_GROUP.get(words[head].key) if named else None
    if one:
        return Phrase(words[head + 1 : end], start, end, one, named=True, many=True)
    past = tail_end(words, end)
    return Phrase(words[start:past], start, past, note=note, named=named)


def one_by_one(phrase: Phrase) -> Iterator[Phrase]:
    """First names with nothing between are several people: "Fatima Karin Els", but not "Jan Willem"."""
    keys = [word.key for word in phrase.words]
    several = len(keys) > 1 and not phrase.kin and not phrase.tail and all(key in FIRST_NAMES for key in keys)
    if not several or (len(keys) == 2 and not is_next_person(keys[0], keys[1])):
        yield phrase
        return
    for word in phrase.words:
        yield replace(phrase, words=(word,))


def _is_its_name(words: tuple[Word, ...], place: int) -> bool:
    word = words[place]
    return word.text[:1].isupper() and word.key not in w.ORDINARY and not kin_at(words, place)
