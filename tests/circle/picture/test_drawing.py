"""What the picture shows: read back from its pixels and its glyphs."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pytest
from PIL import Image, ImageColor

from bot.circle.picture import drawing
from bot.circle.picture.bidi import levels
from bot.circle.picture.cleaning import LONGEST, cleaned
from bot.circle.picture.drawing import draw
from bot.circle.picture.palette import DAY, LOOKS, NIGHT, Palette
from bot.circle.picture.shapes import stencil
from bot.message import Picture, Spot

LEGEND = (
    ("emotional", "je verhaal kwijt"),
    ("practical", "helpt met iets"),
    ("informational", "weet raad"),
    ("normative", "eerlijk"),
)
KINDS = DAY.kinds
PALETTES = pytest.mark.parametrize("look", [DAY, NIGHT], ids=["day", "night"])
LETTERS = drawing._letters()
ONE = Picture("jij en je kind", (Spot("oma Truus", tuple(KINDS), True),), LEGEND)
NAMES = ["Şükran İpek Ağaoğlu", "Łukasz Żółć-Dąbrowska", "Nguyễn Thị Ngọc Ánh", "Оксана Ґалаґан", "Ξένια", "José"]
NAMES += ["فاطمة الزهراء", "گلناز پژمان", "שרה", "ኣበባ ወልደማርያም", "अनिता क्षत्रिय", "Արմեն", "ქეთევან", "தமிழ்", "สมชาย"]
NAMES += ["আনিকা", "ਗੁਰਪ੍ਰੀਤ", "Ḥasan", "Əli", "Kɔfi", "O’Brien – d'Haese & zn. (5)"]
HOSTILE = [
    "<script>alert(1)</script>",
    "]]>&amp;&#0;\"'",
    "a" + "\u0301" * 64,
    "\u202eilA\u202c\u2066\u200f",
    "\x00\x07\x1b[31mrood",
    "\ud800 half",
    "x" * 10_000,
    "\u0301\u0302",
    "\n\t ",
]


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def named(name: str) -> bytes:
    return draw(Picture("jij", (Spot(name, (), True),), ()))


def glyphs(text: str) -> list[int]:
    return [glyph.number for glyph in LETTERS.shaped(text)[0]]


def count(image: Image.Image, colour: str) -> int:
    wanted = ImageColor.getrgb(colour)
    return sum(many for many, found in image.getcolors(1 << 20) or [] if found == wanted)


@pytest.mark.parametrize(("audience", "look"), [("", DAY), ("nobody we know", DAY), *LOOKS.items()])
def test_it_is_a_square_png_on_calm_paper_with_the_middle_in_its_middle(audience: str, look: Palette) -> None:
    image = opened(draw(replace(ONE, audience=audience)))
    assert image.size == (1080, 1080)
    assert {image.getpixel(corner) for corner in ((0, 0), (1079, 0), (0, 1079), (1079, 1079))} == {
        ImageColor.getrgb(look.paper)
    }
    assert count(image, look.middle) > 10_000


def test_the_same_circle_is_the_same_picture_in_any_thread() -> None:
    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(draw, [ONE] * 8)) == {draw(ONE)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_shows_in_its_colour_on_the_person_and_in_the_legend(kind: str) -> None:
    with_it = Picture("jij", (Spot("Bo", (kind,), True),), LEGEND)
    without_legend = Picture("jij", with_it.spots, ())
    none = Picture("jij", (Spot("Bo", (), True),), LEGEND)
    both, person, nobody = (count(opened(draw(picture)), KINDS[kind]) for picture in (with_it, without_legend, none))
    assert both > person > nobody == 0


def test_no_two_kinds_have_nearly_the_same_shape() -> None:
    for one, other in combinations(KINDS, 2):
        first, second = stencil(one, 40).tobytes(), stencil(other, 40).tobytes()
        assert sum(abs(a - b) > 128 for a, b in zip(first, second, strict=True)) > 200


# Machado, Oliveira and Fernandes (2009), severity 1: how red-blind, green-blind and blue-blind people see linear light.
BLINDNESS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> list[float]:
    shares = [part / 255 for part in ImageColor.getrgb(colour)[:3]]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def lab(light: list[float]) -> tuple[float, float, float]:
    red, green, blue = (min(1.0, max(0.0, part)) for part in light)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    a, b, c = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


@PALETTES
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_the_colours_differ_for_everyone(blindness: str, look: Palette) -> None:
    matrix = BLINDNESS[blindness]
    seen = []
    for colour in look.kinds.values():
        light = linear(colour)
        seen.append(lab([sum(a * b for a, b in zip(row, light, strict=True)) for row in matrix]))
    for one, other in combinations(seen, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 20


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(colour) for colour in (one, other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


@PALETTES
def test_every_shape_stands_out_from_its_pebble_and_from_the_paper(look: Palette) -> None:
    for colour in look.kinds.values():
        assert contrast(look.pebble, colour) > 3  # WCAG 2.2, 1.4.11; in the legend it lies on the paper, with its name
        assert look is DAY or contrast(look.paper, colour) > 3


@PALETTES
def test_every_name_reads_on_every_ground(look: Palette) -> None:
    for ground in (look.paper, look.far, look.near):
        assert contrast(look.ink, ground) > 7  # WCAG 2.2, 1.4.6
    assert contrast(look.on_middle, look.middle) > 4.5


def test_arabic_letters_join_and_run_to_the_left() -> None:
    together = glyphs("فاطمة")
    for letter in "فمة":  # alone, each has another form than in the word
        assert not set(glyphs(letter)) <= set(together)
    assert together[-len(glyphs("فا")) :] == glyphs("فا")  # the first letters stand right


def test_a_name_in_two_scripts_keeps_the_order_in_which_it_is_read() -> None:
    latin, arabic = glyphs("Ali"), glyphs("عمر")
    assert glyphs("Ali عمر")[:3] == latin
    assert glyphs("Ali عمر")[-len(arabic) :] == arabic
    assert glyphs("عمر Ali")[: len(arabic)] != arabic
    assert glyphs("عمر Ali")[-len(arabic) :] == arabic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ali 12", [0] * 6),
        ("عمر 12", [1, 1, 1, 1, 2, 2]),
        ("عمر Ali", [1, 1, 1, 1, 2, 2, 2]),
        ("Ali عمر 5", [0, 0, 0, 0, 1, 1, 1, 1, 2]),
        ("عمر (x)", [1, 1, 1, 1, 1, 2, 1]),
    ],
)
def test_digits_and_signs_stand_where_unicode_says(text: str, expected: list[int]) -> None:
    assert levels(text) == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_drawn_whole_and_without_boxes(name: str) -> None:
    assert cleaned(name, LETTERS.drawable) == name
    assert 0 not in glyphs(name)


@pytest.mark.parametrize("name", [*HOSTILE, "👵🏽", "小明", "👩‍👧 Oma ❤️", "1️⃣"])
def test_whatever_is_typed_no_box_is_drawn_and_something_remains(name: str) -> None:
    kept = cleaned(name, LETTERS.drawable)
    assert 0 < len(kept) <= LONGEST
    assert 0 not in glyphs(kept)
    assert opened(named(name)).size == (1080, 1080)


def test_what_no_font_has_is_left_out_and_a_nameless_person_stays() -> None:
    assert cleaned("Oma ❤️ Truus", LETTERS.drawable) == "Oma Truus"
    assert cleaned("小明", LETTERS.drawable) == "…"
    assert cleaned("\u202eAli\u202c", LETTERS.drawable) == "Ali"
    assert cleaned("𝓕𝓪𝓽𝓲𝓶𝓪", LETTERS.drawable) == "Fatima"
    assert cleaned("گلناز\u200cپژمان", LETTERS.drawable) == "گلناز\u200cپژمان"
    assert named("小明") == named("…") != named("Bo")


def test_sixty_four_marks_draw_no_more_than_the_first_few() -> None:
    assert named("a" + "\u0301" * 64) == named("a" + "\u0301" * 3)


def test_markup_is_only_letters() -> None:
    assert cleaned("<b>&amp;]]>", LETTERS.drawable) == "<b>&amp;]]>"
    assert named("<b>Bo</b>") != named("Bo")


def test_a_kind_we_do_not_know_or_hear_twice_changes_nothing() -> None:
    known = Picture("jij", (Spot("Bo", ("practical",), True),), LEGEND)
    odd = Picture("jij", (Spot("Bo", ("practical", "magic", "practical"), True),), (*LEGEND, ("magic", "x")))
    assert draw(odd) == draw(known)
