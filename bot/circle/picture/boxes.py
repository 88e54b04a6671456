"""Rectangles around a centre, what stands in them, and the room between them."""

from dataclasses import dataclass

from bot.circle.picture.wrapping import Text

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its centre."""

    x: float
    y: float
    wide: float
    high: float


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of support, centred at a point."""

    kind: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Label:
    """A text in the box that is exactly its own."""

    text: Text
    box: Box


def gap_between(one: Box, other: Box) -> float:
    """The room between two boxes, along the axis where they are furthest apart; negative where they overlap."""
    across = abs(one.x - other.x) - (one.wide + other.wide) / 2
    along = abs(one.y - other.y) - (one.high + other.high) / 2
    return across if across > along else along
