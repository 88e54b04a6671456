"""`python -m bot link`: what an operator gets, and what they are told where it cannot be."""

import asyncio
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from bot.cli import main
from bot.settings import read_settings
from bot.storage.opening import opened
from tests.fakegram import FakeTelegram
from tests.storage.stores import a_store, rows
from tests.storage.visiting import visit

ASKED = ["link", "--flow", "ouder", "--name", "Inloop Óost"]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("BOT_TOKEN", "BOT_KEYS", "DATABASE_URL", "TELEGRAM_API_URL", "DATA_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BOT_USERNAME", "KringBot")


def test_a_link_is_printed_drawn_and_opens_its_door(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ASKED, "--out", "uit", "--most", "1"]) == 0
    link, _, share, again, _, *paths = capsys.readouterr().out.splitlines()
    assert link == again and link.startswith("https://t.me/KringBot?start=")
    assert share.startswith("Hier kun je")
    assert paths == [f"uit/inloop-oost-{end}" for end in ("qr.png", "qr.svg", "poster-a4.pdf", "poster-a5.pdf")]
    assert [found.text for found in zxingcpp.read_barcodes(Image.open(paths[0]))] == [link]
    assert all(Path(path).read_bytes().startswith(b"%PDF") for path in paths[2:])
    code = link.partition("=")[2]
    with a_store(tmp_path) as store:
        assert visit(store, range(1, 3), code) == ["ouder", "hallo"]
        assert [row["maker"] for row in rows(store, "link")] == [None]


def test_the_texts_are_in_the_language_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ASKED, "--lang", "en"]) == 0
    assert "Here you can" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (["--flow", "nergens"], "--flow: choose one of "),
        (["--days", "366"], "--days wants 1 to 365"),
        (["--most", "0"], "--most wants 1 to 500"),
        (["--out", "/proc/nergens"], "--out: /proc/nergens cannot be written to"),
    ],
)
def test_what_cannot_be_is_one_line_and_leaves_no_link(
    changed: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with a_store(tmp_path):
        capsys.readouterr()
    assert main([*ASKED, *changed]) == 2
    error = capsys.readouterr().err
    assert says in error and error.count("\n") == 1
    with a_store(tmp_path) as store:
        assert rows(store, "link") == []


def test_a_poster_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ASKED) == 0
    before = Path("inloop-oost-poster-a4.pdf").read_bytes()
    assert main(ASKED) == 2
    assert "is there already" in capsys.readouterr().err
    assert Path("inloop-oost-poster-a4.pdf").read_bytes() == before
    with a_store(tmp_path) as store:
        assert len(rows(store, "link")) == 1


def test_beside_a_running_bot_it_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with opened(read_settings()):
        assert main(ASKED) == 2
    assert "stop that one first" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["", "@KringBot", "kr", "met spatie"])
def test_a_bot_without_a_good_name_is_told(
    value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOT_USERNAME", value)
    assert main(ASKED) == 2
    error = capsys.readouterr().err
    assert "BOT_USERNAME" in error and error.count("\n") == 1


async def test_telegram_is_asked_for_the_name_by_who_has_the_token(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BOT_USERNAME")
    async with FakeTelegram() as tg:
        monkeypatch.setenv("BOT_TOKEN", tg.token)
        monkeypatch.setenv("TELEGRAM_API_URL", tg.url)
        assert await asyncio.to_thread(main, ASKED) == 0
    assert "https://t.me/" in capsys.readouterr().out
    assert [request.method for request in tg.requests] == ["getMe"]
