"""Names said back: to the person who typed them, and to the one who is named."""

from bot.circle.names import words as w
from bot.circle.names.finding import find
from bot.circle.names.firstnames import FIRST_NAMES
from bot.circle.names.kin import GROUP, MANY, RELATION, is_address, relation_of_word
from bot.circle.names.lettering import clean, fold, word_set
from bot.circle.names.owners import owner_at
from bot.circle.names.sameness import parts_in, same
from bot.circle.names.tokens import Word, words_of

__all__ = ["called", "find", "same", "shown"]

PARENTS = {"moeder": "mam", "vader": "pap"}
YOURS = {"my": "your", "our": "your", "onze": "jullie", "ons": "jullie", "us": "jullie"}
# What people are called together with their name, and what they may be called without one.
WITH_NAME = word_set("oma opa tante oom juf meester dominee pastoor imam")
ALONE = word_set(
    "zus zusje zussie zuster broer broertje bro sis buurvrouw buurman buuf buur juf juffrouw juffie meester coach",
    "trainer mattie homie bestie schoonma schoonpa schoonzus zwager neef neefje nichtje dominee imam dokter chef",
    "maatje maat lief buurtjes akela abla abi ablam abim khouya khti sisa brada siostra brat kanka hoca sister",
    "brother buddy swa",
)
TITLE_SAID = {"mw": "mevrouw", "mevr": "mevrouw", "mvr": "mevrouw", "dhr": "meneer", "mr": "meneer", "mej": "mevrouw"}


def shown(name: str) -> str:
    """The name as it is said back to the one who typed it: "mn zus Fatima" → "je zus Fatima"; otherwise unchanged."""
    typed = name.split(" ")
    for place, word in enumerate(typed):
        bare = word.lstrip("(")
        yours = _yours(fold(bare), typed, place)
        if yours:
            typed[place] = word[: len(word) - len(bare)] + yours
    return " ".join(typed)


def called(name: str) -> str | None:
    """How this person is greeted, after "Hoi ": "tante Els", "Fatima", "oma"; None where nothing reads well."""
    words = words_of(clean(name))
    plain = [word for word in words if word.kind == "word"]
    parts = parts_in(plain)
    if MANY.intersection(parts.kin) or "en" in [word.key for word in plain]:
        return None
    kin = parts.kin[0] if parts.kin else ""
    first = _first_name(plain, parts.names)
    if first and GROUP.get(RELATION.get(kin, "")) == "care" and not _titled(first):
        return None  # "Hoi Vries" is how nobody greets a doctor
    if first:
        relation = RELATION.get(kin)
        return (
            f"{_as_called(plain, kin)} {first}"
            if relation in WITH_NAME and " " not in kin and not _titled(first)
            else first
        )
    if RELATION.get(kin) in PARENTS and not parts.tail:
        return PARENTS[RELATION[kin]] if words[0].key in w.MINE else _as_called(plain, kin)
    if not kin or owner_at(plain, 0)[1] or (parts.tail and _belongs_to_another(plain, kin)):
        return None
    return _as_called(plain, kin) if kin in ALONE or is_address(kin) else None


def _yours(key: str, typed: list[str], place: int) -> str | None:
    if key in YOURS and (key not in ("ons", "us") or _before_kin(typed, place)):
        return YOURS[key]
    if key in w.MINE and key not in ("benim", "moja", "moj"):
        return "je"
    if key in ("me", "men", "mij", "m", "minn", "min") and _before_kin(typed, place):
        return "je"
    return (
        "jou"
        if key in ("mij", "me") and place and fold(typed[place - 1]) in w.FROM and place + 1 == len(typed)
        else None
    )


def _before_kin(typed: list[str], place: int) -> bool:
    return any(relation_of_word(fold(word.strip(",)"))) for word in typed[place + 1 : place + 4])


def _first_name(words: list[Word], names: tuple[str, ...]) -> str:
    """What the person is called: the first name, both halves of a double one, or a title with the family name."""
    if not names:
        return ""
    typed = {word.key: word.text for word in words}
    if names[0] in w.TITLES and len(names) > 1:
        title = TITLE_SAID.get(names[0], typed[names[0]])
        return " ".join([title, *(typed[key] for key in names[1:])])
    if names[0] in w.PARTICLES - FIRST_NAMES:
        return ""
    double = len(names) == 2 and names[0] in FIRST_NAMES and names[1] in FIRST_NAMES
    return " ".join(typed[key] for key in (names if double else names[:1]))


def _titled(first: str) -> bool:
    return fold(first.split(" ")[0]) in w.TITLES | frozenset(TITLE_SAID.values())


def _as_called(words: list[Word], kin: str) -> str:
    typed = next((word.text for word in words if word.key == kin), kin)
    return typed.lower() if typed[:1].isupper() else typed


def _belongs_to_another(words: list[Word], kin: str) -> bool:
    """Whether it is someone else's mother or husband: "de moeder van Daan"."""
    return (
        RELATION.get(kin) in ("moeder", "vader", "ouders", "zus", "broer", "man", "vrouw")
        and words[0].key not in w.MINE
    )
