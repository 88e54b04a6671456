"""Pictures and posters: a reader that is not ours finds the address, on paper too, and nothing stands there that may
not be carried home."""

import re
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pypdfium2 as pdfium
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from bot.posters import ENDS, PAGES, files_of, poster_of, to_share
from bot.sharing import qr
from bot.sharing.codes import address, spoken
from bot.sharing.sheet import PAGES as SIZES
from bot.wording import LANGUAGES
from tests.playing import LIBRARY

ADDRESS = address("SteunkringBot", "vqx7q2vhjppdcbz3zbbrnt29mct")
LONG = address("Een_heel_lange_naam_voor_een_bot", "rrf725hp2p2grvchpbtps676jdj")
POSTERS = [(flow, language) for flow in LIBRARY.posters for language in LANGUAGES]
TELLING = re.compile(
    r"geweld|mishandel|misbruik|slaan|slaat|veilig|ruzie|hulp|violen|abuse|hit|safe|help", re.IGNORECASE
)


def read(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def printed(pdf: bytes, dots: int = 150) -> Image.Image:
    """As it comes out of a printer."""
    document = pdfium.PdfDocument(pdf)
    assert len(document) == 1
    return document[0].render(scale=dots / 72).to_pil()


def words(pdf: bytes) -> str:
    found: str = pdfium.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    return " ".join(found.split())


@pytest.fixture(scope="module", params=POSTERS, ids="-".join)
def made(request: pytest.FixtureRequest) -> tuple[str, str, dict[str, bytes]]:
    flow, language = request.param
    return flow, language, files_of(poster_of(LIBRARY, flow, language), ADDRESS)


@pytest.mark.parametrize("at", [ADDRESS, LONG])
def test_the_picture_is_read_also_small_and_stained(at: str) -> None:
    picture = Image.open(BytesIO(qr.png(at))).convert("L")
    assert read(picture) == [at]
    assert read(picture.resize((150, 150))) == [at]
    assert read(picture.filter(ImageFilter.GaussianBlur(6))) == [at]
    middle = picture.width // 2
    picture.paste(255, (middle, middle, middle + picture.width // 5, middle + picture.width // 5))
    assert read(picture) == [at]


def test_the_picture_has_the_white_edge_that_a_camera_wants() -> None:
    picture = Image.open(BytesIO(qr.png(ADDRESS))).convert("L")
    edge = 4 * qr.PIXELS
    inside = picture.crop((edge, edge, picture.width - edge, picture.height - edge))
    assert inside.getextrema()[0] == 0
    picture.paste(255, (edge, edge, picture.width - edge, picture.height - edge))
    assert picture.getextrema() == (255, 255)


def test_the_drawing_is_the_picture_without_dots() -> None:
    drawing = ElementTree.fromstring(qr.svg(ADDRESS))  # noqa: S314 - our own
    side, runs = qr.runs(ADDRESS)
    assert drawing.tag.endswith("svg")
    assert drawing.attrib["width"] == str((side + 2 * qr.EDGE) * qr.PIXELS)
    again = Image.new("L", (side + 8, side + 8), 255)
    for x, y, long in runs:
        again.paste(0, (x + 4, y + 4, x + 4 + long, y + 5))
    assert read(again.resize((8 * again.width, 8 * again.height), Image.Resampling.NEAREST)) == [ADDRESS]


def test_a_poster_is_read_from_paper_also_a_poor_print(made: tuple[str, str, dict[str, bytes]]) -> None:
    *_, files = made
    assert tuple(files) == ENDS
    for end in PAGES:
        page = printed(files[end])
        assert read(page) == [ADDRESS]
        assert read(printed(files[end], 60)) == [ADDRESS]
        assert read(page.convert("L").filter(ImageFilter.GaussianBlur(3))) == [ADDRESS]
        assert read(page.rotate(7, expand=True, fillcolor="white")) == [ADDRESS]


def test_a_poster_says_what_it_is_and_fits_its_page(made: tuple[str, str, dict[str, bytes]]) -> None:
    flow, language, files = made
    poster = poster_of(LIBRARY, flow, language)
    texts = (poster.title, poster.about, poster.private, poster.yours, poster.scan, poster.other, poster.danger)
    for end, page in PAGES.items():
        document = pdfium.PdfDocument(files[end])
        wide, high = (round(side / 72 * 25.4) for side in document[0].get_size())
        assert (wide, high) == SIZES[page]
        for text in (*texts, spoken(ADDRESS)):
            assert text.replace(" ", "") in words(files[end]).replace(" ", "").replace("\u00a0", "")
        edges = printed(files[end]).convert("L")
        margin = round(edges.width * 0.04)
        edges.paste(255, (margin, margin, edges.width - margin, edges.height - margin))
        assert edges.getextrema() == (255, 255)
        assert set(document.get_metadata_dict(skip_empty=True)) <= {"Title", "Producer", "CreationDate"}
        assert document.get_metadata_dict()["Title"] == poster.title


def test_the_letters_of_a_poster_come_with_it(made: tuple[str, str, dict[str, bytes]]) -> None:
    for end in PAGES:
        assert made[2][end].count(b"/FontFile2") == 2
        assert len(made[2][end]) < 40_000


def test_nothing_on_a_poster_tells_what_somebody_may_be_going_through(made: tuple[str, str, dict[str, bytes]]) -> None:
    flow, language, files = made
    assert not TELLING.search(words(files["poster-a4.pdf"]))
    assert not TELLING.search(to_share(poster_of(LIBRARY, flow, language), ADDRESS))


def test_the_young_and_those_in_danger_find_whom_to_call() -> None:
    for flow, language in POSTERS:
        poster = poster_of(LIBRARY, flow, language)
        assert "112" in poster.danger
        assert flow != "jongere" or ("0800-0432" in poster.other and "16" in poster.other)


def test_what_is_sent_along_is_two_sentences_and_the_address() -> None:
    for flow, language in POSTERS:
        sentences, found = to_share(poster_of(LIBRARY, flow, language), ADDRESS).split("\n")
        assert (sentences.count("."), found) == (2, ADDRESS)


def test_the_same_link_gives_the_same_files(made: tuple[str, str, dict[str, bytes]]) -> None:
    flow, language, files = made
    assert files_of(poster_of(LIBRARY, flow, language), ADDRESS) == files


@pytest.mark.parametrize("words_in_title", [1, 2, 30])
def test_whatever_an_author_writes_stays_on_the_page(words_in_title: int) -> None:
    poster = poster_of(LIBRARY, "jongere", "nl")
    long = replace(poster, title="Wie " * words_in_title, about="om je heen " * 12, other="112 en meer " * 30)
    for end in PAGES:
        page = printed(files_of(long, LONG)[end]).convert("L")
        assert read(page) == [LONG]
        margin = round(page.width * 0.04)
        page.paste(255, (margin, 0, page.width - margin, page.height))
        assert page.getextrema() == (255, 255)
