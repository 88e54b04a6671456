"""The poster of a link, to be printed and read across a room: a circle of people, and in its middle the code."""

import re
from math import cos, radians, sin

from bot.circle.picture.palette import DAY
from bot.circle.picture.shapes import outline
from bot.engine.library import Poster
from bot.sharing import qr
from bot.sharing.codes import spoken
from bot.sharing.sheet import LIMIT, POINT, WIDE, Colour, Sheet

X, Y = WIDE / 2, 147.0  # the middle of the circle
RINGS: tuple[tuple[float, Colour], ...] = ((88.0, "#FBF4EA"), (75.0, "#F5E4D0"))
CARD, HIGHER, ROUND = 98.0, 6.0, 7.0  # the white square that the code stands on, a little above the middle
PEBBLE, SHAPE, AWAY = 12.0, 12.5, 81.0
KINDS = {"emotional": 206.0, "practical": 334.0, "informational": 26.0, "normative": 154.0}  # where, in degrees
PLUM, INK, LINE, WHITE = DAY.middle, DAY.ink, DAY.edge, "#FFFFFF"
END, GAP, NO_BREAK = re.compile(r"(?<=[.!?]) "), re.compile(r"(?<=\d) (?=\d)"), "\u00a0"  # of a sentence, in a number
TITLE, TITLES, TEXT, SCAN, ADDRESS, SMALL = 58.0, 45.0, 20.0, 17.0, 16.0, 13.0  # points; `TITLES` for one of two lines


def draw(page: str, poster: Poster, address: str) -> bytes:
    """A PDF of one page; `page` is A4 or A5, `poster` in the reader's language. The same for the same input."""
    sheet = Sheet(page, poster.title)
    _title(sheet, poster)
    _circle(sheet)
    _code(sheet, address)
    _lines(sheet, END.split(poster.scan), Y + 53, SCAN, bold=True)
    _lines(sheet, [poster.private, poster.yours], 244.5, TEXT)
    sheet.words(spoken(address), 264.5, ADDRESS, PLUM, bold=True)
    sheet.box((WIDE - LIMIT) / 2, 271.5, LIMIT, 0.3, LINE)
    _lines(sheet, _in_two(sheet, f"{poster.other} {poster.danger}"), 279, SMALL)
    return sheet.to_bytes()


def _title(sheet: Sheet, poster: Poster) -> None:
    if sheet.width(poster.title, TITLE, bold=True) <= LIMIT:
        sheet.words(poster.title, 34, TITLE, PLUM, bold=True)
    else:
        for y, line in zip((23, 39), _in_two(sheet, poster.title), strict=False):
            sheet.words(line, y, TITLES, PLUM, bold=True)
    sheet.words(poster.about, 50, TEXT, INK)


def _in_two(sheet: Sheet, text: str) -> list[str]:
    """As even as can be: so they shrink the least where they are long. No number is cut."""
    words = GAP.sub(NO_BREAK, text).split(" ")
    ways = [[" ".join(words[:at]), " ".join(words[at:])] for at in range(1, len(words))] or [words]
    return min(ways, key=lambda lines: max(sheet.width(line, TEXT, bold=True) for line in lines))


def _lines(sheet: Sheet, lines: list[str], y: float, size: float, *, bold: bool = False) -> None:
    for at, line in enumerate(lines):
        sheet.words(line, y + at * size * POINT * 1.3, size, INK, bold=bold)


def _circle(sheet: Sheet) -> None:
    for radius, colour in RINGS:
        sheet.disc(X, Y, radius, colour)
    for kind, turn in KINDS.items():
        x, y = X + AWAY * cos(radians(turn)), Y + AWAY * sin(radians(turn))
        sheet.disc(x, y, PEBBLE, LINE)
        sheet.disc(x, y, PEBBLE - 0.5, WHITE)
        sheet.area([(x + a * SHAPE, y + b * SHAPE) for a, b in outline(kind)], DAY.kinds[kind])


def _code(sheet: Sheet, address: str) -> None:
    """The edge of the code is the card's own white."""
    sheet.box(X - CARD / 2, Y - HIGHER - CARD / 2, CARD, CARD, WHITE, ROUND)
    side, runs = qr.runs(address)
    module = CARD / (side + 2 * qr.EDGE)
    left, top = X - side * module / 2, Y - HIGHER - side * module / 2
    for x, y, long in runs:
        sheet.box(left + x * module, top + y * module, long * module, module * 1.01, INK)
