"""Someone named through another: "mijn mans zus", "Karins man", "mijn zus haar man"."""

from collections.abc import Sequence

from bot.circle.names import words as w
from bot.circle.names.firstnames import FIRST_NAMES
from bot.circle.names.kin import MANY, RELATION
from bot.circle.names.kinship import kin_at, kin_word
from bot.circle.names.lettering import word_set
from bot.circle.names.tokens import Word

THEIR = word_set("zijn zn z'n haar der d'r hun")
NO_OWNERS = word_set("mams paps collega's")  # "mijn paps opa oma" is a list
LONGEST = 3  # words: "zus Fatima haar"
OF = Word("van", "van")


def owner_at(words: Sequence[Word], place: int) -> tuple[int, tuple[Word, ...]]:
    """Where the person who is meant begins, and the other one as a tail: "van mijn man"; no tail when there is none."""
    head = place + (words[place].key in w.MINE | w.MINE_BEFORE_KIN)
    for end in range(head + 1, min(len(words), head + LONGEST + 1)):
        owner = _genitive(words[head], mine=head > place) if end == head + 1 else _before_their(words[head:end])
        if owner and kin_at(tuple(words), end):
            return end, (OF, *words[place:head], *owner)
    return place, ()


def _genitive(word: Word, *, mine: bool) -> tuple[Word, ...]:
    """ "mans", "Karins": whoever it is without the s. "Moeders" alone is what one calls a mother."""
    plain = word.key[:-1]
    if word.key[-1:] != "s" or word.key in FIRST_NAMES or word.key in NO_OWNERS:
        return ()
    return (Word(plain, plain),) if plain in FIRST_NAMES or (mine and plain in RELATION) else ()


def _before_their(words: Sequence[Word]) -> tuple[Word, ...]:
    """ "zus haar", "zus Fatima haar", "Ahmed zijn"."""
    known = all(word.key in FIRST_NAMES or kin_word(word) for word in words[:-1])
    verb = words[-1].key == "zijn" and not MANY.isdisjoint(word.key for word in words)  # "mijn ouders zijn …"
    return tuple(words[:-1]) if known and words[-1].key in THEIR and not verb else ()
