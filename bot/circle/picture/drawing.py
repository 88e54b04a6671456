"""The circle as a picture: paints a layout with our colours and our fonts, in memory."""

from functools import cache
from importlib.resources import files

from PIL import Image, ImageColor, ImageDraw

from bot.circle.picture import shapes
from bot.circle.picture.boxes import Box, Label, Shape
from bot.circle.picture.cleaning import cleaned
from bot.circle.picture.layout import SIDE, Layout, Token, arranged
from bot.circle.picture.letters import Letters, Lines
from bot.circle.picture.palette import DAY, LOOKS, Palette
from bot.circle.picture.png import png
from bot.message import Picture, Spot

FAMILIES = ("Nunito", "NotoSans")  # the first that has a letter draws it
SCRIPTS = ("Arabic", "Hebrew", "Ethiopic", "Devanagari", "Armenian", "Georgian", "Tamil", "Thai", "Bengali", "Gurmukhi")
SOFT = 10  # pixels over which the edge of a ring fades


def draw(picture: Picture) -> bytes:
    """The picture as a PNG of 1080 × 1080, the same for the same input. Any thread may call it."""
    letters, look = _letters(), LOOKS.get(picture.audience, DAY)
    widths = cache(lambda line: letters.width(line, 1))
    layout = arranged(_drawable(picture, letters), widths)
    image = Image.new("RGB", (SIDE, SIDE), look.paper)
    _paint_rings(image, layout, look)
    for token in layout.people:
        _paint_token(image, token, letters, look)
    _paint_label(image, layout.words, look.on_middle, letters)
    for shape, label in layout.legend:
        _paint_shape(image, shape, look)
        _paint_label(image, label, look.ink, letters)
    return png(SIDE, SIDE, image.tobytes())


@cache
def _letters() -> Letters:
    """Our fonts, read once."""
    folder = files("bot.circle.picture") / "fonts"
    names = [*FAMILIES, *(f"NotoSans{script}" for script in SCRIPTS)]
    return Letters((folder / f"{name}-Bold.ttf").read_bytes() for name in names)


def _drawable(picture: Picture, letters: Letters) -> Picture:
    """The picture with only what we can draw: known kinds, each once, and letters of our fonts."""
    spots = tuple(
        Spot(cleaned(spot.name, letters.drawable), tuple(kind for kind in DAY.kinds if kind in spot.kinds), spot.near)
        for spot in picture.spots
    )
    legend = tuple((kind, cleaned(label, letters.drawable)) for kind, label in picture.legend if kind in DAY.kinds)
    return Picture(cleaned(picture.middle, letters.drawable), spots, legend)


def _paint_rings(image: Image.Image, layout: Layout, look: Palette) -> None:
    pen = ImageDraw.Draw(image)
    behind = look.paper
    for ring, colour in ((layout.far, look.far), (layout.near, look.near)):
        if ring.wide:
            _paint_ring(pen, ring, behind, colour)
            behind = colour
    middle = layout.middle
    image.paste(look.middle, _corner(middle), _pill(round(middle.wide), round(middle.high)))


def _paint_ring(pen: ImageDraw.ImageDraw, ring: Box, behind: str, colour: str) -> None:
    """An ellipse whose edge fades into what is behind it."""
    here, there = ImageColor.getrgb(colour), ImageColor.getrgb(behind)
    for step in range(1, SOFT + 1):
        mixed = tuple(round(b + (a - b) * step / SOFT) for a, b in zip(here, there, strict=True))
        x, y = ring.wide / 2 - step, ring.high / 2 - step
        pen.ellipse((ring.x - x, ring.y - y, ring.x + x, ring.y + y), fill=mixed)


def _paint_token(image: Image.Image, token: Token, letters: Letters, look: Palette) -> None:
    pebble = token.pebble
    size = round(pebble.wide), round(pebble.high)
    at = _corner(pebble)
    image.paste(look.edge if token.shapes else look.bare, at, _pill(*size))
    if token.shapes:
        image.paste(look.pebble, (at[0] + 2, at[1] + 2), _pill(size[0] - 4, size[1] - 4))
    for shape in token.shapes:
        _paint_shape(image, shape, look)
    _paint_label(image, token.name, look.ink, letters)


def _paint_shape(image: Image.Image, shape: Shape, look: Palette) -> None:
    size = round(shape.size)
    at = round(shape.x - size / 2), round(shape.y - size / 2)
    image.paste(look.kinds[shape.kind], at, shapes.stencil(shape.kind, size))


def _paint_label(image: Image.Image, label: Label, colour: str, letters: Letters) -> None:
    text, box = label.text, label.box
    lines = Lines(text.lines, text.size, round(box.wide) + 2, round(box.high), text.baselines)
    at = round(box.x - lines.wide / 2), round(box.y - lines.high / 2)
    image.paste(colour, at, letters.stencil(lines))


def _corner(box: Box) -> tuple[int, int]:
    return round(box.x - box.wide / 2), round(box.y - box.high / 2)


@cache
def _pill(wide: int, high: int) -> Image.Image:
    """A mask with round ends; a circle where it is as wide as it is high."""
    finer = shapes.FINER
    image = Image.new("L", (wide * finer, high * finer))
    ImageDraw.Draw(image).rounded_rectangle((0, 0, wide * finer - 1, high * finer - 1), high * finer / 2, fill=255)
    return image.reduce(finer)
