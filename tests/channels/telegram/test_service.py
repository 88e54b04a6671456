"""From update to answer, with a Telegram of our own in between."""

import asyncio
from pathlib import Path

import pytest

from bot.message import Picture
from bot.storage.pace import Pace
from tests.channels.telegram.running import PNG, running
from tests.fakegram import FakeTelegram


async def test_a_typed_text_is_answered_with_a_new_message(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor = tg.person(7)
        noor.types("hallo")
        await noor.answered()
        noor.types("nog iets")
        await noor.answered()
        assert [message.text for message in noor.visible] == ["hallo", "1: hallo", "nog iets", "2: nog iets"]
        assert noor.buttons() == ["Ja"]
        tg.assert_clean()


async def test_a_tap_changes_the_question_into_the_next_one(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor = tg.person(7)
        noor.command("start")
        await noor.answered()
        noor.taps("Ja")
        await noor.answered()
        assert [message.text for message in noor.visible] == ["/start", "2: tik s.1.ja"]
        assert noor.notices == ["notitie 2"]
        methods = [request.method for request in tg.requests if request.method.startswith(("answer", "edit"))]
        assert methods == ["answerCallbackQuery", "editMessageText"]
        tg.assert_clean()


async def test_an_old_button_leaves_its_message_as_it_is(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor = tg.person(7)
        noor.types("een")
        await noor.answered()
        old = noor.last.id
        noor.types("twee")
        await noor.answered()
        noor.taps("Ja", old)
        await noor.answered()
        assert [message.text for message in noor.visible][-1] == "3: tik s.1.ja"
        assert noor.chat.find(old).text == "1: een"  # type: ignore[union-attr]
        tg.assert_clean()


async def test_two_taps_at_once_are_both_answered(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor = tg.person(7)
        noor.types("een")
        await noor.answered()
        with tg.updates.held():
            noor.taps("Ja")
            noor.taps("Ja")
        await noor.answered()
        assert len(noor.notices) == 2
        tg.assert_clean()


@pytest.mark.parametrize("data", ["iets vreemds", "x", "s:zz:ja", "😀:1:ja"])
async def test_a_button_that_was_never_ours_counts_as_an_old_one(data: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor = tg.person(7)
        noor.types("een")
        await noor.answered()
        noor.forges(data, noor.last.id)
        await noor.answered()
        assert noor.last.text in {"2: tik .0.", "2: tik 😀.1.ja"}
        tg.assert_clean()


async def test_a_button_on_a_message_that_is_gone_is_answered_with_a_new_message(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor = tg.person(7)
        noor.types("een")
        await noor.answered()
        noor.deletes(noor.last.id)
        noor.forges("s:1:ja", noor.messages[-1].id)
        await noor.answered()
        assert noor.last.text == "2: tik s.1.ja"
        tg.assert_clean()


async def test_what_is_worth_keeping_is_never_edited_away(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor = tg.person(7)
        noor.types("bewaar")
        await noor.answered()
        kept, question = noor.visible[1:]
        assert kept.text == "Bewaar dit.\n\nHoi, kun je 👋 even?"
        assert kept.entities == [{"type": "blockquote", "offset": 13, "length": 20}]
        noor.taps("Ja", question.id)
        await noor.answered()
        noor.forges("s:1:ja", kept.id)
        await noor.answered()
        assert kept in noor.visible
        assert kept.edited == []
        tg.assert_clean()


async def test_a_picture_comes_first_behind_a_spoiler_and_its_words_after_it(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor = tg.person(7)
        noor.types("kring")
        await noor.answered()
        picture, words, question = noor.visible[1:]
        assert picture.photo == PNG
        assert picture.content["has_media_spoiler"]
        assert (words.text, question.text) == ("In woorden.", "1: kring")
        tg.assert_clean()


async def test_a_picture_that_cannot_be_drawn_is_left_out(tmp_path: Path) -> None:
    def broken(picture: Picture) -> bytes:
        raise ZeroDivisionError

    async with FakeTelegram() as tg, running(tg, tmp_path, draw=broken):
        noor = tg.person(7)
        noor.types("kring")
        await noor.answered()
        assert [message.text for message in noor.visible[1:]] == ["In woorden.", "1: kring"]


async def test_a_long_text_comes_in_parts(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor = tg.person(7)
        noor.types("lang")
        await noor.answered()
        assert " ".join(message.text for message in noor.visible[1:-1]).split() == ["woord"] * 1500
        noor.types("x" * 4096)
        await noor.answered()
        tg.assert_clean()


async def test_in_a_group_it_says_nothing_and_leaves(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        group = tg.group(-100)
        group.adds_bot()
        group.says("/start hallo")
        while group.has_bot:
            await tg.world.pulse.next(0.1)
        assert not [request for request in tg.requests if request.method.startswith("send")]
        tg.assert_clean()


async def test_who_blocks_it_is_not_written_to_and_others_are(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor, sam = tg.person(7), tg.person(8)
        with tg.updates.held():
            noor.types("bewaar")
            noor.blocks()
            sam.types("hallo")
        await sam.answered()
        await tg.person(8).answered()
        noor.unblocks()
        noor.types("terug")
        await noor.answered()
        assert noor.last.text == "2: terug"
        assert sam.last.text == "1: hallo"


async def test_a_chat_that_is_told_to_wait_waits_and_nobody_else_does(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor, sam = tg.person(7), tg.person(8)
        tg.fail("sendMessage", kind="429", chat_id=7, retry_after=1)
        noor.types("een")
        sam.types("ander")
        await sam.answered(silence=3)
        await noor.answered(silence=3)
        while len(noor.visible) < 2:
            await tg.world.pulse.next(0.1)
        assert (noor.last.text, sam.last.text) == ("1: een", "1: ander")
        assert [r.parameters["chat_id"] for r in tg.asked("sendMessage")] == [7, 8, 7]
        tg.assert_clean()


@pytest.mark.parametrize(
    ("said", "fault", "times"),
    [
        ("feit", "drop_after", 1),  # perhaps sent: not again
        ("stilte", "drop_after", 2),  # a question: once more, so that none is answered unseen
        ("hulp", "drop_after", 2),  # help: again, until it is sure
        ("feit", "garbage", 1),
        ("stilte", "500", 2),  # refused: again
        ("stilte", "502", 2),
    ],
)
async def test_what_may_have_been_sent_is_repeated_only_when_it_is_help_or_a_question(
    said: str, fault: str, times: int, tmp_path: Path
) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor = tg.person(7)
        tg.fail("sendMessage", kind=fault)
        noor.types(said)
        await noor.answered(silence=4)
        first = tg.asked("sendMessage")[0].parameters["text"]
        while [request.parameters["text"] for request in tg.asked("sendMessage")].count(first) < times:
            await tg.world.pulse.next(0.1)
        noor.types("verder")
        await noor.answered()
        assert [r.parameters["text"] for r in tg.asked("sendMessage")].count(first) == times
        assert noor.last.text == "2: verder"


async def test_a_lost_answer_to_an_edit_is_repeated_and_shows_once(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor = tg.person(7)
        noor.types("een")
        await noor.answered()
        tg.fail("editMessageText", kind="drop_after")
        noor.taps("Ja")
        while len(tg.asked("editMessageText")) < 2:
            await tg.world.pulse.next(0.1)
        await noor.answered()
        assert [message.text for message in noor.visible] == ["een", "2: tik s.1.ja"]
        tg.assert_clean()


async def test_a_tap_that_is_too_old_is_no_error(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor = tg.person(7)
        noor.types("een")
        await noor.answered()
        tg.fail("answerCallbackQuery", kind="500", times=9)
        noor.taps("Ja")
        await noor.answered()
        assert noor.last.text == "2: tik s.1.ja"
        tg.assert_clean()


async def test_everything_delivered_three_times_is_answered_once(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        tg.updates.duplicating = 1
        people = [tg.person(number) for number in range(1, 11)]
        for person in people:
            for word in ("een", "twee", "drie"):
                person.types(word)
        async with running(tg, tmp_path):
            for person in people:
                await person.answered()
            tg.updates.duplicating = 0
            tg.updates.redeliver()
            for person in people:
                person.types("vier")
                await person.answered()
        for person in people:
            told = [message.text for message in person.visible if message.from_bot]
            assert told == ["1: een", "2: twee", "3: drie", "4: vier"]


async def test_a_fresh_numbering_of_updates_loses_nothing(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor = tg.person(7)
        for number, to in enumerate((None, 2_000_000_000, 5, 1_000_000), 1):
            if to:
                tg.updates.reset_ids(to)
            noor.types("hallo")
            await noor.answered()
            assert noor.last.text == f"{number}: hallo"


async def test_outages_and_another_poller_are_waited_out(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor = tg.person(7)
        noor.types("een")
        await noor.answered()
        tg.fail("getUpdates", kind="502")
        tg.fail("getUpdates", kind="drop_before")
        tg.fail("getUpdates", kind="garbage")
        noor.types("twee")
        await noor.answered()
        assert noor.last.text == "2: twee"


async def test_words_that_cannot_be_stored_are_cleaned(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        noor, sam = tg.person(7), tg.person(8)
        with tg.updates.held():
            noor.types("half \ud83d en nul \x00 zo")
            sam.types("gewoon")
        await sam.answered()
        await noor.answered()
        assert (noor.last.text, sam.last.text) == ("1: half � en nul  zo", "1: gewoon")
        tg.assert_clean()


async def test_the_menu_and_the_profile_are_neutral(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path):
        while len(tg.asked("setMyShortDescription")) < 2:
            await tg.world.pulse.next(0.1)
        said = str(tg.profile)
        assert "Een rustig gesprek" in said
        assert [word for word in ("geweld", "veilig", "hulpverlen", "mishandel") if word in said.lower()] == []
        tg.assert_clean()


async def test_a_bot_that_is_stopped_finishes_what_it_has(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        people = [tg.person(number) for number in range(1, 41)]
        for person in people:
            person.types("een")
        async with running(tg, tmp_path):
            while not tg.updates.confirmed:
                await tg.world.pulse.next(0.1)
        assert {person.last.text for person in people} == {"1: een"}


async def test_nobody_gets_more_than_telegram_allows(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path, pace=Pace()):
        tg.limits.per_chat, tg.limits.burst = 1.0, 5.0
        people = [tg.person(number) for number in range(1, 31)]
        for person in people:
            person.types("hallo")
        for person in people:
            await person.answered(silence=5)
        while any(len(person.visible) < 2 for person in people):
            await asyncio.sleep(0.05)
        assert [request.status for request in tg.asked("sendMessage")] == [200] * 30


async def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path) as service:
        people = [tg.person(number) for number in range(1, 11)]
        full, room = "PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000"
        await service.store.run(lambda tx: tx.connection.exec_driver_sql(full))
        for _ in range(4):
            for person in people:
                person.types("x" * 4000)
        while not any(request.method == "getUpdates" for request in tg.requests[-1:]):
            await tg.world.pulse.next(0.1)
        await asyncio.sleep(0.2)
        assert tg.updates.pending
        await service.store.run(lambda tx: tx.connection.exec_driver_sql(room))
        for person in people:
            await person.answered(timeout=30, silence=10)
            assert [message.text[:2] for message in person.visible if message.from_bot] == ["1:", "2:", "3:", "4:"]
