"""Lines of text in many scripts: how wide they are, and how they look. Knows no font but those it is given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import uharfbuzz as hb
from PIL import Image

from bot.circle.picture.bidi import in_visual_order, levels
from bot.circle.picture.cleaning import JOINERS, clusters


@dataclass(frozen=True, slots=True)
class Glyph:
    """One form as it is drawn; `x` and `y` for a text size of 1, from the left end of the line."""

    font: int
    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of text to be centred in a box of `wide` × `high` pixels; baselines count from its top."""

    texts: tuple[str, ...]
    size: int
    wide: int
    high: int
    baselines: tuple[float, ...]


class Letters:
    """Shapes and draws with the fonts it was given: the first that has a letter draws it. Threads may share one."""

    def __init__(self, fonts: Iterable[bytes]) -> None:
        self._fonts = [hb.Font(hb.Face(hb.Blob(font))) for font in fonts]
        self._have = [frozenset(font.face.unicodes) for font in self._fonts]

    def drawable(self, cluster: str) -> bool:
        """Whether one font has all of this letter and its marks."""
        return self._font_for(cluster) is not None

    def width(self, line: str, size: float) -> float:
        """How many pixels the line takes at this text size."""
        return self.shaped(line)[1] * size

    def shaped(self, line: str) -> tuple[tuple[Glyph, ...], float]:
        """The line's glyphs from left to right and its width for size 1, joined and ordered as its scripts ask."""
        glyphs: list[Glyph] = []
        pen = 0.0
        for level, (number, text) in in_visual_order(list(self._runs(line))):
            unit = 1 / self._fonts[number].face.upem
            buffer = hb.Buffer()
            buffer.add_str(text)
            buffer.guess_segment_properties()
            buffer.direction = "rtl" if level % 2 else "ltr"
            hb.shape(self._fonts[number], buffer)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
                glyphs.append(Glyph(number, info.codepoint, pen + place.x_offset * unit, place.y_offset * unit))
                pen += place.x_advance * unit
        return tuple(glyphs), pen

    def stencil(self, lines: Lines) -> Image.Image:
        """The lines as a mask to paint through. Whatever the text, no ink is ever outside the box."""
        ink = hb.RasterDraw()
        for text, baseline in zip(lines.texts, lines.baselines, strict=True):
            glyphs, wide = self.shaped(text)
            left = (lines.wide - wide * lines.size) / 2
            for glyph in glyphs:
                font = self._fonts[glyph.font]
                unit = lines.size / font.face.upem
                x, y = left + glyph.x * lines.size, lines.high - baseline + glyph.y * lines.size
                ink.transform = (unit, 0, 0, unit, x, y)
                ink.draw_glyph(font, glyph.number)
        ink.extents = hb.RasterExtents(0, 0, lines.wide, lines.high, 0)
        image = ink.render()
        stride = image.extents.stride
        return Image.frombytes("L", (lines.wide, lines.high), image.buffer, "raw", "L", stride, -1)  # bottom row first

    def _font_for(self, cluster: str) -> int | None:
        wanted = [ord(character) for character in cluster if character not in JOINERS]
        return next((at for at, have in enumerate(self._have) if have.issuperset(wanted)), None)

    def _runs(self, line: str) -> Iterator[tuple[int, tuple[int, str]]]:
        """The line in the order it is read, cut where the font or the direction changes."""
        pieces: list[tuple[tuple[int, int], str]] = []
        depth = levels(line)
        at = 0
        for cluster in clusters(line):
            pieces.append(((depth[at], self._font_for(cluster) or 0), cluster))
            at += len(cluster)
        for (level, font), run in groupby(pieces, key=lambda piece: piece[0]):
            yield level, (font, "".join(cluster for _, cluster in run))
