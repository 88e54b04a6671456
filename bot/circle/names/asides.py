"""Words between brackets, about the person before: "Karin (buurvrouw, past wel eens op)"."""

from bot.circle.names import words as w
from bot.circle.names.drafts import Draft
from bot.circle.names.phrases import Phrase, spelled, stands_alone
from bot.circle.names.remarks import said
from bot.circle.names.tokens import Word

LONGEST_ASIDE = 6  # words; more is a remark, not what someone is


def told_aside(last: Draft, words: tuple[Word, ...], phrases: list[Phrase]) -> bool:
    """Adds to the person what the brackets say; False when they hold another person: "oma (opa ook)"."""
    marks, dead = said(words)
    last.marks |= marks
    last.dead = last.dead or dead
    if marks or dead or len(words) > LONGEST_ASIDE:
        return True
    first = phrases[0] if phrases else None
    if first is not None and first.note is None and last.relation is not None and stands_alone(first):
        return False
    kept = _worth_keeping(last, words, first)
    if kept and "(" not in last.text:
        last.text += f" ({spelled(kept)})"
        last.relation = last.relation or (first.relation if first else None)
    last.is_pet = last.is_pet or (first is not None and first.note == "pet")
    return True


def told_of_pair(first: Draft, last: Draft, phrase: Phrase) -> bool:
    """Gives each of two their own: "Henk en Riet (opa en oma)"; False when the brackets do not say that."""
    given = last.text.removeprefix(spelled(last.phrase.words))
    roles = first.bare and last.phrase.named and phrase.relation is not None and not phrase.named
    names = first.role and last.role and phrase.named and phrase.relation is None
    if not (roles or names) or last.join != "and" or not given.startswith(" (") or "(" in first.text:
        return False
    first.text += given
    last.text = f"{spelled(last.phrase.words)} ({spelled(phrase.words)})"
    if roles:
        first.relation, last.relation = last.relation, phrase.relation
    return True


def _worth_keeping(last: Draft, words: tuple[Word, ...], first: Phrase | None) -> tuple[Word, ...]:
    """The words that say who it is: what the person is to you, the name, or the place."""
    if first is None:
        return words if words[0].key in w.PLACES or (len(words) < 4 and words[-1].key in w.PLACES) else ()
    if first.note:
        return words if first.note == "group" else ()
    names = first.named and first.relation is None and not last.phrase.named
    return first.words if last.relation is None or names else ()
