"""A typed line cut into pieces that each may hold a person, or a remark about one."""

from dataclasses import dataclass

from bot.circle.names.tokens import Word
from bot.circle.names.words import AND, AND_ABROAD, BUT, WHICH

MOST_PIECES = 300  # a line in more pieces is no list of people


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that belong together, and what joined them to the piece before: start, comma, and, break, but, which, …"""

    join: str
    words: tuple[Word, ...]


def pieces_of(words: list[Word]) -> list[Piece]:
    """The line cut wherever a new person, or a remark about one, may begin."""
    pieces: list[Piece] = []
    held: list[Word] = []
    join, aside = "start", False  # aside: between brackets, about the person before
    for word in words:
        kind = _joint(word, held)
        if kind is None:
            held.append(word)
            continue
        if kind == "open":
            aside = bool(held)
        closing = kind == "close"
        if held:
            pieces.append(Piece(join, tuple(held)))
            held, join = [], ""
        join = "open" if aside and not closing else _stronger(join, kind)
        if word.key == "behalve":
            held.append(word)
        aside = aside and not closing and kind != "break"
        if len(pieces) >= MOST_PIECES:
            return pieces
    if held:
        pieces.append(Piece(join, tuple(held)))
    return pieces


def _stronger(join: str, kind: str) -> str:
    """Of two joints in a row the one that says most: ", maar" is a but, a new line stays a new line."""
    kind = {"open": "comma", "slash": "and"}.get(kind, kind)
    if join == "break" and kind not in ("but", "which"):
        return join
    return join if join in ("but", "which") and kind in ("comma", "and", "close") else kind


def _joint(word: Word, held: list[Word]) -> str | None:
    if word.kind != "word":
        return word.kind if word.kind != "slash" else "and"
    if word.key in AND or (word.key in AND_ABROAD and held):
        return "and"
    if word.key in BUT:
        return "but"
    if word.key == "als" and any(before.key == "zowel" for before in held):
        return "and"
    return "which" if word.key in WHICH and held else None
