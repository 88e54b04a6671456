"""One person of the circle."""

from dataclasses import dataclass

KINDS = (
    "emotional",
    "practical",
    "informational",
    "normative",
)  # the four kinds of support, in the order they are asked


@dataclass(frozen=True)
class Person:
    """Someone as they were named. `marks` hold what was said of them: kinds of support, `near`, `costs`, `secret`, …"""

    id: int
    name: str  # as it was typed: "mn zus Fatima"
    relation: str | None = None  # guessed from the word: "zus"
    marks: frozenset[str] = frozenset()
