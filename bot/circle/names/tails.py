"""What stands behind a name to say which one is meant: "van groep 4", "vd voetbal", "van hiernaast"."""

from bot.circle.names import words as w
from bot.circle.names.firstnames import FIRST_NAMES
from bot.circle.names.kin import CHILDREN, PARENTS, RELATION, relation_of_word
from bot.circle.names.lettering import word_set
from bot.circle.names.notes import GROUPS
from bot.circle.names.tokens import Word

MOST_TAIL = 7  # words
NEAR = word_set(
    "hiernaast ernaast boven beneden overkant hierboven hieronder hierover hierachter straat naast buurt flat",
    "portiek galerij trap tegenover nr nummer etage",
)
PARTNERS = frozenset({"man", "vrouw", "partner", "vriend", "vriendin"})


def tail_end(words: tuple[Word, ...], place: int) -> int:
    """Where the words end that point out the person named just before `place`."""
    end = place
    while end < len(words) and end < place + MOST_TAIL:
        past = _one_tail(words, end)
        if past == end:
            return end
        end = past
    return end


def _one_tail(words: tuple[Word, ...], place: int) -> int:
    key = words[place].key
    if key in w.HERE:
        return place + 1
    loose = key in w.FROM
    if not loose and key not in w.AT:
        return place
    content = place + 1
    while content < min(len(words), place + 4) and _leads(words[content].key):
        content += 1
    end = content
    while end < min(len(words), content + 3) and _points(words, end, key, loose or end > content):
        end += 1
    if end == content and content > place + 1 and words[content - 1].key in w.PLACES and (loose or key == "naast"):
        return content
    return end if end > content else place


def _leads(key: str) -> bool:
    if key in RELATION:
        return False
    return key in w.THE or key in w.MINE or key in w.MINE_BEFORE_KIN or key in w.ONE or key in w.WHAT_KIND


def _points(words: tuple[Word, ...], place: int, opening: str, loose: bool) -> bool:
    word = words[place]
    key = word.key
    if key in w.PLACES or key in GROUPS or key in w.HERE:
        return True
    capital = word.text[:1].isupper() and key not in w.ORDINARY
    if opening == "met":
        return words[place - 1].key in w.THE | w.ONE and key not in w.ORDINARY
    if not loose:
        return capital and opening in ("in", "uit", "te") and key not in RELATION
    if (key in w.FILLER and not capital) or key in w.FROM or key in w.AT:
        return False
    if relation_of_word(key) is not None or key[0].isdigit() or capital or key in FIRST_NAMES:
        return True
    return key not in w.ORDINARY and key not in w.MINE and (place < 1 or words[place - 1].key not in FIRST_NAMES)


def is_neighbourly(tail: tuple[Word, ...]) -> bool:
    """Whether the tail says that someone lives close by."""
    return any(word.key in NEAR for word in tail)


def names_a_parent_elsewhere(relation: str, first: str, tail: tuple[Word, ...]) -> str | None:
    """The relation, seen in the light of the tail: "de moeder van Daan" is another parent, not one's own mother."""
    if not tail or tail[0].key not in w.FROM or first in w.MINE:
        return relation
    theirs = {RELATION.get(word.key) for word in tail[1:]}
    if relation in PARENTS:
        whose = RELATION.get(tail[2].key) if len(tail) > 2 and tail[1].key in w.MINE | w.MINE_BEFORE_KIN else None
        if whose == "ex":
            return "familielid"
        if whose in PARTNERS and not tail[2].key.endswith("je"):
            return {"moeder": "schoonmoeder", "vader": "schoonvader"}.get(relation, "schoonouders")
        if len(tail) == 2 and tail[1].key in ("mij", "me", "ons", "hem", "haar"):
            return relation
        return "medeouder" if whose in CHILDREN else "andere ouder"
    if relation in ("man", "vrouw", "partner"):
        in_law = {"man": "zwager", "vrouw": "schoonzus"}.get(relation) if theirs & {"zus", "broer"} else None
        return in_law or ("buur" if is_neighbourly(tail) else None)
    if relation in ("zus", "broer") and "ex" in theirs:
        return "familielid"
    if relation in ("zus", "broer") and theirs & PARTNERS:
        return {"zus": "schoonzus", "broer": "zwager"}[relation]
    return relation
