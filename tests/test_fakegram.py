"""The small Telegram of our own, as a library that knows the real one sees it: python-telegram-bot."""

import asyncio
import struct
import zlib
from collections.abc import AsyncIterator, Callable
from random import Random

import pytest
import telegram
from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, Update

from tests.fakegram import FakeTelegram
from tests.fakegram.bare import ask

HOUR = 3600


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        yield server


@pytest.fixture
async def bot(tg: FakeTelegram) -> AsyncIterator[telegram.Bot]:
    async with telegram.Bot(tg.token, base_url=f"{tg.url}/bot", base_file_url=f"{tg.url}/file/bot") as client:
        yield client


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=f"{label}!")] for label in labels])


def png(width: int = 4, height: int = 3) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\xff" * 3 * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def echoing(bot: telegram.Bot) -> Callable[[], "asyncio.Task[None]"]:
    async def serve() -> None:
        offset = 0
        while True:
            for update in await bot.get_updates(offset=offset, timeout=5):
                offset = update.update_id + 1
                if update.callback_query:
                    await update.callback_query.answer("Goed")
                    await update.callback_query.edit_message_text(f"gekozen: {update.callback_query.data}")
                elif update.message:
                    await update.message.reply_text(f"echo {update.message.text}", reply_markup=keyboard("Ja", "Nee"))

    return lambda: asyncio.create_task(serve())


# A conversation


async def test_a_person_talks_with_a_bot_and_waits_for_it_without_sleeping(tg: FakeTelegram, bot: telegram.Bot) -> None:
    person, serving = tg.person(7), echoing(bot)()
    person.types("hallo")
    await person.answered()
    assert person.last.text == "echo hallo"
    assert person.buttons() == ["Ja", "Nee"]
    person.taps("Nee")
    await person.answered()
    assert (person.last.text, person.buttons(), person.notices) == ("gekozen: Nee!", [], ["Goed"])
    assert person.last.edited[0]["text"] == "echo hallo"
    tg.assert_clean()
    serving.cancel()


async def test_waiting_for_a_bot_that_is_gone_says_what_is_missing(tg: FakeTelegram) -> None:
    person = tg.person(7)
    person.types("hallo")
    with pytest.raises(TimeoutError, match="1 updates are not confirmed"):
        await person.answered(timeout=0.05)


async def test_tapping_what_is_not_there_names_what_is(tg: FakeTelegram, bot: telegram.Bot) -> None:
    person = tg.person(7)
    await bot.send_message(7, "Mag dat?", reply_markup=keyboard("Ja", "Nee"))
    with pytest.raises(AssertionError, match="no button 'Misschien'; there are: 'Ja', 'Nee'"):
        person.taps("Misschien")


async def test_an_older_button_can_be_tapped_by_its_message(tg: FakeTelegram, bot: telegram.Bot) -> None:
    person = tg.person(7)
    first = await bot.send_message(7, "een", reply_markup=keyboard("Ja"))
    second = await bot.send_message(7, "twee", reply_markup=keyboard("Ja"))
    person.taps("Ja")
    person.taps("Ja", message_id=first.message_id)
    queries = [update.callback_query for update in await bot.get_updates()]
    tapped = [query.message.message_id for query in queries if query and query.message]
    assert tapped == [second.message_id, first.message_id]


async def test_a_copy_button_fills_the_clipboard_and_the_bot_hears_nothing(tg: FakeTelegram, bot: telegram.Bot) -> None:
    person, copying = tg.person(7), InlineKeyboardButton("Kopieer", copy_text=CopyTextButton("Lieve Els"))
    await bot.send_message(7, "Je bericht", reply_markup=InlineKeyboardMarkup([[copying]]))
    assert person.copies() == ["Lieve Els"]
    assert person.taps("Kopieer") == ""
    assert person.clipboard == "Lieve Els"
    assert await bot.get_updates() == ()


async def test_a_tap_on_a_deleted_message_carries_no_message(tg: FakeTelegram, bot: telegram.Bot) -> None:
    person = tg.person(7)
    sent = await bot.send_message(7, "een", reply_markup=keyboard("Ja"))
    await sent.delete()
    person.forges("Ja!", sent.message_id)
    _, body = await ask(tg, "getUpdates")
    message = body["result"][0]["callback_query"]["message"]
    assert (message["message_id"], message["date"], "text" in message) == (sent.message_id, 0, False)


KINDS = [
    "voice", "photo", "sticker", "contact", "location", "poll", "document", "video_note", "video", "audio", "animation",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
async def test_whatever_a_person_sends_can_be_parsed(tg: FakeTelegram, bot: telegram.Bot, kind: str) -> None:
    tg.person(7).sends(kind)
    (update,) = await bot.get_updates()
    assert update.message
    assert getattr(update.message, kind)
    assert not update.message.api_kwargs


async def test_commands_links_and_forwards_look_as_they_do_on_telegram(tg: FakeTelegram, bot: telegram.Bot) -> None:
    person = tg.person(7)
    person.command("/start abc_1")
    person.types("🙂 zie https://113.nl.")
    person.forwards("van een ander")
    start, link, forwarded = [update.message for update in await bot.get_updates() if update.message]
    assert start.parse_entities(["bot_command"]) == {MessageEntity("bot_command", 0, 6): "/start"}
    assert list(link.parse_entities(["url"]).values()) == ["https://113.nl"]
    assert forwarded.forward_origin


async def test_half_a_character_reaches_the_bot_as_it_was_typed(tg: FakeTelegram) -> None:
    tg.person(7).types("\ud83d /start")
    _, body = await ask(tg, "getUpdates")
    assert body["result"][0]["message"]["text"] == "\ud83d /start"


async def test_an_edit_by_a_person_arrives_only_if_something_changed(tg: FakeTelegram, bot: telegram.Bot) -> None:
    person = tg.person(7)
    typed = person.types("halo")
    person.edits(typed.id, "halo")
    person.edits(typed.id, "hallo")
    assert [update.edited_message and update.edited_message.text for update in await bot.get_updates()] == [
        None,
        "hallo",
    ]


async def test_a_group_shows_commands_only_and_can_be_left(tg: FakeTelegram, bot: telegram.Bot) -> None:
    group = tg.group(-100123)
    group.adds_bot()
    group.says("gewoon gepraat")
    group.says("/start")
    added, service, command = await bot.get_updates()
    assert added.my_chat_member and added.my_chat_member.new_chat_member.status == "member"
    assert service.message and service.message.new_chat_members
    assert command.message and command.message.text == "/start"
    await bot.leave_chat(-100123)
    assert not group.has_bot
    with pytest.raises(telegram.error.Forbidden, match="bot is not a member"):
        await bot.send_message(-100123, "dag")


# What a bot may do


async def test_what_is_sent_comes_back_as_a_message(tg: FakeTelegram, bot: telegram.Bot) -> None:
    person = tg.person(7)
    bold = MessageEntity("bold", 0, 4)
    sent = await bot.send_message(
        7, "Noor, hoi  \n", entities=[bold], reply_markup=keyboard("Ja"), protect_content=True
    )
    assert (sent.text, sent.entities, sent.has_protected_content) == ("Noor, hoi", (bold,), True)
    assert (person.last.protected, person.last.silent) == (True, False)
    assert sent.reply_markup == keyboard("Ja")
    answer = await bot.send_message(7, "ja", reply_to_message_id=sent.message_id)
    assert answer.reply_to_message and answer.reply_to_message.text == "Noor, hoi"
    assert [message.text for message in person.visible] == ["Noor, hoi", "ja"]


async def test_a_picture_and_a_document_keep_their_bytes_and_their_caption(tg: FakeTelegram, bot: telegram.Bot) -> None:
    person = tg.person(7)
    sent = await bot.send_photo(7, png(), caption="Je kring", reply_markup=keyboard("Verder"))
    assert (person.last.photo, person.last.caption, person.buttons()) == (png(), "Je kring", ["Verder"])
    await bot.send_photo(7, sent.photo[-1].file_id)
    assert person.last.photo == png()
    await bot.send_document(7, b"%PDF-", filename="brief.pdf")
    assert person.last.document == b"%PDF-"
    await bot.edit_message_media(telegram.InputMediaPhoto(png(8, 8), caption="Nieuw"), 7, sent.message_id)
    assert person.visible[0].photo == png(8, 8)
    await bot.edit_message_caption(7, sent.message_id, caption="Nieuwer")
    assert person.visible[0].caption == "Nieuwer"
    tg.assert_clean()


async def test_the_bot_says_who_it_is_and_the_test_can_read_it(tg: FakeTelegram, bot: telegram.Bot) -> None:
    tg.person(7)
    await bot.set_my_commands([("stop", "Stoppen")], language_code="nl")
    await bot.set_my_name("Kring")
    await bot.set_my_description("Praat met je kring")
    await bot.set_my_short_description("Kring", language_code="nl")
    await bot.set_chat_menu_button(menu_button=telegram.MenuButtonCommands())
    await bot.send_chat_action(7, "typing")
    assert tg.profile["commands.nl"] == [{"command": "stop", "description": "Stoppen"}]
    assert tg.profile["description"] == "Praat met je kring"
    await bot.delete_my_commands(language_code="nl")
    assert tg.profile["commands.nl"] == []
    assert (await bot.get_chat(7)).first_name == "Noor"
    assert not (await bot.get_me()).can_join_groups
    assert await bot.close() and await bot.log_out()
    tg.assert_clean()


async def test_an_identical_edit_is_refused_and_is_no_violation(tg: FakeTelegram, bot: telegram.Bot) -> None:
    tg.person(7)
    sent = await bot.send_message(7, "een", reply_markup=keyboard("Ja"))
    with pytest.raises(telegram.error.BadRequest, match="Message is not modified"):
        await sent.edit_text("een", reply_markup=keyboard("Ja"))
    await sent.edit_reply_markup(None)
    with pytest.raises(telegram.error.BadRequest, match="Message is not modified"):
        await sent.edit_reply_markup(None)
    tg.assert_clean()


async def test_what_cannot_be_edited_says_why(tg: FakeTelegram, bot: telegram.Bot) -> None:
    typed, photo = tg.person(7).types("van mij"), await bot.send_photo(7, png())
    text = await bot.send_message(7, "een")
    with pytest.raises(telegram.error.BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("twee", 7, 999)
    with pytest.raises(telegram.error.BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("twee", 7, typed.id)
    with pytest.raises(telegram.error.BadRequest, match="There is no text in the message to edit"):
        await photo.edit_text("twee")
    with pytest.raises(telegram.error.BadRequest, match="There is no caption in the message to edit"):
        await text.edit_caption("twee")


async def test_both_sides_can_be_deleted_for_48_hours(tg: FakeTelegram, bot: telegram.Bot) -> None:
    person = tg.person(7)
    typed, sent = person.types("van mij"), await bot.send_message(7, "van de bot")
    tg.clock.advance(47 * HOUR)
    assert await bot.delete_messages(7, [typed.id, sent.message_id, 999])
    assert person.visible == []
    with pytest.raises(telegram.error.BadRequest, match="Message to delete not found"):
        await bot.delete_message(7, typed.id)


async def test_after_48_hours_nothing_is_deleted_but_own_messages_can_still_be_edited(
    tg: FakeTelegram, bot: telegram.Bot
) -> None:
    person = tg.person(7)
    old = await bot.send_message(7, "oud")
    tg.clock.advance(49 * HOUR)
    new = await bot.send_message(7, "nieuw")
    with pytest.raises(telegram.error.BadRequest, match="Message can't be deleted for everyone"):
        await bot.delete_messages(7, [new.message_id, old.message_id])
    assert [message.text for message in person.visible] == ["oud", "nieuw"]
    await old.edit_text("…")
    assert person.visible[0].text == "…"


# Updates


async def test_an_update_is_confirmed_by_a_higher_offset_and_not_before(tg: FakeTelegram, bot: telegram.Bot) -> None:
    for text in ("een", "twee", "drie"):
        tg.person(7).types(text)
    first, *_ = await bot.get_updates(limit=1)
    assert texts(await bot.get_updates()) == ["een", "twee", "drie"]
    assert texts(await bot.get_updates(offset=first.update_id + 1)) == ["twee", "drie"]
    assert texts(await bot.get_updates(offset=first.update_id + 10_000)) == ["twee", "drie"]
    assert texts(await bot.get_updates(offset=-1)) == ["drie"]
    assert texts(await bot.get_updates()) == ["drie"]


def texts(updates: tuple[Update, ...]) -> list[str | None]:
    return [update.message.text if update.message else None for update in updates]


async def test_a_long_poll_wakes_up_for_an_update(tg: FakeTelegram, bot: telegram.Bot) -> None:
    polling = asyncio.create_task(bot.get_updates(timeout=30))
    while not tg.asked("getUpdates"):
        await asyncio.sleep(0)
    tg.person(7).types("hallo")
    assert texts(await polling) == ["hallo"]


async def test_what_happens_while_held_comes_in_one_go(tg: FakeTelegram, bot: telegram.Bot) -> None:
    polling = asyncio.create_task(bot.get_updates(timeout=30))
    while not tg.asked("getUpdates"):
        await asyncio.sleep(0)
    with tg.updates.held():
        tg.person(7).types("een")
        assert not polling.done()
        tg.person(7).types("twee")
    assert texts(await polling) == ["een", "twee"]


async def test_a_second_poller_ends_the_first(tg: FakeTelegram, bot: telegram.Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    while not tg.asked("getUpdates"):
        await asyncio.sleep(0)
    second = asyncio.create_task(ask(tg, "getUpdates", timeout=30))
    with pytest.raises(telegram.error.Conflict, match="terminated by other getUpdates request"):
        await first
    tg.person(7).types("hallo")
    status, body = await second
    assert (status, body["result"][0]["message"]["text"]) == (200, "hallo")


async def test_only_what_was_asked_for_is_queued(tg: FakeTelegram, bot: telegram.Bot) -> None:
    await bot.get_updates(allowed_updates=["message"])
    person = tg.person(7)
    person.types("hallo")
    person.blocks()
    person.unblocks()
    assert texts(await bot.get_updates()) == ["hallo"]


async def test_a_tap_is_gone_after_150_seconds_and_a_text_after_a_day(tg: FakeTelegram, bot: telegram.Bot) -> None:
    person = tg.person(7)
    await bot.send_message(7, "een", reply_markup=keyboard("Ja"))
    person.taps("Ja")
    person.types("hallo")
    tg.clock.advance(151)
    assert texts(await bot.get_updates()) == ["hallo"]
    tg.clock.advance(24 * HOUR)
    assert await bot.get_updates() == ()


async def test_a_tap_is_answered_once_and_in_time(tg: FakeTelegram, bot: telegram.Bot) -> None:
    person = tg.person(7)
    await bot.send_message(7, "een", reply_markup=keyboard("Ja"))
    tapped = person.taps("Ja")
    await bot.answer_callback_query(tapped, "Goed")
    late = person.taps("Ja")
    tg.clock.advance(151)
    for query in (tapped, late, "12345"):
        with pytest.raises(
            telegram.error.BadRequest, match="Query is too old and response timeout expired or query id"
        ):
            await bot.answer_callback_query(query)
    assert person.notices == ["Goed"]


async def test_a_tap_that_is_never_answered_is_a_violation(tg: FakeTelegram, bot: telegram.Bot) -> None:
    person = tg.person(7)
    await bot.send_message(7, "een", reply_markup=keyboard("Ja"))
    tapped = person.taps("Ja")
    tg.assert_clean()  # it has not been delivered yet
    (update,) = await bot.get_updates()
    await bot.get_updates(offset=update.update_id + 1)
    assert [tap.id for tap in tg.unanswered_callbacks()] == [tapped]
    with pytest.raises(AssertionError, match="was never answered"):
        tg.assert_clean()


async def test_updates_can_come_twice(tg: FakeTelegram, bot: telegram.Bot) -> None:
    tg.updates.duplicating = 1
    tg.person(7).types("een")
    (update,) = await bot.get_updates()
    assert texts(await bot.get_updates(offset=update.update_id + 1)) == ["een"]
    assert texts(await bot.get_updates(offset=update.update_id + 1)) == []
    tg.updates.redeliver()
    assert texts(await bot.get_updates(offset=update.update_id + 1)) == ["een"]


async def test_updates_can_come_in_another_order(tg: FakeTelegram, bot: telegram.Bot) -> None:
    for number in range(6):
        tg.person(7).types(str(number))
    tg.updates.shuffle(Random(1))
    updates = await bot.get_updates()
    assert sorted(filter(None, texts(updates))) == list("012345") != texts(updates)
    assert [update.update_id for update in updates] == sorted(update.update_id for update in updates)


@pytest.mark.parametrize("fresh", [5, 2_000_000_000])
async def test_ids_may_start_anew_and_nothing_is_lost(tg: FakeTelegram, bot: telegram.Bot, fresh: int) -> None:
    tg.person(7).types("een")
    (old,) = await bot.get_updates()
    await bot.get_updates(offset=old.update_id + 1)
    tg.updates.reset_ids(fresh)
    tg.person(7).types("twee")
    (new,) = await bot.get_updates(offset=old.update_id + 1)
    assert (new.update_id, new.message and new.message.text) == (fresh, "twee")


async def test_a_quiet_week_resets_the_ids_by_itself(tg: FakeTelegram, bot: telegram.Bot) -> None:
    tg.person(7).types("een")
    (old,) = await bot.get_updates()
    tg.clock.advance(8 * 24 * HOUR)
    tg.person(7).types("twee")
    (new,) = await bot.get_updates()
    assert new.update_id != old.update_id + 1


# Who may be written to


async def test_a_blocked_bot_hears_of_it_and_gets_403_until_it_is_unblocked(
    tg: FakeTelegram, bot: telegram.Bot
) -> None:
    person = tg.person(7)
    person.blocks()
    (update,) = await bot.get_updates()
    assert update.my_chat_member and update.my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(telegram.error.Forbidden, match="bot was blocked by the user"):
        await bot.send_message(7, "hallo")
    with pytest.raises(AssertionError, match="has blocked the bot"):
        person.types("hallo")
    person.unblocks()
    assert await bot.send_message(7, "hallo")
    tg.assert_clean()


async def test_a_stranger_cannot_be_written_to_first(tg: FakeTelegram, bot: telegram.Bot) -> None:
    stranger = tg.person(8, met=False)
    with pytest.raises(telegram.error.Forbidden, match="can't initiate conversation"):
        await bot.send_message(8, "hallo")
    with pytest.raises(telegram.error.BadRequest, match="Chat not found"):
        await bot.send_message(9, "hallo")
    stranger.types("hoi")
    assert await bot.send_message(8, "hallo")


async def test_the_limit_of_one_message_a_second_is_there_for_who_asks(tg: FakeTelegram, bot: telegram.Bot) -> None:
    tg.person(7), tg.person(8)
    tg.limits.per_chat = 1.0
    for _ in range(3):
        await bot.send_message(7, "snel")
    status, body = await ask(tg, "sendMessage", chat_id=7, text="te snel")
    assert (status, body["parameters"]) == (429, {"retry_after": 1})
    await bot.send_message(8, "een ander")
    tg.clock.advance(1)
    assert await bot.send_message(7, "op tijd")
