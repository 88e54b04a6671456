"""Where people stand around the middle on tidy rings, nobody over another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin

from bot.circle.picture.boxes import Box, Point, gap_between

GAP = 6.0  # at least, between what belongs to two people
ROOMY = 70.0  # more than this makes no picture better
AROUND = 24.0  # from the last who stand in a ring to its edge
STEPS = 240  # of a ring, when it is measured
PHASES = (0.0, 0.5, 0.25, 0.75, 0.125, 0.375, 0.625, 0.875)  # where the first of a ring may stand, in shares of a step
FIRST = {1: 0.4, 2: 0.15}  # how far out the first of so many rings is, between as near as can be and as far
Size = tuple[float, float]
NOWHERE = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Hall:
    """The room there is: half its width and height around its centre, of which the middle takes a disc."""

    wide: float
    high: float
    middle: float


@dataclass(frozen=True, slots=True)
class Seats:
    """Places seen from the centre of the hall, the near ones first, and how far both rings reach."""

    places: tuple[Point, ...]
    near: Size
    far: Size


def on_rings(near: Sequence[Size], far: Sequence[Size], hall: Hall) -> Seats | None:
    """Everyone on as few rings as can hold them; None where these sizes do not fit on rings at all."""
    sizes = [*near, *far]
    largest = max(wide for wide, _ in sizes), max(high for _, high in sizes)
    for inner, outer in ((1, 1), (1, 2), (2, 1), (2, 2), (3, 1)):
        split = inner if near else 0
        for round_ones in (True, False):
            tracks = list(_tracks(split + (outer if far else 0), largest, hall, round_ones))
            if not tracks:  # too large to stand between the middle and the edge
                continue
            rows = [*_shared(near, tracks[:split]), *_shared(far, tracks[split:])]
            if places := _seated(rows, tracks, largest, hall):
                return Seats(places, *_edges(tracks, split, largest, hall))
    return None


def _tracks(count: int, largest: Size, hall: Hall, round_ones: bool) -> Iterator[Size]:
    """So many ellipses around the middle, the outermost as far out as the largest person allows."""
    outer = hall.wide - largest[0] / 2, hall.high - largest[1] / 2
    inner = hall.middle + GAP + largest[0] / 2, hall.middle + GAP + largest[1] / 2
    if round_ones:
        outer, inner = (min(outer), min(outer)), (max(inner), max(inner))
    if outer[0] < inner[0] or outer[1] < inner[1]:
        return
    first = FIRST.get(count, 0.0)
    for at in range(count):
        share = first + (1 - first) * (at / (count - 1) if count > 1 else 0)
        yield inner[0] + (outer[0] - inner[0]) * share, inner[1] + (outer[1] - inner[1]) * share


def _edges(tracks: list[Size], split: int, largest: Size, hall: Hall) -> tuple[Size, Size]:
    """How far the near and the further ring reach: around the last who stands in them."""
    last = tracks[-1]
    if last[0] == last[1]:
        reach = min(last[0] + largest[1] / 2 + AROUND, hall.high)
        outermost = reach, reach
    else:
        outermost = min(last[0] + largest[0] / 2, hall.wide), min(last[1] + largest[1] / 2, hall.high)
    if split == len(tracks):
        return outermost, NOWHERE
    if not split:
        return NOWHERE, outermost
    (a, b), (c, d) = tracks[split - 1], tracks[split]
    return ((a + c) / 2, (b + d) / 2), outermost


def _shared(people: Sequence[Size], tracks: Sequence[Size]) -> Iterator[Sequence[Size]]:
    """The people over the tracks, as many on each as its length asks."""
    total, done, start = sum(x + y for x, y in tracks), 0.0, 0
    for x, y in tracks:
        done += x + y
        end = round(len(people) * done / total)
        yield people[start:end]
        start = end


def _seated(rows: list[Sequence[Size]], tracks: list[Size], largest: Size, hall: Hall) -> tuple[Point, ...] | None:
    """Everyone's place, each ring turned so that there is most room; None where some ring has too little."""
    side = 2 * hall.middle
    taken = [Box(0, 0, side, side)]
    for people, track in zip(rows, tracks, strict=True):
        best, room = [], GAP - 0.001
        for places in _ways_around(len(people), track, largest):
            boxes = [Box(x, y, *size) for (x, y), size in zip(places, people, strict=True)]
            clear = min(ROOMY, _clearance(boxes, taken, room))
            if clear > room + 0.001:
                best, room = boxes, clear
        if len(best) < len(people):
            return None
        taken += best
    return tuple((box.x, box.y) for box in taken[1:])


def _clearance(boxes: list[Box], taken: list[Box], enough: float) -> float:
    """The smallest gap between any of the boxes and another; it stops looking once it is not above `enough`."""
    least = float("inf")
    for at, box in enumerate(boxes):
        for other in (*taken, *boxes[:at]):
            least = min(least, gap_between(box, other))
            if least <= enough:
                return least
    return least


def _ways_around(count: int, track: Size, largest: Size) -> Iterator[list[Point]]:
    """So many places on a track, clockwise from the top, even in the steps that boxes of this size need."""
    angles = [2 * pi * step / STEPS for step in range(STEPS + 1)]
    points = [(track[0] * sin(angle), -track[1] * cos(angle)) for angle in angles]
    length = [0.0]
    for (a, b), (c, d) in pairwise(points):
        length.append(length[-1] + max(abs(c - a) / largest[0], abs(d - b) / largest[1]))
    if not count or length[-1] < count * 0.7:
        return
    for phase in PHASES:
        wanted, at, places = [length[-1] * (i + phase) / count for i in range(count)], 0, []
        for mark in wanted:
            while length[at + 1] < mark:
                at += 1
            places.append(points[at] if mark - length[at] < length[at + 1] - mark else points[at + 1])
        yield places
