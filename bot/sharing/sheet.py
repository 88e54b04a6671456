"""A sheet of paper to draw on: everything is given as on A4 and comes out smaller on a smaller sheet."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

from fpdf import FPDF

from bot.circle.picture.boxes import Point

WIDE, HIGH = 210.0, 297.0  # millimetres, of A4
PAGES = {"A4": (WIDE, HIGH), "A5": (148.0, 210.0)}
LIMIT = 182.0  # how wide a line may be
POINT = 25.4 / 72  # millimetres
Colour = str  # #RRGGBB


@cache
def _font(name: str) -> str:
    """Where a font lies; only the letters that a sheet uses go into its file."""
    return str(files("bot.circle.picture") / "fonts" / f"Nunito-{name}.ttf")


class Sheet:
    """One page. Its file holds nothing but what was drawn: no author, no moment."""

    def __init__(self, page: str, title: str) -> None:
        self._scale = PAGES[page][0] / WIDE
        self._pdf = FPDF(format=PAGES[page])
        self._pdf.set_auto_page_break(False)
        self._pdf.set_title(title)
        self._pdf.set_creation_date(datetime(2000, 1, 1, tzinfo=UTC))
        self._pdf.add_font("Nunito", "", _font("Regular"))
        self._pdf.add_font("Nunito", "B", _font("Bold"))
        self._pdf.add_page()

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        self._pdf.set_fill_color(*bytes.fromhex(colour[1:]))
        self._pdf.circle(x * self._scale, y * self._scale, radius * self._scale, style="F")

    def area(self, corners: Sequence[Point], colour: Colour) -> None:
        """A shape with softened corners."""
        self._pdf.set_fill_color(*bytes.fromhex(colour[1:]))
        self._pdf.set_draw_color(*bytes.fromhex(colour[1:]))
        self._pdf.set_line_width(1.2 * self._scale)
        self._pdf.polygon([(x * self._scale, y * self._scale) for x, y in corners], style="DF")

    def box(self, x: float, y: float, wide: float, high: float, colour: Colour, round: float = 0) -> None:
        self._pdf.set_fill_color(*bytes.fromhex(colour[1:]))
        place = (x * self._scale, y * self._scale, wide * self._scale, high * self._scale)
        self._pdf.rect(*place, style="F", round_corners=round > 0, corner_radius=round * self._scale)

    def words(self, line: str, y: float, size: float, colour: Colour, *, bold: bool = False) -> None:
        """One line in the middle of the page, on the baseline `y`; `size` in points, or as large as fits."""
        self._write(size * min(1, LIMIT / self.width(line, size, bold=bold)), bold)
        self._pdf.set_text_color(*bytes.fromhex(colour[1:]))
        x = (WIDE * self._scale - self._pdf.get_string_width(line)) / 2
        self._pdf.text(x, y * self._scale, line)

    def width(self, line: str, size: float, *, bold: bool = False) -> float:
        self._write(size, bold)
        return self._pdf.get_string_width(line) / self._scale

    def to_bytes(self) -> bytes:
        return bytes(self._pdf.output())

    def _write(self, size: float, bold: bool) -> None:
        self._pdf.set_font("Nunito", "B" if bold else "", size * self._scale)
