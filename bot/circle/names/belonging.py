"""Whether words tell more about the person before, or name the next one."""

from itertools import groupby

from bot.circle.names import words as w
from bot.circle.names.drafts import Draft
from bot.circle.names.firstnames import FIRST_NAMES
from bot.circle.names.kin import PARENTS
from bot.circle.names.lettering import word_set
from bot.circle.names.phrases import Phrase, spelled, stands_alone
from bot.circle.names.tokens import Word

# What may stand behind a name in other languages: "Mehmet amca", "Fatma hala".
AFTER_NAME = word_set("abla abi teyze hala amca dayi yenge eniste hoca kaka dede nine bhai khala bey hanim teta")
SIGNS = {"comma": ",", "is": ",", "dash": " -", "colon": ":", "space": ""}
# "mijn mentor juf Sanne", "haar peetmoeder tante Joyce": what someone is called behind what someone is.
CALLED = word_set("juf juffrouw meester tante oom")
TITLED = frozenset({"mentor", "leerkracht", "familielid", "begeleider", "oppas", "gastouder"})
THAT_IS = frozenset({"is", "dat", "dus", "zij", "ze", "hij", "ook"})


def added(last: Draft, earlier: Draft | None, phrase: Phrase, join: str) -> bool:
    """Adds the words to the person before when they belong there, and says whether they did."""
    if _extends_children(last, phrase, join):
        last.text += f" en {spelled(phrase.words)}"
        return True
    tells = _tells_who(last, earlier, phrase, join) or _tells_name(last, phrase, join)
    if join not in SIGNS or phrase.many or not tells:
        return False
    last.text += f"{SIGNS[join]} {spelled(phrase.words)}"
    last.relation = last.relation or phrase.relation
    return True


def joined(people: list[Draft]) -> list[Draft]:
    """The people, where a line that is only someone and their name is one: "Mijn zus, Fatima"."""
    kept: list[Draft] = []
    for _, on_line in groupby(people, lambda draft: draft.line):
        line = list(on_line)
        if len(line) == 2 and _is_name_of(line[1], line[0]):
            line[0].text += f", {line[1].text}"
            line[0].marks |= line[1].marks
            line.pop()
        kept += line
    return kept


def joint_within(between: tuple[Word, ...]) -> str:
    """How two people in one piece are joined: by nothing, by "is", or by other words."""
    keys = {word.key for word in between}
    if "is" in keys and keys <= THAT_IS:
        return "is"
    return "and" if between else "space"


def _tells_who(last: Draft, earlier: Draft | None, phrase: Phrase, join: str) -> bool:
    """ "Karin, mijn buurvrouw"; but "Fatima, oma" and "Els, Karin, mijn moeder" are lists."""
    if not last.bare or phrase.named or phrase.relation is None:
        return False
    if join in ("dash", "colon"):
        return last.join != "dash"
    if earlier is not None and earlier.bare and earlier.line == last.line and last.join in ("comma", "space"):
        return False
    if phrase.mine or phrase.tail:
        return phrase.relation not in PARENTS or last.join == "start"
    if join == "space" and phrase.kin in AFTER_NAME:
        return True
    return not stands_alone(phrase) and (join in ("space", "is") or last.join in ("start", "break"))


def _tells_name(last: Draft, phrase: Phrase, join: str) -> bool:
    """ "neef - Mo", "buurvrouw: Karin"; and "mijn mentor juf Sanne"."""
    if join == "space" and last.role and last.phrase.mine and phrase.named and not last.phrase.tail:
        return phrase.kin in CALLED and last.relation in TITLED
    return join in ("dash", "colon") and last.role and last.join != "dash" and phrase.named and phrase.relation is None


def _is_name_of(name: Draft, last: Draft) -> bool:
    """ "mijn zus, Fatima"; but "mijn moeder, Fatima" are two."""
    role = last.role and last.phrase.mine and last.relation not in PARENTS
    one = not last.phrase.many and not last.phrase.tail
    named = name.bare and not name.dead and name.phrase.words[0].key in FIRST_NAMES
    return role and one and named and name.join == "comma"


def _extends_children(last: Draft, phrase: Phrase, join: str) -> bool:
    """ "de moeder van Tim en Sara" is one person."""
    if join != "and" or last.phrase.named or not last.phrase.tail or not last.phrase.kin or " en " in last.text:
        return False
    preposition, child = last.phrase.words[-2:]
    is_child = child.key.isalpha() and child.key not in w.PLACES | w.HERE | w.ORDINARY and preposition.key in w.FROM
    return is_child and phrase.named and phrase.relation is None and len(phrase.words) == 1
