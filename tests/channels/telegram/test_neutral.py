"""What a message shows and allows by itself: at night, to who wants to pass it on, and on the picture."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.channels.telegram.delivering import Deliverer
from bot.channels.telegram.newest import Newest
from bot.channels.telegram.rendering import manner, rendered
from bot.message import Button, Message
from bot.storage.events import Delivery
from tests.channels.counting import PICTURE
from tests.channels.telegram.phones import TALK, acts, all_done
from tests.channels.telegram.running import PNG, running
from tests.fakegram import FakeTelegram
from tests.playing import conversation

EVENING = datetime(2026, 11, 22, 20, 59, 59, tzinfo=UTC)  # almost ten in the Netherlands
SUMMER = datetime(2026, 7, 1, 19, 59, 59, tzinfo=UTC)


class Said:
    """An Api that keeps what it is asked to send."""

    def __init__(self) -> None:
        self.sent: list[dict[str, object]] = []

    async def send(self, chat_id: int, content: dict[str, object]) -> int:
        self.sent.append(content)
        return 1

    async def send_picture(self, chat_id: int, png: bytes, name: str, way: dict[str, object]) -> int:
        self.sent.append(way)
        return 1


async def silent(now: datetime, touched: datetime, message: Message) -> bool:
    api = Said()
    deliverer = Deliverer(api, Newest(), lambda picture: PNG, lambda: now)  # type: ignore[arg-type]
    await deliverer.deliver(Delivery(7, 0, message, touched=int(touched.timestamp())), 0)
    return bool(api.sent[0].get("disable_notification"))


@pytest.mark.parametrize("evening", [EVENING, SUMMER])
@pytest.mark.parametrize("message", [Message("tekst"), Message("", picture=PICTURE)], ids=["text", "picture"])
async def test_at_night_only_what_answers_a_touch_of_just_now_makes_a_sound(
    evening: datetime, message: Message
) -> None:
    long_ago = evening - timedelta(hours=3)
    assert not await silent(evening, long_ago, message)
    for hours, night in ((0, True), (4, True), (8.99, True), (9, False), (12, False)):
        now = evening + timedelta(hours=hours, seconds=2)
        assert await silent(now, long_ago, message) == night
        assert not await silent(now, now - timedelta(seconds=299), message)
        assert await silent(now, now - timedelta(seconds=301), message) == night


def test_what_is_personal_cannot_be_passed_on_and_help_can() -> None:
    assert manner(Message("persoonlijk"), silent=False) == {"protect_content": True}
    assert manner(Message("hulp", open=True), silent=False) == {}
    assert manner(Message("hulp", open=True), silent=True) == {"disable_notification": True}


def test_a_button_opens_a_site_and_no_message_shows_a_preview() -> None:
    content = rendered(Message("Kijk.", rows=((Button("De site", url="https://voorbeeld.nl"),),)))
    assert content["reply_markup"]["inline_keyboard"] == [[{"text": "De site", "url": "https://voorbeeld.nl"}]]
    assert content["link_preview_options"] == {"is_disabled": True}


async def test_in_a_whole_conversation_only_help_and_drafts_can_be_passed_on(tmp_path: Path) -> None:
    """However the messages came to say what they say: by being sent so, or by an edit."""
    async with FakeTelegram() as tg, running(tg, tmp_path, conversation()) as service:
        noor = tg.person(7)
        for line in (*TALK[:-1], "/hulp"):
            await acts(noor, line)
            for message in noor.visible:
                if message.from_bot:
                    wanted = bool(message.entities) or "0800" in message.text or "postcode" in message.text
                    assert message.protected != wanted, message.words
                    assert message.photo is None or message.content["has_media_spoiler"]
        assert any(message.entities for message in noor.visible)
        assert any(message.photo for message in noor.visible)
        await all_done(tg, service.store)
        tg.assert_clean()


async def test_an_answer_at_hand_makes_a_sound_and_one_after_an_outage_at_night_does_not(tmp_path: Path) -> None:
    """The time of the touch is that of Telegram, however late it reaches us."""
    async with FakeTelegram() as tg, running(tg, tmp_path) as service:
        noor, clock = tg.person(7), service.store.clock

        def passes(seconds: float) -> None:
            tg.clock.advance(seconds)
            clock._ahead += seconds

        clock.follow = lambda moment: None  # type: ignore[method-assign]
        passes((24.5 - clock.now().hour) % 24 * 3600)
        for late in (0, 1200):
            with tg.updates.held():
                noor.types("hallo")
                passes(late)
            await noor.answered()
            assert noor.last.silent == bool(late)
