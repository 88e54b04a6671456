"""The chat on the page holds what the one on a phone would hold, after every touch."""

from pathlib import Path

import pytest

from bot.channels.preview.chat import Chat, Shown
from bot.message import Button, Message, Outcome
from tests.channels.counting import Counting
from tests.channels.telegram.phones import AWAY, TALK, WIPED, acts, all_done
from tests.channels.telegram.running import running
from tests.fakegram import FakeTelegram, Person
from tests.playing import conversation

Line = tuple[str, list[str]]  # what can be read, and what can be pressed
KEPT = (
    *TALK[:8],
    "/hulp",
    "[Snel weg]",
    "hoi",
    "[Ja]",
    "ik wil dood",
    "/bewaard",
    "/wis",
    "[Ja, alles wissen]",
    "/start",
)
NOT_KEPT = ("/start", "[Beginnen]", "[Liever niet bewaren]", "[Ja]", "[Druk en moe]", "mn zus Fatima", *TALK[7:])


@pytest.mark.parametrize("lines", [TALK, KEPT, NOT_KEPT], ids=["whole", "leaving", "not kept"])
async def test_the_chat_holds_what_a_phone_would_hold(lines: tuple[str, ...], tmp_path: Path) -> None:
    """Telegram sends a picture as a message of its own; the page shows it above its words."""
    chat = Chat(conversation())
    async with FakeTelegram() as tg, running(tg, tmp_path, conversation()) as service:
        noor = tg.person(7)
        for line in lines:
            await acts(noor, line)
            await all_done(tg, service.store)
            touch(chat, line)
            assert on_page(chat) == on_phone(noor), line


def touch(chat: Chat, line: str) -> None:
    """A line of a transcript: the newest message with that button, or typed."""
    label = line[1:-1] if line.startswith("[") else ""
    for one in reversed(chat.shown):
        for button in (button for row in one.message.rows for button in row):
            if label and button.label.removeprefix("✓ ") == label:
                chat.taps(one.number, button.data)
                return
        if label and one.message.rows:
            break
    chat.says(label or line)


def on_page(chat: Chat) -> list[Line]:
    return [line for one in chat.shown for line in lines_of(one)]


def lines_of(one: Shown) -> list[Line]:
    message = one.message
    words = "\n\n".join(filter(None, (message.text, message.quote)))
    picture: list[Line] = [("(plaatje)", [])] if message.picture else []
    return [*picture, (words, [button.label for row in message.rows for button in row])]


def on_phone(person: Person) -> list[Line]:
    return [(message.words or "(plaatje)", message.labels) for message in person.visible]


def test_an_exit_and_a_wipe_leave_one_line() -> None:
    for line, wanted in (("/weg", AWAY), ("/wis\nja", "Klaar, het is hier weer leeg")):
        chat = Chat(conversation())
        for said in ["/start", "[Beginnen]", "ja", "ja", "druk", "mn zus Fatima", *line.split("\n")]:
            touch(chat, said)
        ((words, _),) = on_page(chat)
        assert words.startswith(wanted)


def test_an_old_button_leads_out_in_its_own_place_though_newer_messages_stand_below_it() -> None:
    chat = Chat(conversation())
    for said in ("/start", "[Beginnen]", "ja", "ja", "druk", "mn zus Fatima"):
        touch(chat, said)
    old = next(one for one in chat.shown if one.message.rows)
    way_out = next(b for row in old.message.rows for b in row if b.label == "Snel weg")
    chat.taps(old.number, way_out.data)
    assert [(one.number, one.message.text) for one in chat.shown] == [(old.number, AWAY)]


def test_a_button_of_a_message_that_is_gone_harms_nothing() -> None:
    chat = Chat(conversation())
    chat.says("/start")
    (old,) = (one for one in chat.shown if not one.theirs)
    chat.says("/wis")
    touch(chat, "[Ja, alles wissen]")
    before = on_page(chat)
    assert WIPED.match(before[0][0])
    assert chat.taps(old.number, old.message.rows[0][0].data)  # it is told
    assert chat.taps(99, "nonsense")
    assert on_page(chat) == before


def test_nothing_typed_is_nothing_said() -> None:
    chat = Chat(Counting())
    assert (chat.says(" \n "), chat.shown) == ("", [])


class Failing(Counting):
    def turn(self, *_: object) -> Outcome:
        raise RuntimeError("geheim")


def test_a_mistake_of_ours_is_told_and_what_was_typed_stays(caplog: pytest.LogCaptureFixture) -> None:
    chat = Chat(Failing())
    chat.says("mijn geheim")
    assert [(one.theirs, one.message.text) for one in chat.shown] == [
        (True, "mijn geheim"),
        (False, Failing().sorry().text),
    ]
    assert "turn.failed" in caplog.text
    assert "geheim" not in caplog.text


class Long(Counting):
    """Every message may take the place of the one that was pressed."""

    def turn(self, *_: object) -> Outcome:
        return Outcome(b"1", (Message("zo", rows=((Button("Verder", "s:1:ok"),),), over=True),))


def test_what_is_pressed_is_replaced_only_where_it_is_the_newest() -> None:
    chat = Chat(Long())
    chat.says("een")
    chat.taps(2, "s:1:ok")
    assert [one.number for one in chat.shown] == [1, 2]
    chat.says("twee")
    chat.taps(2, "s:1:ok")
    assert [one.number for one in chat.shown] == [1, 2, 3, 4, 5]
