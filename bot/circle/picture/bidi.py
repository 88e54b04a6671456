"""In which order the letters of one line stand when it mixes scripts that run left and right."""

import unicodedata
from collections.abc import Iterator
from typing import TypeVar

T = TypeVar("T")
RIGHT_TO_LEFT = ("R", "AL")


def levels(text: str) -> list[int]:
    """The Unicode embedding level of each character, for one line without control characters; odd runs to the left."""
    classes = [unicodedata.bidirectional(character) for character in text]
    base = next((c in RIGHT_TO_LEFT for c in classes if c == "L" or c in RIGHT_TO_LEFT), False)
    leftwards = _directions(classes, base)
    return [_level(c, left, base) for c, left in zip(classes, leftwards, strict=True)]


def _directions(classes: list[str], base: bool) -> list[bool]:
    """Whether each character goes with what runs to the left. Digits go with the letters before them."""
    found: list[bool | None] = []
    strong = base
    for c in classes:
        if c == "L" or c in RIGHT_TO_LEFT:
            strong = c != "L"
        known = c in ("L", "EN", "AN", "NSM", *RIGHT_TO_LEFT)
        found.append((strong or c == "AN") if known else None)
    return list(_with_neutrals(found, base))


def _with_neutrals(found: list[bool | None], base: bool) -> Iterator[bool]:
    """Spaces and signs go with their neighbours where both run the same way, else with the line."""
    before = base
    for at, leftward in enumerate(found):
        if leftward is None:
            after = next((later for later in found[at:] if later is not None), base)
            yield before if before == after else base
        else:
            before = leftward
            yield leftward


def _level(bidirectional: str, leftward: bool, base: bool) -> int:
    if bidirectional in ("EN", "AN"):
        return 2 if leftward or base else 0
    return 1 if leftward else 2 * base


def in_visual_order(runs: list[tuple[int, T]]) -> list[tuple[int, T]]:
    """Runs of (level, anything) as they stand on the line from left to right."""
    ordered = list(runs)
    for level in range(max((level for level, _ in runs), default=0), 0, -1):
        start = 0
        for at in range(len(ordered) + 1):
            if at == len(ordered) or ordered[at][0] < level:
                ordered[start:at] = reversed(ordered[start:at])
                start = at + 1
    return ordered
