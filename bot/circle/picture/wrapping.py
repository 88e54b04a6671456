"""A text made to fit: on more rows where that helps, then a little smaller, then with an ellipsis."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, pairwise

from bot.circle.picture.cleaning import clusters

Measure = Callable[[str], float]  # how wide a line is for a text size of 1
SMALLEST = 30  # of 1080 pixels: still 10 on a phone that is 360 wide
ABOVE, BETWEEN, BELOW = 0.94, 1.1, 0.3  # in text sizes: room for İ and Å above, and for tails below


@dataclass(frozen=True, slots=True)
class Text:
    """Lines that fit, and the size at which they do."""

    lines: tuple[str, ...]
    size: int
    width: float

    @property
    def height(self) -> float:
        return (ABOVE + BETWEEN * (len(self.lines) - 1) + BELOW) * self.size

    @property
    def baselines(self) -> tuple[float, ...]:
        return tuple((ABOVE + BETWEEN * at) * self.size for at in range(len(self.lines)))


def fitted(text: str, size: int, limit: float, measure: Measure, rows: int = 2) -> Text:
    """The text within `limit` pixels on a few rows at most, at `size` or a little smaller; cut as a last resort."""
    words = text.split()
    ways = [_evenest(words, count, measure) for count in range(1, min(rows, len(words)) + 1)]
    for smaller in range(size, SMALLEST - 1, -2):
        for widest, lines in ways:
            if widest * smaller <= limit:
                return Text(lines, smaller, widest * smaller)
    lines = _filled(words, rows, limit / SMALLEST, measure)
    return Text(lines, SMALLEST, max(map(measure, lines)) * SMALLEST)


def _evenest(words: list[str], rows: int, measure: Measure) -> tuple[float, tuple[str, ...]]:
    """The words on exactly so many rows, the widest row as narrow as can be."""
    ways = []
    for cuts in combinations(range(1, len(words)), rows - 1):
        edges = (0, *cuts, len(words))
        lines = tuple(" ".join(words[start:end]) for start, end in pairwise(edges))
        ways.append((max(map(measure, lines)), lines))
    return min(ways)


def _filled(words: list[str], rows: int, limit: float, measure: Measure) -> tuple[str, ...]:
    """As many words as fit row by row; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    rest = list(words)
    while rest:
        line = rest.pop(0)
        while rest and (len(lines) == rows - 1 or measure(f"{line} {rest[0]}") <= limit):
            line += f" {rest.pop(0)}"
        lines.append(_cut(line, limit, measure))
    return tuple(lines)


def _cut(line: str, limit: float, measure: Measure) -> str:
    """The line, or as many of its letters as fit before an ellipsis."""
    if measure(line) <= limit:
        return line
    kept = ""
    for cluster in clusters(line):
        if measure(f"{kept}{cluster}…") > limit:
            break
        kept += cluster
    return f"{kept.rstrip()}…"
