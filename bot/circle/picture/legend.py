"""The legend under the circle: each kind of support with its label, on one row or, where they are long, on two."""

from collections.abc import Sequence

from bot.circle.picture.boxes import Box, Label, Shape
from bot.circle.picture.wrapping import SMALLEST, Measure, Text, fitted

ROW = 46
SHAPE, BESIDE, BETWEEN, MARGIN = 34, 12, 40, 24
Entry = tuple[str, Text]


def legend(entries: Sequence[tuple[str, str]], side: int, measure: Measure) -> tuple[tuple[Shape, Label], ...]:
    """The entries, centred along the bottom of a square picture; a label too long for half a row is cut."""
    limit = side / 2 - SHAPE - BESIDE - BETWEEN
    fit = [(kind, fitted(label, SMALLEST, limit, measure, rows=1)) for kind, label in entries]
    if _width(fit) <= side - 2 * MARGIN:
        rows = [fit] if fit else []
    else:
        half = (len(fit) + 1) // 2
        rows = [fit[:half], fit[half:]]
    top = side - MARGIN - ROW * len(rows)
    return tuple(placed for at, row in enumerate(rows) for placed in _row(row, side, top + ROW * (at + 0.5)))


def _width(row: Sequence[Entry]) -> float:
    return sum(SHAPE + BESIDE + text.width for _, text in row) + BETWEEN * (len(row) - 1)


def _row(row: Sequence[Entry], side: int, y: float) -> list[tuple[Shape, Label]]:
    left = (side - _width(row)) / 2
    placed = []
    for kind, text in row:
        x = left + SHAPE + BESIDE + text.width / 2
        placed.append((Shape(kind, left + SHAPE / 2, y, SHAPE), Label(text, Box(x, y, text.width, text.height))))
        left += SHAPE + BESIDE + text.width + BETWEEN
    return placed
