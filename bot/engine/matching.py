"""Which option somebody means who types instead of pressing a button."""

import difflib
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from bot.engine.messages import Event, Said, Tapped
from bot.engine.options import Option

if TYPE_CHECKING:
    from bot.engine.flow import Flow
    from bot.engine.turn import Turn

ALIKE = 0.84  # two words of five letters with one of them wrong
SHORTEST = 3  # letters of a word that is looked for inside a text
ANSWERS = frozenset({"ja", "nee", "yes", "no", "niet", "ok", "oke", "goed", "graag", "liever niet"})
PART = 4  # letters of a word that is taken for the label it stands in
NO_WORD = re.compile(r"[\W_]+")
WAY_OUT = "weg"  # its words lead out from every question, and answer none
LONGEST = 200  # characters; a longer text is a story, not a choice


def chosen(turn: "Turn", step: str, options: Mapping[str, Option], event: Event) -> str | None:
    """The key of the option that was pressed or typed."""
    match event:
        case Tapped(key=key):
            return key if key in options else None
        case Said(text):
            return typed(turn, step, options, text)
    return None


def typed(turn: "Turn", step: str, options: Mapping[str, Option], text: str) -> str | None:
    """An exact label first, then a number, words inside the text, a slip of the finger, and what takes the rest."""
    said = plain(text)
    if not said:
        return None
    whole = {key: spellings(turn, step, option) for key, option in options.items()}
    if len(said) <= LONGEST:
        for key, known in whole.items():
            if said in known:
                return key
        if said.isdecimal() and 1 <= int(said[:4]) <= len(options):
            return list(options)[int(said) - 1]
    inside = [key for key, option in options.items() if named(turn, step, option, said)]
    strong = [key for key in inside if options[key].strong]
    rest = next((key for key, option in options.items() if option.rest), None)
    if len(inside) == 1 or strong or (inside and rest):
        return (strong or inside)[0]
    near = {key: known for key, known in whole.items() if not options[key].exact}
    return (None if inside else slip(said, near)) or rest


def all_chosen(turn: "Turn", step: str, options: Mapping[str, Option], text: str) -> tuple[str, ...]:
    """Every option that is named in the text; numbers count too: "1 en 3"."""
    said = plain(text)
    numbers = {int(n) for n in re.findall(r"\b\d{1,2}\b", said)}
    keys = tuple(
        key
        for number, (key, option) in enumerate(options.items(), 1)
        if number in numbers or named(turn, step, option, said)
    )
    return keys or tuple(filter(None, [typed(turn, step, options, text)]))


def named(turn: "Turn", step: str, option: Option, said: str) -> bool:
    """Whether a longer text speaks of the option. Yes and no never count inside one: "ja maar hij is zo thuis"."""
    if option.exact:
        return False
    for way in (turn.speak(turn.text(step, option.label)), option.label, *option.also):
        name = written(way.rstrip("*"))
        if name in ANSWERS or len(name) < SHORTEST:
            continue
        if way.endswith("*") and f" {name}" in f" {said}":
            return True
        if within(name, said) or (len(said) >= PART and within(said, name)):
            return True
    return False


def exact(turn: "Turn", text: str, word: str) -> bool:
    """Whether the text is one of the words that mean `word` (see `words` in flows/algemeen.yaml)."""
    return plain(text) in meanings(turn.common).get(word, frozenset())


@cache
def meanings(flow: "Flow") -> Mapping[str, frozenset[str]]:
    """The `words` of a flow as they are compared; made once, as they are asked for at every typed text."""
    return {word: frozenset(plain(way) for way in ways) for word, ways in flow.words.items()}


def spellings(turn: "Turn", step: str, option: Option) -> frozenset[str]:
    """All the ways to give one option as a whole answer; one that means yes or no takes every word for it."""
    shown = turn.speak(turn.text(step, option.label))
    return ways(turn.common, option.key, option.also, (shown, option.label))


@cache
def ways(common: "Flow", key: str, also: tuple[str, ...], labels: tuple[str, ...]) -> frozenset[str]:
    own = {key, *map(written, also)}
    known = meanings(common)
    meant = (word for answer in ("ja", "nee") if answer in own for word in known[answer])
    every = {*map(written, (*labels, *own)), *meant, *known.get(key, ())}
    return frozenset(every - {""} - known[WAY_OUT])


@cache
def written(label: str) -> str:
    """`plain` of what stands in a flow. What somebody typed is not remembered like this."""
    return plain(label)


def slip(said: str, names: Mapping[str, frozenset[str]]) -> str | None:
    """The one option that the text nearly spells; None where there are none or more."""
    if not 4 <= len(said) <= 40:
        return None
    close = [key for key, known in names.items() if difflib.get_close_matches(said, known, n=1, cutoff=ALIKE)]
    return close[0] if len(close) == 1 else None


def within(name: str, said: str) -> bool:
    return len(name) > 1 and f" {name} " in f" {said} "


def plain(text: str) -> str:
    """Lower case, without accents, punctuation and doubled spaces. A lone emoji stays, so that a thumb can mean yes."""
    bare = text.casefold()
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    words = " ".join(NO_WORD.sub(" ", bare.replace("'", "").replace("\u2019", "")).split())
    return words or "".join(bare.split())
