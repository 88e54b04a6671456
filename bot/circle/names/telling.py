"""What is said around a person, put on the person it is about: marks, and that someone died."""

from bot.circle.names.drafts import Draft
from bot.circle.names.notes import DEAD_TOGETHER
from bot.circle.names.remarks import is_death_of, is_no_more, said
from bot.circle.names.splitting import Piece
from bot.circle.names.tokens import Word

ABOUT_LAST = frozenset({"comma", "but", "which", "open", "dash", "stop", "colon", "ask", "close", "and"})
NOT_ABOUT_LAST = frozenset({"niemand", "iemand", "verder"})


def say_around(people: list[Draft], draft: Draft, before: tuple[Word, ...], after: tuple[Word, ...]) -> None:
    """What the words before and after a person in the same piece say of them."""
    marks, dead = said(before)
    more, gone = said(after)
    around, _ = said(before + after)
    draft.marks |= marks | more | (around & {"secret"})
    inside = any(word.key in ("overleden", "wijlen") for word in draft.phrase.words)
    if dead or gone or inside or is_death_of(before) or is_no_more(before, after):
        _died(people, draft, after)


def remark(people: list[Draft], piece: Piece) -> None:
    """What a piece without people says of the person before it."""
    if people and piece.join in ABOUT_LAST and not NOT_ABOUT_LAST & {word.key for word in piece.words}:
        marks, dead = said(piece.words)
        people[-1].marks |= marks
        if dead:
            _died(people, people[-1], piece.words)


def _died(people: list[Draft], draft: Draft, after: tuple[Word, ...]) -> None:
    """One person, or with "zijn" everyone just named with "en" between."""
    draft.dead = True
    together = any(word.key in DEAD_TOGETHER for word in after)
    place = people.index(draft) if together and draft in people else 0
    while place > 0 and people[place].join == "and":
        place -= 1
        people[place].dead = True
