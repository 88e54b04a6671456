"""Where everything in the picture of a circle goes. Only geometry: no font, no colour, no pixel."""

from dataclasses import dataclass

from bot.circle.picture.boxes import Box, Label, Point, Shape
from bot.circle.picture.cells import in_cells
from bot.circle.picture.legend import ROW, legend
from bot.circle.picture.seating import GAP, NOWHERE, Hall, Seats, Size, on_rings
from bot.circle.picture.wrapping import Measure, Text, fitted
from bot.message import Picture, Spot

SIDE = 1080
MOST = 25  # more do not fit on a phone; the first 25 are drawn
MARGIN = 12
UNDER = 3  # between a pebble and the name under it
STEP = 0.7  # from one shape on a pebble to the next, in heights of the pebble


@dataclass(frozen=True, slots=True)
class Density:
    """How large everything is drawn; the first that fits everyone is used."""

    people: int  # at most so many: a few are drawn large, but not as large as one
    pebble: int
    name: int
    limit: int
    middle: int


DENSITIES = (
    Density(1, 116, 56, 460, 164),
    Density(3, 88, 44, 290, 132),
    Density(6, 80, 40, 260, 122),
    Density(9, 72, 38, 230, 114),
    Density(12, 66, 36, 205, 106),
    Density(16, 58, 34, 185, 98),
    Density(20, 52, 32, 165, 92),
    Density(MOST, 44, 30, 144, 86),
)


@dataclass(frozen=True, slots=True)
class Token:
    """One person: a pebble that carries the kinds of support, with the name under it."""

    pebble: Box
    shapes: tuple[Shape, ...]
    name: Label
    near: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """All there is to paint, from the back to the front. A ring nobody stands in has no size."""

    far: Box
    near: Box
    middle: Box
    words: Label
    people: tuple[Token, ...]
    legend: tuple[tuple[Shape, Label], ...]


def arranged(picture: Picture, measure: Measure) -> Layout:
    """The first 25 people around the middle, each once, the near ones inside, and a legend of the kinds they give."""
    spots = sorted(picture.spots[:MOST], key=lambda spot: not spot.near)
    kinds = {kind for spot in spots for kind in spot.kinds}
    below = legend([entry for entry in picture.legend if entry[0] in kinds], SIDE, measure)
    bottom = min((label.box.y - ROW / 2 for _, label in below), default=SIDE) - MARGIN
    x, y = SIDE / 2, (MARGIN + bottom) / 2
    density, seats, names = _seats(spots, SIDE / 2 - MARGIN, (bottom - MARGIN) / 2, measure)
    middle = Box(x, y, 2 * density.middle, 2 * density.middle)
    places = [(x + across, y + down) for across, down in seats.places]
    names = _with_room(spots, names, places, density, middle, measure)
    words = fitted(picture.middle, density.name, density.middle * 1.6, measure, rows=3)
    return Layout(
        far=Box(x, y, 2 * seats.far[0], 2 * seats.far[1]),
        near=Box(x, y, 2 * seats.near[0], 2 * seats.near[1]),
        middle=middle,
        words=Label(words, Box(x, y, words.width, words.height)),
        people=tuple(_token(*each, density) for each in zip(spots, names, places, strict=True)),
        legend=below,
    )


def _seats(spots: list[Spot], wide: float, high: float, measure: Measure) -> tuple[Density, Seats, list[Text]]:
    """The roomiest density at which everyone fits, with their places and their names."""
    near = sum(spot.near for spot in spots)
    for density in DENSITIES:
        if len(spots) > density.people:
            continue
        names = [fitted(spot.name, density.name, density.limit, measure) for spot in spots]
        sizes = [_size(spot, name, density) for spot, name in zip(spots, names, strict=True)]
        hall = Hall(wide, high, density.middle)
        if not spots:
            return density, Seats((), NOWHERE, (high, high)), names
        if seats := on_rings(sizes[:near], sizes[near:], hall):
            return density, seats, names
    return density, in_cells(near, len(spots) - near, hall), names


def _with_room(
    spots: list[Spot], names: list[Text], places: list[Point], density: Density, middle: Box, measure: Measure
) -> list[Text]:
    """The names, those that were cut or shrunk now as long as the room beside them allows."""
    sizes = [_size(spot, name, density) for spot, name in zip(spots, names, strict=True)]
    boxes = [Box(*place, *size) for place, size in zip(places, sizes, strict=True)]
    for at, box in enumerate(boxes):
        if names[at].size < density.name or any(line.endswith("…") for line in names[at].lines):
            others = [middle, *boxes[:at], *boxes[at + 1 :]]
            beside = [other for other in others if abs(other.y - box.y) < (other.high + box.high) / 2]
            free = [abs(other.x - box.x) - other.wide / 2 - GAP for other in beside]
            room = 2 * min(*free, box.x - MARGIN, SIDE - MARGIN - box.x)
            longer = fitted(spots[at].name, density.name, room, measure)
            if room > density.limit and longer.height <= names[at].height:
                names[at] = longer
                boxes[at] = Box(box.x, box.y, *_size(spots[at], longer, density))
    return names


def _size(spot: Spot, name: Text, density: Density) -> Size:
    return max(_pebble_width(spot, density), name.width), density.pebble + UNDER + name.height


def _pebble_width(spot: Spot, density: Density) -> float:
    return density.pebble * (1 + STEP * max(0, len(spot.kinds) - 1))


def _token(spot: Spot, name: Text, place: Point, density: Density) -> Token:
    x, top = place[0], place[1] - _size(spot, name, density)[1] / 2
    pebble = Box(x, top + density.pebble / 2, _pebble_width(spot, density), density.pebble)
    step = density.pebble * STEP
    first = x - step * (len(spot.kinds) - 1) / 2
    side = density.pebble * 0.58
    shapes = tuple(Shape(kind, first + step * at, pebble.y, side) for at, kind in enumerate(spot.kinds))
    box = Box(x, top + density.pebble + UNDER + name.height / 2, name.width, name.height)
    return Token(pebble, shapes, Label(name, box), spot.near)
