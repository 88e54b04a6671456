"""The four shapes that stand for the kinds of support, so that no one needs to tell colours apart."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from math import cos, pi, radians, sin

from PIL import Image, ImageDraw

from bot.circle.picture.boxes import Point

FINER = 4  # drawn so many times larger and then scaled down, for smooth edges
ROUNDING = 0.1  # of the size: corners are soft


def outline(kind: str) -> tuple[Point, ...]:
    """The corners of a kind's shape in a square of 1 around the origin; an unknown kind is a circle."""
    return OUTLINES.get(kind, OUTLINES["normative"])


@cache
def stencil(kind: str, size: int) -> Image.Image:
    """The shape as a mask of `size` × `size` pixels to paint through; never to be changed."""
    side = size * FINER
    room, soft = side * (1 - 2 * ROUNDING), side * ROUNDING
    points = [((x + 0.5) * room + soft, (y + 0.5) * room + soft) for x, y in outline(kind)]
    image = Image.new("L", (side, side))
    pen = ImageDraw.Draw(image)
    pen.polygon(points, fill=255)
    for (a, b), (c, d) in pairwise([*points, points[0]]):
        pen.line((a, b, c, d), fill=255, width=round(2 * soft))
        pen.ellipse((a - soft, b - soft, a + soft, b + soft), fill=255)
    return image.reduce(FINER)


def _filling(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points, scaled and moved to fill the square of 1 around the origin."""
    xs, ys = zip(*points, strict=True)
    scale = max(max(xs) - min(xs), max(ys) - min(ys))
    x, y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return tuple(((a - x) / scale, (b - y) / scale) for a, b in zip(xs, ys, strict=True))


_TURN = [2 * pi * step / 60 for step in range(60)]
_LOBE = [(0.27 * cos(t) - 0.25, 0.27 * sin(t) - 0.2) for t in (radians(turn) for turn in range(140, 339, 6))]
OUTLINES = {
    "emotional": _filling([(0, 0.46), *_LOBE, *((-x, y) for x, y in reversed(_LOBE))]),  # a heart
    "practical": tuple((x * 0.42, y * 0.42) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))),
    "informational": _filling(((0, -0.9), (1, 0.8), (-1, 0.8))),
    "normative": tuple((cos(t) / 2, sin(t) / 2) for t in _TURN),
}
