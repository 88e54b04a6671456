"""The transcripts over Telegram's protocol: every touch answered, no request refused, the same words at the end."""

import re
from pathlib import Path

import pytest

from bot.storage.pace import Pace
from tests.channels.telegram.running import by_webhook, running
from tests.fakegram import FakeTelegram
from tests.fakegram.person import Person
from tests.playing import conversation
from tests.test_conversations import TRANSCRIPTS
from tests.transcripts import flow_of, opens_itself

APART = ("later)", "(a link for")  # a clock and links are not at hand here
PLAYABLE = [path for path in TRANSCRIPTS if not any(sign in path.read_text(encoding="utf-8") for sign in APART)]


def person_lines(transcript: str) -> list[str]:
    return [line[2:] for line in transcript.splitlines() if line.startswith("> ")]


def last_words(transcript: str) -> str:
    """The first paragraph that the bot said to the last touch; of a wipe the last one, for only that is left."""
    said, wiped, _ = transcript.rpartition("\n> ")[2].partition("*(Blijft er iets")
    paragraphs = [p for p in said.split("\n\n")[1:] if p.strip() and not p.startswith(("*", "`", "    "))]
    return paragraphs[-1 if wiped else 0]


@pytest.fixture(params=PLAYABLE, ids=lambda path: path.stem)
def transcript(request: pytest.FixtureRequest) -> str:
    return str(request.param.read_text(encoding="utf-8"))


async def test_the_whole_conversation_goes_over_telegram(transcript: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        await play(transcript, tg, tmp_path)


@pytest.mark.parametrize("name", ["ouder-knoppen", "ouder-typen"])
async def test_it_goes_the_same_way_by_webhook(name: str, tmp_path: Path) -> None:
    (path,) = [path for path in PLAYABLE if path.stem == name]
    async with FakeTelegram() as tg:
        await play(path.read_text(encoding="utf-8"), tg, tmp_path, **by_webhook(tg))
        assert not tg.asked("getUpdates")


async def play(transcript: str, tg: FakeTelegram, folder: Path, **given: str) -> None:
    language = "en" if "(English)" in transcript else "nl"
    pace = Pace.unlimited()
    async with running(tg, folder, conversation(language, flow_of(transcript)), pace=pace, **given):
        noor = tg.person(7, first_name="Noor")
        seen: dict[str, str] = {}
        if not opens_itself(transcript):
            noor.command("/start")
            await noor.answered(quiet=0.06)
        for line in person_lines(transcript):
            before = len(noor.notices)
            if line.startswith("["):
                press(noor, line[1:-1], seen)
            elif line.startswith("(") and line[1:-1] == "forward":
                noor.forwards("iets")
            elif line.startswith("(") and line[1:-1] == "edit":
                noor.edits(next(m.id for m in reversed(noor.visible) if not m.from_bot), "iets anders")
            elif line.startswith("("):
                noor.sends(line[1:-1])
            else:
                noor.types(line) if not line.startswith("/") else noor.command(line)
            await noor.answered(quiet=0.06)
            assert noor.last.from_bot or len(noor.notices) > before
        said = "\n\n".join(m.text or "" for m in noor.visible[-4:])
        assert last_words(transcript) in said
        assert re.search(r"\{\w+\}", said) is None
        tg.assert_clean()


def press(noor: Person, label: str, seen: dict[str, str]) -> None:
    """The newest button with that label; where it was edited away, the press that was on its way to it."""
    buttons = [b for m in noor.visible if m.from_bot for row in m.buttons for b in row if b.data]
    seen |= {button.label.removeprefix("✓ "): button.data for button in buttons}
    shown = {button.label.removeprefix("✓ "): button.label for button in buttons}
    if label in shown:
        noor.taps(shown[label])
    else:
        noor.forges(seen[label], noor.last.id)
