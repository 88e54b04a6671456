"""A typed line taken apart into words and signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.circle.names.kin import RELATION, is_address
from bot.circle.names.lettering import APOSTROPHES, DASHES, fold, word_set
from bot.circle.names.words import MINE, TITLES

MOST_WORDS = 450  # words and signs read; a long story has said who is who by then
BREAKS = "\n;|•·●▪◦‣►→*¶\t"
SIGNS = {
    **dict.fromkeys(",،、", "comma"),
    **dict.fromkeys("&+", "and"),
    **dict.fromkeys("/\\", "slash"),
    **dict.fromkeys("([{", "open"),
    **dict.fromkeys(")]}", "close"),
    **dict.fromkeys("=–—~", "dash"),
    **dict.fromkeys(".!…", "stop"),
    **dict.fromkeys("?؟", "ask"),
    **dict.fromkeys("؛>", "break"),
    ":": "colon",
    "†": "word",
}
SHORTENED = TITLES | word_set("buurvr bvr buurv v vd h evt bijv st ib o a b c d e f g i j k l m n p r s t w y z")
COUNTED = word_set(
    "groep klas nr nummer huisnummer gr team unit brugklas havo vmbo mavo vwo van leerjaar jaar etage verdieping",
    "onder flat",
)  # a number behind these is no numbering
SEVERAL = word_set("jaar jr keer zussen broers zusjes broertjes tantes ooms vriendinnen vrienden")
BEGIN_WITH_AND = word_set("وليد وفاء وسيم وداد وائل")  # names that only look like "and …" in Arabic
NO_LETTER = re.compile(r"[\W_]")  # nor a digit
MARKS = (("\u0300", "\u036f"), ("\u064b", "\u065f"), ("\u0900", "\u0dff"))  # signs that belong to the letter before


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it was typed, the form in which it is compared, and what it is in the line: a word or some sign."""

    text: str
    key: str
    kind: str = "word"


def words_of(text: str) -> list[Word]:
    """The words and signs of a line, in order; quotes and strange signs are gone."""
    found: list[Word] = []
    place, end = 0, len(text)
    while place < end and len(found) < MOST_WORDS:
        sign = text[place]
        if _begins_word(text, place):
            stop = _end_of_word(text, place)
            found.extend(
                _as_words(text[place:stop].rstrip(APOSTROPHES + DASHES), text[stop : stop + 1], inside=bool(found))
            )
            place = stop
            continue
        if sign in BREAKS:
            found.append(Word(sign, sign, "break"))
        elif sign in DASHES:
            found.append(_dash(text, place))
        elif sign in SIGNS:
            found.append(Word(sign, sign, SIGNS[sign]))
        place += 1
    return _without_numbering(found[:MOST_WORDS])


def _begins_word(text: str, place: int) -> bool:
    sign = text[place]
    if sign.isalnum():
        return True
    return (
        sign in APOSTROPHES
        and text[place + 1 : place + 2].isalpha()
        and text[place + 2 : place + 3] in ("", " ", "-", "s")
    )


def _end_of_word(text: str, place: int) -> int:
    stop = _behind_letters(text, place + 1)
    while stop < len(text) and (_is_mark(text[stop]) or _joins(text, place, stop)):
        stop = _behind_letters(text, stop + 1)
    return stop


def _behind_letters(text: str, place: int) -> int:
    other = NO_LETTER.search(text, place)
    return other.start() if other else len(text)


def _joins(text: str, place: int, stop: int) -> bool:
    """Whether the word that begins at `place` goes on behind the sign at `stop`: "zus-je", "A.B.", "2/3"."""
    sign, after = text[stop], text[stop + 1 : stop + 2]
    initial = sign == "." and text[place].isalpha() and (stop == place + 1 or text[stop - 2] == ".")
    inside = initial or sign in APOSTROPHES or sign in DASHES
    counted = sign in "/." and text[stop - 1].isdigit() and after.isdigit()
    return counted or (inside and after.isalnum())


def _is_mark(sign: str) -> bool:
    return not sign.isascii() and any(first <= sign <= last for first, last in MARKS)


def _as_words(text: str, after: str, *, inside: bool) -> Iterator[Word]:
    """One written word as the words it stands for: "mnzus", "oma-opa" and Arabic "and" with a name are two or three."""
    key = fold(text)
    mine = next((mine for mine in ("mijn", "mn") if key.startswith(mine) and key[len(mine) :] in RELATION), "")
    if mine and key not in RELATION:
        cut = len(text) - len(key) + len(mine)
        yield from (Word(text[:cut], mine), Word(text[cut:], key[len(mine) :]))
        return
    parts = text.split("-")
    if len(parts[0]) > 2 and len(parts) > 1 and key not in RELATION and all(is_address(fold(part)) for part in parts):
        for part in parts:
            yield from (Word("/", "/", "slash"), Word(part, fold(part)))
        return
    if key.startswith("و") and (key[1:] in RELATION or (inside and len(key) > 4 and key not in BEGIN_WITH_AND)):
        yield Word("و", "و", "and")
        text, key = text[1:], key[1:]
    yield Word(text + "." if after == "." and key in SHORTENED else text, key)


def _dash(text: str, place: int) -> Word:
    before = place - 1
    while before >= 0 and text[before] == " ":
        before -= 1
    return Word("-", "-", "break" if before < 0 or text[before] == "\n" else "dash")


def _without_numbering(words: list[Word]) -> list[Word]:
    kept: list[Word] = []
    skip = False
    for place, word in enumerate(words):
        if skip:
            skip = False
            continue
        before = kept[-1] if kept else None
        following = words[place + 1] if place + 1 < len(words) else None
        if word.key.isdigit() and not _belongs(before, following):
            skip = following is not None and following.kind in ("stop", "close", "colon", "dash")
            if before is not None and before.kind == "open":
                kept.pop()
            kept.append(Word("\n", "\n", "break"))
        elif word.kind == "stop" and before is not None and before.text.endswith("."):
            continue
        else:
            kept.append(word)
    return kept


def _belongs(before: Word | None, after: Word | None) -> bool:
    """Whether a number is part of a name: "groep 4", "mijn 2 zussen"."""
    counted = before is not None and before.kind == "word" and (before.key in COUNTED or before.key in MINE)
    return counted or (after is not None and after.kind == "word" and after.key in SEVERAL)
