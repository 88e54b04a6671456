"""What is listened for, and how much a phrase that is said adds to what the second ear has heard. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Strength = Literal["certain", "clear", "denied", "doubtful"]

SURELY = 10_000  # more than a second ear has ever against it
# What a phrase adds to what the second ear has heard, in its hundredths: for help, and for help or a soft question.
# Chosen by what was heard of lines that neither ear had learnt from. A denial softens, and never silences.
ADDS: dict[Strength, tuple[int, int]] = {
    "certain": (SURELY, SURELY),
    "clear": (30, 50),
    "denied": (-60, SURELY),
    "doubtful": (0, 15),
}


@dataclass(frozen=True)
class Theme:
    """What one kind of signal is heard by."""

    name: str
    careful: bool  # a sign of fear or violence
    phrases: tuple[str, ...] = ()  # clear
    doubtful: tuple[str, ...] = ()
    at_once: bool = False  # its doubtful phrases ask, whatever else is said
    covers: bool = False  # what it heard is not heard again by the themes before it
    certain: tuple[str, ...] = ()  # helps whatever else is said
    touched: tuple[tuple[str, ...], ...] = ()  # meanings, in this order: its sign where only the second ear heard
    harmless: bool = False  # no crisis: it is named, and neither helps nor asks

    @property
    def clear(self) -> bool:
        """Whether it can be clear at all."""
        return bool(self.phrases or self.certain)


def spoken(theme: Theme) -> tuple[tuple[Strength, tuple[str, ...]], ...]:
    return ("certain", theme.certain), ("clear", theme.phrases), ("doubtful", theme.doubtful)


def added(heard: Mapping[Theme, Strength]) -> tuple[int, int]:
    """What the phrases add in all: as much as the one that says most."""
    adds = [
        (0, SURELY) if theme.at_once and strength == "doubtful" else ADDS[strength]
        for theme, strength in heard.items()
        if not theme.harmless
    ] or [(0, 0)]
    return max(help for help, _ in adds), max(need for _, need in adds)
