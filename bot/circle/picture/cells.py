"""Where people stand when they are too many, or too unevenly spread, for rings: in rows like bricks."""

from collections.abc import Iterator
from math import atan2, cos, hypot, pi

from bot.circle.picture.boxes import Point
from bot.circle.picture.seating import NOWHERE, Hall, Seats

CELL = (152.0, 118.0)  # everyone gets one cell of this size


def in_cells(near: int, far: int, hall: Hall) -> Seats:
    """A place in a cell for everyone, up to 25: the nearest cells for the near, cells all around for the far."""
    cells = sorted(_cells(hall), key=lambda cell: hypot(*cell))
    rest = [cell for cell in cells[near:] if not near or hypot(*cell) > hypot(*cells[near - 1]) + 1]
    outside: list[Point] = []
    for at in range(far):
        outside.append(_towards(2 * pi * (at + 0.5) / far, rest))
        rest.remove(outside[-1])
    inside = hypot(*cells[near - 1]) if near else 0.0
    edge = (inside + min(hypot(*cell) for cell in outside)) / 2 if far else hall.high
    return Seats(
        (*cells[:near], *outside), (edge, edge) if near else NOWHERE, (hall.high, hall.high) if far else NOWHERE
    )


def _towards(turn: float, cells: list[Point]) -> Point:
    """The outermost cell in this direction from the middle."""
    return max(cells, key=lambda cell: (round(cos(atan2(*cell) - turn), 2), hypot(*cell)))


def _cells(hall: Hall) -> Iterator[Point]:
    """Cells in rows like bricks, clear of the middle."""
    wide, high = CELL
    for row in range(int(hall.high / high)):
        columns = 6 if row % 2 == 0 else 7
        for column in range(columns):
            x, y = (column - (columns - 1) / 2) * wide, (row + 0.5) * high
            if abs(x) - wide / 2 >= hall.middle or y - high / 2 >= hall.middle:
                yield from ((x, y), (x, -y))
