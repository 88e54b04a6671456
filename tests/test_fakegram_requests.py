"""The small Telegram of our own refuses, and remembers, what the specification does not allow."""

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.fakegram import FakeTelegram
from tests.fakegram.bare import ask, send
from tests.test_fakegram import png

Json = dict[str, Any]


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        server.person(7)
        yield server


def inline(*buttons: Json) -> Json:
    return {"inline_keyboard": [[button] for button in buttons]}


def button(**does: object) -> Json:
    return {"text": "Ja", **does}


def mark(kind: str, offset: int, length: int, **more: object) -> Json:
    return {"type": kind, "offset": offset, "length": length, **more}


HEART = "a❤️‍🔥🙂"  # 1 + 5 + 2 units
CROWD = inline(*[button(callback_data=str(n)) for n in range(101)])

WRONG_MESSAGES: dict[str, Json] = {
    "no text": {"text": None},
    "an empty text": {"text": ""},
    "a text of white space": {"text": " \n "},
    "a text that is a number": {"text": 5},
    "a text that is too long": {"text": "x" * 4097},
    "a text that is too long in UTF-16": {"text": "🙂" * 2049},
    "half a surrogate pair": {"text": "\ud83d"},
    "a chat that is not a number": {"chat_id": "zeven"},
    "a truth that is none": {"protect_content": "misschien"},
    "a parse mode": {"parse_mode": "HTML"},
    "entities that are no list": {"entities": "{}"},
    "entities that are no JSON": {"entities": "[{"},
    "an entity of an unknown type": {"entities": [mark("fat", 0, 1)]},
    "an entity past the end": {"entities": [mark("bold", 1, 8)]},
    "an entity of no length": {"entities": [mark("bold", 1, 0)]},
    "an entity before the beginning": {"entities": [mark("bold", -1, 2)]},
    "an entity that begins inside a character": {"entities": [mark("bold", 7, 1)]},
    "an entity that ends inside a character": {"entities": [mark("bold", 0, 7)]},
    "a link to nowhere": {"entities": [mark("text_link", 0, 1)]},
    "bold code": {"entities": [mark("code", 0, 1), mark("bold", 0, 1)]},
    "a keyboard that is a word": {"reply_markup": "Ja"},
    "a button without a label": {"reply_markup": inline({"text": "", "callback_data": "ja"})},
    "a button that does nothing": {"reply_markup": inline(button())},
    "a button that does two things": {"reply_markup": inline(button(callback_data="ja", url="https://113.nl"))},
    "no callback data": {"reply_markup": inline(button(callback_data=""))},
    "too much callback data": {"reply_markup": inline(button(callback_data="é" * 33))},
    "nothing to copy": {"reply_markup": inline(button(copy_text={"text": ""}))},
    "too much to copy": {"reply_markup": inline(button(copy_text={"text": "x" * 257}))},
    "a web address that is none": {"reply_markup": inline(button(url="113"))},
    "too many buttons": {"reply_markup": CROWD},
    "too many buttons in a row": {"reply_markup": {"inline_keyboard": [[button(callback_data="x")] * 9]}},
    "an answer to message 0": {"reply_parameters": {"message_id": 0}},
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG_MESSAGES)
async def test_a_wrong_message_is_refused_and_remembered(tg: FakeTelegram, what: str) -> None:
    status, body = await ask(tg, "sendMessage", **{"chat_id": 7, "text": HEART, **WRONG_MESSAGES[what]})
    assert (status, body["ok"], body["error_code"]) == (400, False, 400)
    assert len(tg.violations) == 1
    assert tg.violations[0].startswith("sendMessage: Bad Request: ")
    assert tg.person(7).messages == []


RIGHT_MESSAGES: dict[str, Json] = {
    "the longest text": {"text": "x" * 4096},
    "an entity over the whole of it": {"entities": [mark("bold", 0, 8), mark("italic", 6, 2)]},
    "a quote with bold in it": {"entities": [mark("blockquote", 0, 8), mark("bold", 0, 1)]},
    "a link": {"entities": [mark("text_link", 0, 1, url="https://113.nl")]},
    "the longest callback data": {"reply_markup": inline(button(callback_data="x" * 64))},
    "the longest text to copy": {"reply_markup": inline(button(copy_text={"text": "x" * 256}))},
    "a hundred buttons": {"reply_markup": inline(*CROWD["inline_keyboard"][0] * 100)},
    "a reply keyboard": {"reply_markup": {"keyboard": [[{"text": "Ja"}]], "one_time_keyboard": True}},
    "a reply keyboard taken away": {"reply_markup": {"remove_keyboard": True}},
    "a quiet message": {"disable_notification": True, "link_preview_options": {"is_disabled": True}},
}


@pytest.mark.parametrize("what", RIGHT_MESSAGES)
async def test_what_is_just_allowed_is_allowed(tg: FakeTelegram, what: str) -> None:
    status, body = await ask(tg, "sendMessage", **{"chat_id": 7, "text": HEART, **RIGHT_MESSAGES[what]})
    assert (status, body["ok"]) == (200, True)
    tg.assert_clean()


TOLERATED: dict[str, Json] = {
    "unknown parameter colour": {"colour": "red"},
    "unknown parameter pin": {"reply_markup": inline(button(callback_data="ja", pin=True))},
    "empty row in inline_keyboard": {"reply_markup": {"inline_keyboard": [[], [button(callback_data="ja")]]}},
}


@pytest.mark.parametrize("note", TOLERATED)
async def test_what_the_real_server_overlooks_is_done_but_remembered(tg: FakeTelegram, note: str) -> None:
    status, _ = await ask(tg, "sendMessage", chat_id=7, text="hoi", **TOLERATED[note])
    assert status == 200
    assert tg.violations == [f"sendMessage: {note}"]


WRONG_REQUESTS: list[tuple[str, Json]] = [
    ("sendMessage", {"text": "hoi"}),
    ("getUpdates", {"limit": 101}),
    ("getUpdates", {"allowed_updates": ["messages"]}),
    ("setWebhook", {"url": "http://example.org/"}),
    ("setWebhook", {"url": "https://example.org/", "secret_token": "é"}),
    ("deleteMessages", {"chat_id": 7, "message_ids": []}),
    ("deleteMessages", {"chat_id": 7, "message_ids": list(range(1, 102))}),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}),
    ("setMyCommands", {"commands": [{"command": "Stop", "description": "Stoppen"}]}),
    ("setMyCommands", {"commands": [{"command": "s" * 33, "description": "Stoppen"}]}),
    ("setMyCommands", {"commands": [{"command": "stop", "description": "x" * 257}]}),
    ("setMyCommands", {"commands": [{"command": f"c{n}", "description": "x"} for n in range(101)]}),
    ("setMyCommands", {"commands": [{"command": "stop", "description": "x"}] * 2}),
    ("setMyCommands", {"commands": [], "language_code": "Nederlands"}),
    ("setMyDescription", {"description": "x" * 513}),
    ("setMyShortDescription", {"short_description": "x" * 121}),
    ("setMyName", {"name": "x" * 65}),
    ("setChatMenuButton", {"menu_button": {"type": "pancake"}}),
    ("sendChatAction", {"chat_id": 7, "action": "thinking"}),
    ("leaveChat", {"chat_id": 7}),
    ("editMessageText", {"chat_id": 7, "message_id": 1}),
    ("editMessageReplyMarkup", {"chat_id": 7, "message_id": 1, "reply_markup": {"force_reply": True}}),
]


@pytest.mark.parametrize(("method", "parameters"), WRONG_REQUESTS)
async def test_a_wrong_request_is_refused_and_remembered(tg: FakeTelegram, method: str, parameters: Json) -> None:
    status, _ = await ask(tg, method, **parameters)
    assert status == 400
    assert {violation.partition(":")[0] for violation in tg.violations} == {method}


async def test_an_unknown_method_is_not_found_and_remembered(tg: FakeTelegram) -> None:
    assert await ask(tg, "sendDice", chat_id=7) == (
        404, {"ok": False, "error_code": 404, "description": "Not Found: method not found"},
    )  # fmt: skip
    assert tg.violations == ["sendDice: no such method here"]


async def test_a_wrong_token_is_unauthorized_and_a_malformed_one_is_not_found(tg: FakeTelegram) -> None:
    unauthorized = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert await ask(tg, "getMe", token="2:OTHER") == (401, unauthorized)
    not_found = {"ok": False, "error_code": 404, "description": "Not Found"}
    assert await ask(tg, "getMe", token="token") == (404, not_found)


PICTURES = {
    "no picture": b"hallo",
    "nothing": b"",
    "half a picture": png(40, 40)[:-30],
    "a damaged picture": png(40, 40).replace(b"IDAT", b"IDAT\0"),
    "a picture that is too large": png(9000, 1001),
    "a picture that is too narrow": png(21, 1),
    "half a JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF",
}
JPEG = b"\xff\xd8\xff\xc0\x00\x0b\x08\x00\x03\x00\x04\x01\x01\x11\x00\xff\xd9"


def form(**fields: Any) -> aiohttp.FormData:
    data = aiohttp.FormData()
    for name, value in fields.items():
        is_file = isinstance(value, bytes)
        data.add_field(name, value if is_file else str(value), filename="kring.png" if is_file else None)
    return data


@pytest.mark.parametrize("what", PICTURES)
async def test_what_is_no_picture_is_refused(tg: FakeTelegram, what: str) -> None:
    status, _ = await send(tg, "sendPhoto", data=form(chat_id=7, photo=PICTURES[what]))
    assert status == 400
    assert tg.person(7).messages == []
    assert tg.violations


@pytest.mark.parametrize("picture", [png(9000, 1000), png(20, 1), JPEG])
async def test_a_picture_of_just_the_right_measures_is_shown(tg: FakeTelegram, picture: bytes) -> None:
    status, _ = await send(tg, "sendPhoto", data=form(chat_id=7, photo="attach://it", it=picture, caption="x" * 1024))
    assert status == 200
    assert tg.person(7).last.photo == picture
    tg.assert_clean()


async def test_a_caption_has_at_most_1024_characters_and_a_file_must_exist(tg: FakeTelegram) -> None:
    status, _ = await send(tg, "sendPhoto", data=form(chat_id=7, photo=png(), caption="x" * 1025))
    assert status == 400
    _, body = await ask(tg, "sendPhoto", chat_id=7, photo="somewhere-else")
    assert body["description"] == "Bad Request: wrong file identifier/HTTP URL specified"


async def test_a_request_may_come_as_json_form_multipart_or_query(tg: FakeTelegram) -> None:
    keyboard = inline(button(callback_data="ja"))
    folded = {"chat_id": "7", "text": "hoi", "protect_content": "true", "reply_markup": json.dumps(keyboard),
              "entities": json.dumps([mark("bold", 0, 3)])}  # fmt: skip
    await send(tg, "sendMessage", json={"chat_id": 7, "text": "hoi", "reply_markup": keyboard, "protect_content": True,
                                        "entities": [mark("bold", 0, 3)]})  # fmt: skip
    await send(tg, "sendMessage", json=folded)
    await send(tg, "sendMessage", data=folded)
    await send(tg, "SENDMESSAGE", data=form(**folded))
    await send(tg, "sendMessage", params=folded)
    assert [request.status for request in tg.requests] == [200] * 5
    shown = [(message.text, message.entities, message.labels) for message in tg.person(7).visible]
    assert shown == [("hoi", [mark("bold", 0, 3)], ["Ja"])] * 5
    tg.assert_clean()


@pytest.mark.parametrize("body", ["", "[]", "{"])
async def test_a_body_that_is_no_object_is_refused(tg: FakeTelegram, body: str) -> None:
    status, _ = await send(tg, "sendMessage", data=body, headers={"Content-Type": "application/json"})
    assert status == 400
    assert tg.violations
