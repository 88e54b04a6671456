"""Which of the people in the circle a typed answer means."""

import re
from collections.abc import Sequence

from bot.circle.names.hearing import Mention, understand
from bot.circle.names.kin import ONE_OF
from bot.circle.names.lettering import clean, fold, word_set
from bot.circle.names.sameness import Parts, alike, nearly, parts_of
from bot.circle.names.splitting import pieces_of
from bot.circle.names.tokens import words_of
from bot.circle.names.words import FILLER, FROM, THE

EVERYBODY = word_set(
    "allebei allemaal iedereen alle allen beide beiden alledrie alletwee allevier everyone everybody both all hepsi",
)
RATHER = re.compile(r"\bliever (.+) dan ", re.IGNORECASE)  # "liever Fatima dan oma"
ALL_BUT = (["alles", "behalve"], ["alle", "behalve"])
LESS = frozenset(["behalve", "niet", "except", "not", "zonder", "behalfe"])
NOBODY = frozenset(["niemand", "geen", "nobody", "none", "no", "noone"])  # "none at all"
FEW = 3  # words that may be a list without a comma
ORDINALS = ("eerste first bovenste", "tweede second", "derde third", "vierde", "vijfde", "zesde", "zevende", "achtste")
ORDER = {word: place for place, words in enumerate(ORDINALS) for word in words.split()}
COUNTING = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
COUNTED = {word: str(number) for number, word in enumerate(COUNTING, 1)}
LAST = frozenset(["laatste", "last", "onderste"])
SMALL = FILLER | FROM | THE
NUMBER_WORDS = word_set("en of optie keuze nummer nr nrs nummers alleen and plus ook de die misschien no")


def find(text: str, names: Sequence[str]) -> tuple[tuple[int, ...], tuple[Mention, ...]]:
    """The places in `names` that the text means, in their order, and the people it names who are not among them.

    A relation word ("mijn zus") means everyone it fits; a number counts from one.
    """
    text = clean(text)
    words = [word.key for word in words_of(f"nr {text}") if word.kind == "word"][1:]
    if rather := RATHER.search(text):
        return find(rather[1], names)
    numbers = _numbers(text, words, len(names))
    if numbers is not None:
        return numbers, ()
    everybody = EVERYBODY & set(words) or words[:2] in ALL_BUT
    if everybody and NOBODY & set(words):
        return (), ()
    if everybody and LESS & set(words):
        rest = [word.text for word in words_of(text) if word.key not in EVERYBODY | LESS]
        less, others = find(" ".join(rest), names)
        if not less:  # "niet allemaal": whom it means is not said
            return (), others
        return tuple(place for place in range(len(names)) if place not in less), others
    circle = [parts_of(name) for name in names]
    pieces = [[word.key for word in piece.words] for piece in pieces_of(words_of(text))]
    meant = {place for place, parts in enumerate(circle) if everybody or _typed_out(parts, words, pieces)}
    if len(words) <= FEW and not LESS & set(words):
        meant |= {place for place, parts in enumerate(circle) if _only(parts, words)}
    others_heard: list[Mention] = []
    for mention in understand(text).people:
        places = _places(mention, circle)
        meant |= places
        others_heard += [] if places else [mention]
    if not meant and not others_heard:
        meant = {place for place, parts in enumerate(circle) if _points_out(parts, words)}
    return tuple(sorted(meant)), tuple(others_heard)


def _only(parts: Parts, words: list[str]) -> bool:
    """Whether someone known only by what they are is named so: "moeder amina" are two where one is "mijn moeder"."""
    return not (parts.names or parts.tail) and bool(set(parts.kin) & set(words))


def _points_out(parts: Parts, words: list[str]) -> bool:
    """Whether the answer is only what points someone out: "die van groep 4"."""
    place = set(parts.tail) - SMALL
    return bool(place) and set(words) - SMALL == place


def _numbers(text: str, words: list[str], many: int) -> tuple[int, ...] | None:
    """The numbers an answer consists of, or None when it is more than numbers."""
    ordered = {ORDER[word] for word in words if word in ORDER}
    last = not LAST.isdisjoint(words)
    if words and (last or ordered) and not set(words) - set(ORDER) - NUMBER_WORDS - LAST:
        return tuple(sorted(place for place in ordered | ({many - 1} if last else set()) if 0 <= place < many))
    apart = [COUNTED.get(fold(word), word) for word in "".join(map(_sign_apart, text.lower())).split()]
    digits = [word for word in apart if word.isascii() and word.isdigit()]
    if not digits or any(word not in NUMBER_WORDS and not (word.isascii() and word.isdigit()) for word in apart):
        return None
    return tuple(sorted({int(word) - 1 for word in digits if len(word) < 4 and 0 < int(word) <= many}))


def _sign_apart(sign: str) -> str:
    return sign if sign.isalnum() else " "


def _places(mention: Mention, circle: list[Parts]) -> set[int]:
    wanted = parts_of(mention.name)
    exact = {place for place, parts in enumerate(circle) if alike(wanted, parts)}
    if exact:
        return exact
    if wanted.names:
        return {place for place, parts in enumerate(circle) if _called_alike(wanted, parts)}
    singular = {ONE_OF.get(relation, relation) for relation in wanted.relations}
    return {
        place
        for place, parts in enumerate(circle)
        if singular & {ONE_OF.get(one, one) for one in parts.relations} and not (wanted.tail and parts.tail)
    }


def _called_alike(wanted: Parts, parts: Parts) -> bool:
    if wanted.relations and parts.relations and not wanted.relations & parts.relations:
        return False
    return all(any(nearly(name, other) for other in parts.names) for name in wanted.names)


def _typed_out(parts: Parts, words: list[str], pieces: list[list[str]]) -> bool:
    """Whether the very name stands in the answer, also where it could be another word: "Ben", "Wil"."""
    if len(parts.names) != 1 or parts.names[0] not in words:
        return False
    name = parts.names[0]
    return len(words) < 3 or len(name) > 3 or any(_is_only(name, piece) for piece in pieces)


def _is_only(name: str, piece: list[str]) -> bool:
    """Whether the piece is the name with filler around it: "ben denk ik", but not "dat ben ik"."""
    beside = {word for at, word in enumerate(piece) if name in piece[max(0, at - 1) : at + 2]}
    return set(piece) - FILLER == {name} and (piece[0] == name or "ik" not in beside)
