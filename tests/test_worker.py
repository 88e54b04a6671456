"""A worker makes a link in the chat, and a young person opens it: over Telegram's protocol."""

import re
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
import zxingcpp
from PIL import Image

from bot.drawing import drawn
from bot.engine.library import DOOR
from bot.storage.pace import Pace
from tests.channels.telegram.running import running
from tests.fakegram import FakeTelegram
from tests.fakegram.person import Person
from tests.playing import Player, conversation

WORKING = ("werker", "link maken", "Groep 4", "voor jongeren", "een maand", "vijfentwintig")


async def says(person: Person, *lines: str) -> str:
    for line in lines:
        person.types(line)
        await person.answered(quiet=0.06)
    return "\n\n".join(message.words for message in person.visible if message.from_bot)


def code_in(image: Image.Image) -> str:
    (found,) = zxingcpp.read_barcodes(image)
    return found.text


async def test_who_scans_the_poster_of_a_worker_is_behind_the_right_door(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path, conversation(flow=DOOR), drawn, Pace.unlimited()):
        worker = tg.person(7)
        (address,) = set(re.findall(r"https://t\.me/\S+", await says(worker, "/start werker", *WORKING[1:])))
        assert worker.copies()[0].endswith(address)
        await says(worker, "qr", "poster a4", "poster a5")
        photo, *posters = [message for message in worker.visible if message.photo or message.document]
        assert code_in(Image.open(BytesIO(photo.photo))) == address
        for poster in posters:
            assert code_in(pdfium.PdfDocument(poster.document)[0].render(scale=2).to_pil()) == address
        assert not any(message.protected for message in (photo, *posters))
        name, _, code = address.removeprefix("https://t.me/").partition("?start=")
        assert name == tg.world.me["username"]
        noor = tg.person(8)
        told = await says(noor, f"/start {code}")
        assert "Kindertelefoon" in told and "per maand alleen aantallen" in told
        await says(worker, "sluiten", "ja, sluiten")
        late, stranger = tg.person(9), tg.person(10)
        assert await says(late, f"/start {code}") == await says(stranger, "/start")
        assert "Kindertelefoon" in await says(noor, "beginnen")
        tg.assert_clean()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Groep 4", "Groep 4"),
        ("{people} {0.__class__}", "{people} {0.__class__}"),
        ("Klas van Daan, 06-12345678", "Klas van Daan"),
        ("x" * 41, None),
    ],
)
def test_the_name_of_a_link_is_shown_as_it_was_typed_and_holds_no_number_to_call(typed: str, kept: str | None) -> None:
    player = Player(conversation(flow="werker"))
    player.starts()
    player.says("link maken", typed, "voor jongeren", "een jaar", "vijftig")
    assert [link.label for link in player.desk.links()] == ([kept] if kept else [])
    if kept:
        assert kept in player.seen[-2].text


def test_a_link_that_is_gone_is_no_error_whatever_button_is_pressed() -> None:
    player = Player(conversation(flow="werker"))
    player.starts()
    player.says("link maken", "Groep 4", "voor ouders", "een jaar", "vijftig")
    buttons = {button.label: button for message in player.seen for row in message.rows for button in row}
    player.desk.remove(player.desk.links()[0].number)
    for label in ("QR-plaatje", "Poster A4", "Aantallen", "Even stil", "Sluiten", "Klaar"):
        assert buttons[label].data
        player.taps(label)
        assert player.messages or player.notice
    assert player.says("/start") and player.messages


def test_what_a_worker_typed_is_kept_in_no_state_once_the_link_is_made() -> None:
    player = Player(conversation(flow="werker"))
    player.starts()
    player.says("link maken", "Groep van juf Anja", "voor jongeren", "een jaar", "vijftig", "klaar")
    assert b"Anja" not in player.state
